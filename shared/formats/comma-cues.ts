import type { Diagnostic } from '../model/diagnostic.ts'
import { createSegment, type Segment } from '../model/transcript.ts'
import { cueFindings, strayFindings } from './cue-findings.ts'
import { textReader } from './cue-text.ts'
import type { Timing } from './cue-times.ts'
import { createPlaces, tokensOfCues } from './cue-tokens.ts'
import { NONE, scanCues, textSpan, timingOf } from './cues.ts'
import type { BlockContext, Reading, Span, TextContext, TimeForm } from './format.ts'
import { joinLines, onOwnLine, showLines, slice, tableOfLines, trimSpan } from './lines.ts'
import { acceptNames, prefixFinder } from './speaker-prefix.ts'
import { capFindings, parseStamp, printTime } from './stamps.ts'

const CLOCK = '\\d{1,4}:\\d{1,2}:\\d{1,2}(?:[.,]\\d{1,3})?'
const TIMES = new RegExp(`^([ \\t]*)(${CLOCK})([ \\t]*,[ \\t]*)(${CLOCK})[ \\t]*$`)
const BREAK = /\[br\]/gi

/** Reads `0:00:01.000,0:00:02.500`; null when the line is anything else. */
export function parseCommaTiming(text: string, line: Span, form: TimeForm): Timing | null {
  if (line.to - line.from > 80) return null
  const match = TIMES.exec(slice(text, line))
  if (!match) return null
  const [, lead = '', first = '', comma = '', second = ''] = match
  const token = (from: number, raw: string) => {
    const stamp = parseStamp(raw)
    return { from, to: from + raw.length, form: stamp?.form ?? form, ms: stamp?.ms ?? null }
  }
  const from = line.from + lead.length
  return {
    start: token(from, first),
    end: token(from + first.length + comma.length, second),
    rest: { from: line.to, to: line.to },
  }
}

/**
 * Reads cues with their times on a line of their own, divided by a comma, as SBV and SubViewer write them. `from` = the
 * first line to look at; `id` = what diagnostics begin with.
 */
export function readCommaCues(text: string, id: string, from: number, form: TimeForm): Reading {
  const scan = scanCues(text, tableOfLines(text), {
    from,
    anyId: false,
    numbered: false,
    isComment: () => false,
    form,
    timing: { sign: ',', parse: (all, line) => parseCommaTiming(all, line, form) },
  })
  const bodies = scan.id.map((_, cue) => trimSpan(text, textSpan(scan, cue)))
  const prefixAt = prefixFinder(text)
  const shown = textReader(text, showBreaks)
  const prefixes = bodies.map((body) => prefixAt(body.from, body.to))
  const names = acceptNames(prefixes)
  const places = createPlaces()
  let speaker: string | null = null
  const segments = bodies.map((whole, cue) => {
    const prefix = prefixes[cue]
    const own = prefix && names.has(prefix.name) ? prefix : null
    speaker = own?.name ?? speaker
    const body = own ? trimSpan(text, { from: whole.from + own.textFrom, to: whole.to }) : whole
    places.textFrom.push(body.from)
    places.textTo.push(body.to)
    places.nameFrom.push(own ? whole.from + own.from : NONE)
    places.nameTo.push(own ? whole.from + own.to : NONE)
    const timing = timingOf(scan, cue)
    const start = timing?.start.ms ?? null
    const end = start === null ? null : (timing?.end.ms ?? null)
    return createSegment(`L${cue + 1}`, start, end, shown(body), { speaker })
  })
  const isCoarse = form.kind === 'clock' && form.clock.fraction < 3
  const findings = cueFindings(text, scan, segments, id).filter(
    ({ code }) => !isCoarse || code !== 'time/short-fraction',
  )
  const diagnostics: Diagnostic[] = [...strayFindings(scan.strays, `${id}/text-outside`), ...findings]
  return {
    transcript: { segments },
    tokens: tokensOfCues(text, scan, places),
    diagnostics: capFindings(diagnostics),
    title: null,
  }
}

function showBreaks(raw: string): string {
  return showLines(raw.includes('[') ? raw.replace(BREAK, '\n') : raw)
}

/** Text for a cue; `usesBreaks` = line breaks are written `[br]`, as they are where they stood so before. */
export function printBreaks(text: string, context: TextContext, usesBreaks: boolean): string {
  const { source, token, eol } = context
  const raw = slice(source, token)
  const divider = usesBreaks || /\[br\]/i.test(raw) ? '[br]' : eol
  return onOwnLine(joinLines(text, divider), context)
}

/** The times of a new cue in the form of its neighbour, with the line end after them; `stop` and `start` in ms. */
export function printCommaTimes(
  start: number,
  stop: number,
  form: TimeForm,
  { source, neighbour, eol }: Pick<BlockContext, 'source' | 'neighbour' | 'eol'>,
): string {
  const own = neighbour?.start && neighbour.end ? neighbour : null
  const comma = own?.start && own.end ? source.slice(own.start.to, own.end.from) : ','
  return `${printTime(start, own?.start?.form ?? form)}${comma}${printTime(stop, own?.end?.form ?? form)}${eol}`
}

/** `Name: ` where a speaker is new or the cues around name theirs each time. */
export function prefixOf({ speaker: name }: Segment, { neighbour, speaker }: BlockContext): string {
  return name !== null && (neighbour?.speaker !== undefined || name !== speaker) ? `${name}: ` : ''
}
