import { type Diagnostic, warning } from '../model/diagnostic.ts'
import { SRT_FORM } from '../model/time.ts'
import { createSegment, type Segment, type Transcript } from '../model/transcript.ts'
import { cueFindings, rollingFinding, strayFindings } from './cue-findings.ts'
import { printSrt, showSrt, textReader } from './cue-text.ts'
import { type CuePlaces, createPlaces, indexSpan, tokensOfCues } from './cue-tokens.ts'
import { type CueRules, type CueScan, lineOfCue, NONE, scanCues, textSpan, timingOf } from './cues.ts'
import { fillTimes, guessLength } from './fill-times.ts'
import type { BlockContext, ReadHint, Reading, Span, TimeForm, TranscriptFormat } from './format.ts'
import { extensionOf, onOwnLine, slice, tableOfLines, trimSpan } from './lines.ts'
import { acceptNames, type Prefix, prefixFinder } from './speaker-prefix.ts'
import { capFindings, printTime } from './stamps.ts'

/** Cues between two words about the progress; finding them was one half of the work. */
const TELL = 4096
const HALF = 0.5
const FORM: TimeForm = { kind: 'clock', clock: SRT_FORM }
const RULES: CueRules = { from: 0, anyId: false, numbered: true, isComment: () => false, form: FORM }
const COORDINATES = /^\s*(?:[XY][12]:\s*-?\d+\s*)+$/i
/** How far the first times may be from the beginning (characters). */
const REACH = 1_000_000

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
  block,
  printText: (text, context) => onOwnLine(printSrt(text, context.eol), context),
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
}

function recognise(text: string, name: string): number {
  if (/^\ufeff?\s*WEBVTT/.test(text)) return 0.1
  const times = /^[ \t]*\d[\d:.,]*[ \t]*-{1,3}>[ \t]*\d[\d:.,]*/m.exec(text.slice(0, REACH))
  if (!times) return 0
  const hasComma = /\d,\d/.test(times[0])
  return (
    0.6 +
    (hasComma ? 0.15 : 0) +
    (/^\ufeff?\s*\d+\s*$/m.test(text.slice(0, 40)) ? 0.05 : 0) +
    (extensionOf(name) === 'srt' ? 0.2 : 0)
  )
}

function read(text: string, { progress }: ReadHint): Reading {
  const scan = scanCues(text, tableOfLines(text), RULES)
  const { id, times, timing, timings } = scan
  const places = createPlaces()
  const prefixAt = prefixFinder(text)
  const shown = textReader(text, showSrt)
  const prefixes = id.map((_, cue) => {
    const { from, to } = bodySpan(text, scan, cue)
    places.textFrom.push(from)
    places.textTo.push(to)
    return prefixAt(from, to)
  })
  const names = acceptNames(prefixes)
  const segments: Segment[] = []
  const diagnostics: Diagnostic[] = strayFindings(scan.strays, 'srt/text-outside')
  let speaker: string | null = null
  for (let cue = 0; cue < id.length; cue++) {
    if (cue % TELL === 0) progress?.(HALF + HALF * (cue / id.length))
    const prefix = prefixes[cue]
    const own = prefix && names.has(prefix.name) ? prefix : null
    if (own) speaker = own.name
    const body = placeText(text, places, cue, own)
    const index = timing[cue] ?? NONE
    const start = timings.start[index] ?? -1
    const end = timings.end[index] ?? -1
    segments.push(
      createSegment(`L${cue + 1}`, start < 0 ? null : start, start < 0 || end < 0 ? null : end, shown(body), {
        speaker,
      }),
    )
    const line = lineOfCue(scan, cue)
    if (id[cue] === NONE)
      diagnostics.push(warning('srt/missing-index', 'This cue has no number.', line, `L${cue + 1}`))
    const rest = restOf(text, scan, cue)
    if (rest !== '' && hasText(scan, cue) && !COORDINATES.test(rest)) {
      const message = `“${rest.slice(0, 40)}” follows the times; it stays in the file but is not shown.`
      diagnostics.push(warning('srt/after-times', message, (times[cue] ?? 0) + 1, `L${cue + 1}`))
    }
  }
  diagnostics.push(...orderFindings(text, scan))
  diagnostics.push(...cueFindings(text, scan, segments, 'srt'), ...rollingFinding(segments))
  return {
    transcript: { segments },
    tokens: tokensOfCues(text, scan, places),
    diagnostics: capFindings(diagnostics),
    title: null,
  }
}

/** Where the words of a cue stand, without the name before them; remembers that and the name's place. */
function placeText(text: string, places: CuePlaces, cue: number, prefix: Prefix | null): Span {
  const whole = places.textFrom[cue] ?? 0
  const body = trimSpan(text, { from: whole + (prefix?.textFrom ?? 0), to: places.textTo[cue] ?? whole })
  places.textFrom[cue] = body.from
  places.textTo[cue] = body.to
  places.nameFrom.push(prefix ? whole + prefix.from : NONE)
  places.nameTo.push(prefix ? whole + prefix.to : NONE)
  return body
}

/** The lines below the times; text on the line of the times when there is nothing below. */
function bodySpan(text: string, scan: CueScan, cue: number): Span {
  const below = textSpan(scan, cue)
  const timing = hasText(scan, cue) ? null : timingOf(scan, cue)
  if (!timing) return below
  const beside = trimSpan(text, timing.rest)
  return beside.from < beside.to && !COORDINATES.test(slice(text, beside)) ? beside : below
}

function hasText({ first, last }: CueScan, cue: number): boolean {
  return (first[cue] ?? 0) < (last[cue] ?? 0)
}

/** What stands behind the times on their line. */
function restOf(text: string, { lines, times, timing, timings }: CueScan, cue: number): string {
  const from = timings.rest[timing[cue] ?? NONE]
  const to = lines.to[times[cue] ?? NONE]
  return from === undefined || from === to ? '' : text.slice(from, to).trim()
}

function orderFindings(text: string, scan: CueScan): Diagnostic[] {
  const found: Diagnostic[] = []
  let before = NONE
  for (let cue = 0; cue < scan.id.length; cue++) {
    const index = indexSpan(text, scan, cue)
    const number = index ? Number(slice(text, index)) : NONE
    if (number !== NONE && before !== NONE && number !== before + 1) {
      const message = `Number ${number} follows ${before}.`
      found.push(warning('srt/number-order', message, (scan.id[cue] ?? 0) + 1, `L${cue + 1}`))
    }
    before = number
  }
  return found
}

function write(transcript: Transcript): string {
  let speaker: string | null = null
  const blocks = fillTimes(transcript).map(({ segment, start, end }, i) => {
    const prefix = segment.speaker !== null && segment.speaker !== speaker ? `${segment.speaker}: ` : ''
    speaker = segment.speaker ?? speaker
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
