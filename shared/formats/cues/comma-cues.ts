import type { Diagnostic } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment } from '../../model/transcript.ts'
import { capFindings } from '../core/findings.ts'
import type { BlockContext, Reading, Span, TextContext, TimeForm } from '../core/format.ts'
import { joinLines, onOwnLine, showLines, slice, tableOfLines, trimSpan } from '../core/lines.ts'
import { parseAnyTime } from '../core/loose-clock.ts'
import { printTime } from '../core/timestamps.ts'
import { cueFindings, strayFindings } from './cue-findings.ts'
import { findNames } from './cue-names.ts'
import { textReader } from './cue-text.ts'
import type { Timing } from './cue-timing.ts'
import { createPlaces, placeText, tokensOfCues } from './cue-tokens.ts'
import { endOfCue, scanCues, startOfCue, textSpan } from './cues.ts'

const CLOCK = '\\d{1,4}:\\d{1,2}:\\d{1,2}(?:[.,]\\d{1,3})?'
const TIMES = new RegExp(`^([ \\t]*)(${CLOCK})([ \\t]*,[ \\t]*)(${CLOCK})[ \\t]*$`)
const BREAK = /\[br\]/gi

/** Reads `0:00:01.000,0:00:02.500`; null when the line is something else. */
export function parseCommaTiming(text: string, line: Span, form: TimeForm): Timing | null {
  if (line.to - line.from > 80) return null
  const match = TIMES.exec(slice(text, line))
  if (!match) return null
  const [, lead = '', first = '', comma = '', second = ''] = match
  const token = (from: number, raw: string) => {
    const time = parseAnyTime(raw)
    const found = { from, to: from + raw.length, form: time?.form ?? form, ms: time?.ms ?? null }
    return time?.isLoose ? ({ ...found, isLoose: true } as const) : found
  }
  const from = line.from + lead.length
  return {
    start: token(from, first),
    end: token(from + first.length + comma.length, second),
    rest: { from: line.to, to: line.to },
  }
}

/**
 * Reads cues with a line of two times separated by a comma, as in SBV and SubViewer. `from` = first line to
 * read; `id` = prefix of the diagnostics.
 */
export function readCommaCues(text: string, id: string, from: number, form: TimeForm): Reading {
  const scan = scanCues(text, tableOfLines(text), {
    from,
    anyId: false,
    numbered: false,
    isComment: () => false,
    form,
    timing: { parse: (all, line) => parseCommaTiming(all, line, form) },
  })
  const count = scan.id.length
  const places = createPlaces(count)
  for (let cue = 0; cue < count; cue++) {
    const { from, to } = trimSpan(text, textSpan(scan, cue))
    places.textFrom[cue] = from
    places.textTo[cue] = to
  }
  const { nameOf, lasts } = findNames(text, places)
  const shown = textReader(text, showBreaks)
  const segments: Segment[] = []
  let speaker: string | null = null
  for (let cue = 0; cue < count; cue++) {
    const own = nameOf(cue)
    speaker = own?.name ?? (lasts ? speaker : null)
    const body = placeText(text, places, cue, own)
    const shownText = shown(body.from, body.to)
    segments.push(
      createSegment(lineId(cue), startOfCue(scan, cue), endOfCue(scan, cue), shownText, { speaker }),
    )
  }
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

/** Text for a cue; `usesBreaks` = line breaks are written `[br]`, as always where the cue had them. */
export function printBreaks(text: string, context: TextContext, usesBreaks: boolean): string {
  const { source, token, eol } = context
  const raw = slice(source, token)
  const divider = usesBreaks || /\[br\]/i.test(raw) ? '[br]' : eol
  return onOwnLine(joinLines(text, divider), context)
}

/** The line of times of a new cue, in the form of its neighbour; `start` and `stop` in ms. */
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
