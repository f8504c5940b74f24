import { type Diagnostic, warning } from '../model/diagnostic.ts'
import { SRT_FORM } from '../model/time.ts'
import { createSegment, type Segment, type Transcript } from '../model/transcript.ts'
import { cueFindings, cueTokens, type ReadCue, rollingFinding, strayFindings } from './cue-findings.ts'
import { printSrt, showSrt, styledSrt } from './cue-text.ts'
import { type Cue, type CueRules, scanCues, textSpan } from './cues.ts'
import { fillTimes, guessLength } from './fill-times.ts'
import type { BlockContext, Choices, Reading, Span, TimeForm, TranscriptFormat } from './format.ts'
import { extensionOf, onOwnLine, slice, splitLines, trimSpan } from './lines.ts'
import { acceptNames, findPrefix, type Prefix } from './speaker-prefix.ts'
import { capFindings, printTime } from './stamps.ts'
import { namesBy, SPEAKERS } from './write-options.ts'

const FORM: TimeForm = { kind: 'clock', clock: SRT_FORM }
const RULES: CueRules = { from: 0, anyId: false, numbered: true, isComment: () => false, form: FORM }
const COORDINATES = /^\s*(?:[XY][12]:\s*-?\d+\s*)+$/i

/** SubRip: numbered cues with `hh:mm:ss,mmm --> hh:mm:ss,mmm`. There is no standard; the reader takes what files bring. */
export const srt: TranscriptFormat = {
  id: 'srt',
  name: 'SubRip subtitles (SRT)',
  extensions: ['srt'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\s*/y, fresh: '\n\n', least: 2 },
  recognise,
  read,
  write,
  options: [SPEAKERS],
  block,
  printText: (text, context) => onOwnLine(printSrt(text, context.eol), context),
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
  styled: (source, { text }) => (text ? styledSrt(slice(source, text)) : []),
}

function recognise(text: string, name: string): number {
  if (/^\ufeff?\s*WEBVTT/.test(text)) return 0.1
  const times = /^[ \t]*\d[\d:.,]*[ \t]*-{1,3}>[ \t]*\d[\d:.,]*/m.exec(text)
  if (!times) return 0
  const hasComma = /\d,\d/.test(times[0])
  return (
    0.6 +
    (hasComma ? 0.15 : 0) +
    (/^\ufeff?\s*\d+\s*$/m.test(text.slice(0, 40)) ? 0.05 : 0) +
    (extensionOf(name) === 'srt' ? 0.2 : 0)
  )
}

function read(text: string): Reading {
  const lines = splitLines(text)
  const { cues, strays } = scanCues(text, lines, RULES)
  const prefixes = cues.map((cue) => findPrefix(slice(text, bodySpan(text, cue, lines))))
  const names = acceptNames(prefixes)
  let speaker: string | null = null
  const read: ReadCue[] = []
  const diagnostics: Diagnostic[] = strayFindings(strays, 'srt/text-outside')
  for (const [i, cue] of cues.entries()) {
    const prefix = prefixes[i]
    const own = prefix && names.has(prefix.name) ? prefix : null
    if (own) speaker = own.name
    const one = readCue(text, cue, lines, `L${i + 1}`, own, speaker)
    read.push(one)
    if (cue.id === null) {
      diagnostics.push(
        warning('srt/missing-index', 'This cue has no number.', (cue.times ?? 0) + 1, one.segment.id),
      )
    }
    const rest = cue.timing ? slice(text, cue.timing.rest).trim() : ''
    if (rest !== '' && cue.first < cue.last && !COORDINATES.test(rest)) {
      const message = `“${rest.slice(0, 40)}” follows the times; it stays in the file but is not shown.`
      diagnostics.push(warning('srt/after-times', message, (cue.times ?? 0) + 1, one.segment.id))
    }
  }
  const all = [
    ...diagnostics,
    ...orderFindings(text, read),
    ...cueFindings(text, read, 'srt'),
    ...rollingFinding(read),
  ]
  return {
    transcript: { segments: read.map(({ segment }) => segment) },
    tokens: new Map(read.map(({ segment, tokens }) => [segment.id, tokens])),
    diagnostics: capFindings(all),
    title: null,
  }
}

function readCue(
  text: string,
  cue: Cue,
  lines: readonly Span[],
  id: string,
  prefix: Prefix | null,
  speaker: string | null,
): ReadCue {
  const whole = bodySpan(text, cue, lines)
  const body = prefix
    ? trimSpan(text, { from: whole.from + prefix.textFrom, to: whole.to })
    : trimSpan(text, whole)
  const start = cue.timing?.start
  const end = cue.timing?.end
  const segment = createSegment(
    id,
    start?.ms ?? null,
    start?.ms == null ? null : (end?.ms ?? null),
    showSrt(slice(text, body)),
    { speaker },
  )
  const tokens = cueTokens(
    text,
    cue,
    lines,
    body,
    prefix ? { from: whole.from + prefix.from, to: whole.from + prefix.to } : null,
  )
  return { cue, segment, tokens }
}

/** The lines below the times; text on the line of the times when there is nothing below. */
function bodySpan(text: string, cue: Cue, lines: readonly Span[]): Span {
  const below = textSpan(cue, lines)
  if (cue.first < cue.last || !cue.timing) return below
  const beside = trimSpan(text, cue.timing.rest)
  return beside.from < beside.to && !COORDINATES.test(slice(text, beside)) ? beside : below
}

function orderFindings(text: string, read: readonly ReadCue[]): Diagnostic[] {
  const found: Diagnostic[] = []
  let before: number | null = null
  for (const { cue, segment, tokens } of read) {
    const number: number | null = tokens.index ? Number(slice(text, tokens.index)) : null
    if (number !== null && before !== null && number !== before + 1) {
      const message = `Number ${number} follows ${before}.`
      found.push(warning('srt/number-order', message, (cue.id ?? 0) + 1, segment.id))
    }
    before = number
  }
  return found
}

function write(transcript: Transcript, choices: Choices = {}): string {
  const nameOf = namesBy(SPEAKERS, choices)
  const blocks = fillTimes(transcript).map(({ segment, start, end }, i) => {
    const name = nameOf(segment)
    const prefix = name === null ? '' : `${name}: `
    return `${i + 1}\n${printTime(start, FORM)} --> ${printTime(end, FORM)}\n${prefix}${printSrt(segment.text, '\n')}\n`
  })
  return blocks.join('\n')
}

function block(segment: Segment, { source, neighbour, eol, end, index, speaker }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const form = neighbour?.start?.form ?? FORM
  const arrow =
    neighbour?.start && neighbour.end ? source.slice(neighbour.start.to, neighbour.end.from) : ' --> '
  const number = index ?? (neighbour?.index ? Number(slice(source, neighbour.index)) + 1 : null)
  const repeats = neighbour?.speaker !== undefined || segment.speaker !== speaker
  const prefix = segment.speaker !== null && repeats ? `${segment.speaker}: ` : ''
  const head = number === null ? '' : `${number}${eol}`
  return `${head}${printTime(start, form)}${arrow}${printTime(stop, neighbour?.end?.form ?? form)}${eol}${prefix}${printSrt(segment.text, eol)}`
}
