import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { SRT_FORM } from '../../model/time.ts'
import { createSegment, type Segment, type Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { fillTimes, guessLength } from '../core/fill-times.ts'
import { capFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Choices,
  Patched,
  ReadHint,
  Reading,
  ReadResult,
  Span,
  TextContext,
  TimeForm,
  TranscriptFormat,
} from '../core/format.ts'
import { dominantEol, lineAt, onOwnLine, slice, tableOfLines, trimSpan } from '../core/lines.ts'
import { applyAll } from '../core/replace.ts'
import { printTime } from '../core/timestamps.ts'
import { namesBy, SPEAKERS } from '../core/write-options.ts'
import { createRolling, cueFindings, strayFindings } from './cue-findings.ts'
import { srtMarkup } from './cue-markup.ts'
import { blockPrefix, findNames } from './cue-names.ts'
import { printSrt, showSrt, styledSrt, textReader } from './cue-text.ts'
import { HAS_REST } from './cue-times.ts'
import { oddTimingIn } from './cue-timing.ts'
import { createPlaces, hasOddNumber, numberOfCue, placeText, tokensOfCues } from './cue-tokens.ts'
import { WOVEN, weave } from './cue-woven.ts'
import { type WovenStyle, wovenBlock, wovenTimes } from './cue-woven-save.ts'
import {
  type CueRules,
  type CueScan,
  endOfCue,
  lineOfCue,
  NONE,
  scanCues,
  startOfCue,
  textSpan,
  timingOf,
} from './cues.ts'

/** Cues between two progress reports. Finding the cues was the first half of the work. */
const TELL = 4096
const HALF = 0.5
const FORM: TimeForm = { kind: 'clock', clock: SRT_FORM }
const RULES: CueRules = { from: 0, anyId: false, numbered: true, isComment: () => false, form: FORM }
const COORDINATES = /^\s*(?:[XY][12]:\s*-?\d+\s*)+$/i
const WOVEN_STYLE: WovenStyle = {
  form: FORM,
  print: printSrt,
  show: showSrt,
  name: (name) => `${name}: `,
}
/** The first times must be within this many characters. */
const REACH = 1_000_000

/**
 * SubRip: numbered cues with `hh:mm:ss,mmm --> hh:mm:ss,mmm`. There is no standard; the reader takes what
 * files contain.
 */
export const srt: TranscriptFormat = {
  id: 'srt',
  name: message('format.srt'),
  extensions: ['srt'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\s*/y, fresh: '\n\n', least: 2 },
  recognise,
  read,
  write,
  options: [SPEAKERS],
  block,
  syntax: (_source, eol) => srtMarkup(eol),
  printText,
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
  styled: (source, { text }) => (text ? styledSrt(slice(source, text)) : []),
  patchMore: (now, was, tokens) => (tokens.woven ? wovenTimes(now, was, tokens) : []),
  save,
}

function recognise(head: string, name: string, text: string): number {
  if (/^\ufeff?\s*WEBVTT/.test(head)) return 0.1
  const start = text.slice(0, REACH)
  const times = /^[ \t]*\d[\d:.,]*[ \t]*-{1,3}>[ \t]*\d[\d:.,]*/m.exec(start)?.[0] ?? oddTimingIn(start)
  if (times === null) return 0
  const hasComma = /\d[,，]\d/.test(times)
  return (
    0.6 +
    (hasComma ? 0.15 : 0) +
    (/^[ \t\ufeff]*\d+[ \t]*$/m.test(head.slice(0, 40)) ? 0.05 : 0) +
    (extensionOf(name) === 'srt' ? 0.2 : 0)
  )
}

function read(text: string, { progress }: ReadHint): Reading {
  const scan = scanCues(text, tableOfLines(text), RULES)
  const count = scan.id.length
  const places = createPlaces(count)
  for (let cue = 0; cue < count; cue++) {
    const { from, to } = bodySpan(text, scan, cue)
    places.textFrom[cue] = from
    places.textTo[cue] = to
  }
  const { nameOf, lasts } = findNames(text, places)
  const shown = textReader(text, showSrt)
  const rolling = createRolling()
  const segments: Segment[] = []
  const diagnostics: Diagnostic[] = strayFindings(scan.strays, 'srt/text-outside')
  let speaker: string | null = null
  for (let cue = 0; cue < count; cue++) {
    if (cue % TELL === 0) progress?.(HALF + HALF * (cue / count))
    const own = nameOf(cue)
    speaker = own?.name ?? (lasts ? speaker : null)
    const { from, to } = placeText(text, places, cue, own)
    const id = lineId(cue)
    const shownText = shown(from, to)
    segments.push(createSegment(id, startOfCue(scan, cue), endOfCue(scan, cue), shownText, { speaker }))
    rolling.add(shownText)
    if (scan.id[cue] === NONE) {
      const words = message('found.cueNoNumber')
      diagnostics.push(warning('srt/missing-index', words, lineOfCue(scan, cue), id))
    } else if (hasOddNumber(text, scan, cue)) diagnostics.push(oddNumberFinding(text, scan, cue))
    const rest = restOf(text, scan, cue)
    if (rest !== '' && hasText(scan, cue) && !COORDINATES.test(rest)) {
      const words = message('found.followsTimesStays', { text: rest.slice(0, 40) })
      diagnostics.push(warning('srt/after-times', words, lineOfCue(scan, cue), id))
    }
  }
  const found = diagnostics.concat(orderFindings(text, scan), cueFindings(text, scan, segments, 'srt'))
  const tokens = tokensOfCues(text, scan, places)
  const woven = weave(text, segments, tokens, showSrt)
  return {
    transcript: { segments: woven?.segments ?? segments },
    tokens: woven?.tokens ?? tokens,
    diagnostics: capFindings(woven?.findings(found) ?? found.concat(rolling.findings())),
    title: null,
  }
}

/** Saves; where each sentence stands once for each word, the numbers of the cues may have to follow. */
function save(source: ReadResult, _now: Transcript, patch: (source: ReadResult) => Patched): Patched {
  const done = patch(source)
  const isWoven = source.diagnostics.some(({ code }) => code === WOVEN)
  return isWoven && done.text !== null ? { ...done, text: renumbered(source.text, done.text) } : done
}

/** The text with running numbers, if the text before had them. */
function renumbered(before: string, now: string): string {
  const base = numbersOf(before)[0]
  const isRunning = (numbers: readonly number[]) => numbers.every((number, i) => number === (base ?? 0) + i)
  if ((base !== 0 && base !== 1) || !isRunning(numbersOf(before)) || isRunning(numbersOf(now))) return now
  const scan = scanCues(now, tableOfLines(now), RULES)
  const tokens = tokensOfCues(now, scan, createPlaces(scan.id.length))
  const edits = [...tokens.values()].flatMap(({ index, block: { from } }, i) => {
    const number = String(base + i)
    return index ? { ...index, text: number } : { from, to: from, text: `${number}${dominantEol(now)}` }
  })
  return applyAll(now, edits)
}

function numbersOf(text: string): number[] {
  const scan = scanCues(text, tableOfLines(text), RULES)
  return Array.from(scan.id, (_, cue) => numberOfCue(text, scan, cue))
}

function oddNumberFinding(text: string, scan: CueScan, cue: number): Diagnostic {
  const line = scan.id[cue] ?? 0
  const words = message('found.oddNumber', { text: slice(text, lineAt(scan.lines, line)).trim() })
  return warning('srt/odd-index', words, line + 1, lineId(cue))
}

/** Beside the times there is one row for the text. */
function printText(text: string, context: TextContext): string {
  const { source, token, eol } = context
  const row = /(?<![^\r\n])[^\r\n]*$/.exec(source.slice(Math.max(0, token.from - 200), token.from))?.[0] ?? ''
  const isBeside = token.from < token.to && row.includes('-->')
  return onOwnLine(printSrt(text, isBeside ? ' ' : eol), context)
}

/** The lines below the times; if there are none, the text beside the times. */
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

/** What follows the times on their line. */
function restOf(text: string, scan: CueScan, cue: number): string {
  const odd = scan.timings.odd[scan.timing[cue] ?? NONE] ?? 0
  const timing = odd & HAS_REST ? timingOf(scan, cue) : null
  return timing ? slice(text, timing.rest).trim() : ''
}

function orderFindings(text: string, scan: CueScan): Diagnostic[] {
  const found: Diagnostic[] = []
  let before = NONE
  for (let cue = 0; cue < scan.id.length; cue++) {
    const number = numberOfCue(text, scan, cue)
    if (number !== NONE && before !== NONE && number !== before + 1) {
      const words = message('found.numberFollows', { number, before })
      found.push(warning('srt/number-order', words, (scan.id[cue] ?? 0) + 1, lineId(cue)))
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

function block(segment: Segment, context: BlockContext): string {
  const woven = wovenBlock(segment, context, WOVEN_STYLE)
  if (woven !== null) return woven
  const { source, neighbour, eol, end, index, marked } = context
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const form = neighbour?.start?.form ?? FORM
  const arrow =
    neighbour?.start && neighbour.end ? source.slice(neighbour.start.to, neighbour.end.from) : ' --> '
  const number = index ?? (neighbour?.index ? Number(slice(source, neighbour.index)) + 1 : null)
  const prefix = blockPrefix(segment, context)
  const head = number === null ? '' : `${number}${eol}`
  return `${head}${printTime(start, form)}${arrow}${printTime(stop, neighbour?.end?.form ?? form)}${eol}${prefix}${marked ?? printSrt(segment.text, eol)}`
}
