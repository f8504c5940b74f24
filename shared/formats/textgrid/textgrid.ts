import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment, type Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { fillTimes } from '../core/fill-times.ts'
import { capFindings } from '../core/findings.ts'
import type { Reading, SegmentTokens, TimeForm, TimeToken, TranscriptFormat } from '../core/format.ts'
import { lineCounter, showLines } from '../core/lines.ts'
import { linesOf, speakerOf } from './textgrid-lines.ts'
import { type GridTime, parseGrid } from './textgrid-parse.ts'
import { saveGrid } from './textgrid-save.ts'
import { GRID_MARKUP, quote } from './textgrid-text.ts'

const FORM: TimeForm = { kind: 'number', digits: 0 }

/**
 * Praat TextGrid, long and short text form. A tier is a speaker; a tier that splits another into words gives
 * word times.
 */
export const textgrid: TranscriptFormat = {
  id: 'textgrid',
  name: 'Praat TextGrid',
  extensions: ['textgrid'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
  speakersLast: false,
  gap: { pattern: /\s*/y, fresh: '\n', least: 1 },
  recognise,
  read,
  write,
  save: (source, transcript, _, marked) => ({ text: saveGrid(source, transcript, marked()), widened: 0 }),
  syntax: () => GRID_MARKUP,
  block: ({ text }) => text,
  printText: quote,
  printName: (name) => name,
  speakerPrefix: () => '',
}

function recognise(file: string, name: string): number {
  const head = file.slice(0, 1000)
  const own = extensionOf(name) === 'textgrid' ? 0.2 : 0
  if (!/^\ufeff?\s*File type\s*=\s*"ooTextFile(?: short)?"/.test(head)) return 0
  return /"TextGrid"/.test(head) ? 0.8 + own : 0
}

function read(text: string): Reading {
  const grid = parseGrid(text)
  const { lines, hidden } = linesOf(text, grid)
  const lineAt = lineCounter(text)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const found: Diagnostic[] = []
  for (const i of hidden) {
    const words = message('found.tierDividesAnother', { name: grid.tiers[i]?.name ?? '' })
    found.push({ ...warning('textgrid/tier', words), severity: 'info' })
  }
  for (const { name, count, entries } of grid.tiers) {
    if (count.value === entries.length) continue
    const words = message('found.tierSaysEntries', { name, said: count.value, found: entries.length })
    found.push(warning('textgrid/count', words, lineAt(count.from)))
  }
  for (const line of lines) {
    const tier = grid.tiers[line.tier]
    const entry = tier?.entries[line.entry]
    if (!tier || !entry) continue
    const id = lineId(segments.length)
    const { start, end } = entry
    segments.push(
      createSegment(id, start.ms, end?.ms ?? null, showLines(line.text), {
        speaker: speakerOf(tier),
        words: line.words,
      }),
    )
    tokens.set(id, {
      block: entry.block,
      start: tokenOf(start),
      ...(end && { end: tokenOf(end) }),
      text: entry.text,
    })
    if (end && end.ms < start.ms)
      found.push(warning('time/end-before-start', message('found.lineEndsBefore'), lineAt(start.from), id))
  }
  return { transcript: { segments }, tokens, diagnostics: capFindings(found), title: null }
}

function tokenOf({ from, to }: GridTime): TimeToken {
  return { from, to, form: FORM }
}

/** The long form, a tier for each speaker. */
function write(transcript: Transcript): string {
  const lines = fillTimes(transcript)
  const last = lines.reduce((latest, { start, end }) => Math.max(latest, start, end), 1)
  const names = [...new Set(lines.map(({ segment }) => segment.speaker))]
  const tiers = names.map((name, i) => {
    const own = lines.filter(({ segment }) => segment.speaker === name).toSorted((a, b) => a.start - b.start)
    return printTier(name ?? 'transcript', i + 1, own, last)
  })
  return `File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = ${last / 1000}\ntiers? <exists>\nsize = ${tiers.length}\nitem []:\n${tiers.join('')}`
}

type Line = { readonly segment: Segment; readonly start: number; readonly end: number }

function printTier(name: string, number: number, lines: readonly Line[], last: number): string {
  const intervals: string[] = []
  let at = 0
  const add = (from: number, to: number, text: string) => {
    const label = `            xmin = ${from / 1000}\n            xmax = ${to / 1000}\n            text = "${quote(text)}"\n`
    intervals.push(`        intervals [${intervals.length + 1}]:\n${label}`)
    at = to
  }
  for (const { segment, start, end } of lines) {
    if (start > at) add(at, start, '')
    // Intervals cannot overlap or have no length.
    add(Math.max(start, at), Math.max(end, start + 1, at + 1), segment.text)
  }
  if (at < last) add(at, last, '')
  const end = Math.max(at, last) / 1000
  return `    item [${number}]:\n        class = "IntervalTier"\n        name = "${quote(name)}"\n        xmin = 0\n        xmax = ${end}\n        intervals: size = ${intervals.length}\n${intervals.join('')}`
}
