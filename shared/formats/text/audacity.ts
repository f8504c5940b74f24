import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment, type Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { fillTimes, guessLength } from '../core/fill-times.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Reading,
  SegmentTokens,
  Span,
  TimeForm,
  TimeToken,
  TranscriptFormat,
} from '../core/format.ts'
import { isBlank, slice, splitLines, trimSpan } from '../core/lines.ts'
import { shareForm } from '../core/share-form.ts'
import { namesBefore, newPrefix } from '../core/speaker-prefix.ts'
import { printTime } from '../core/timestamps.ts'
import { namesBy, SPEAKERS } from '../core/write-options.ts'
import { parseCell } from '../tables/column-times.ts'
import { brokenFinding } from './broken-stamp.ts'

const FORM: TimeForm = { kind: 'seconds', digits: 3 }
const TIME = '-?\\d{1,9}(?:[.,]\\d{1,12})?|\\d{1,3}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?'
const LABEL = new RegExp(`^[ ]*(${TIME})[ ]*\\t[ ]*(${TIME})[ ]*(?=\\t|$)`)
/** Frequencies of a spectral selection, below its label. */
const FREQUENCIES = /^\\\t/

/** Audacity label tracks: `start TAB end TAB text` in seconds, perhaps followed by a line of frequencies. */
export const audacity: TranscriptFormat = {
  id: 'audacity',
  name: message('format.audacity'),
  extensions: ['txt'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\r\n|\n|\r/y, fresh: '\n', least: 1 },
  recognise,
  read,
  write,
  block,
  // A label without text may lack the tab before it.
  printText: (text, { source, token }) =>
    (token.from === token.to && /\d/.test(source.charAt(token.from - 1)) ? '\t' : '') + oneLine(text),
  printName: (name) => name,
  speakerPrefix: (name) => `${name}: `,
}

function recognise(head: string, name: string): number {
  if (!head.includes('\t')) return 0
  const lines = splitLines(head).filter((line) => !isBlank(head, line) && !isFrequencies(head, line))
  const labels = lines.filter((line) => readTimes(head, line) !== null)
  if (labels.length === 0 || labels.length < lines.length * 0.8) return 0
  // Audacity writes decimals; whole numbers mean another table.
  const fine = labels.filter((line) => /[.,:]\d/.test(slice(head, line).split('\t')[0] ?? '')).length
  if (fine < labels.length * 0.5) return 0
  // More columns mean a table.
  const wide = labels.filter((line) => slice(head, line).split('\t').length > 3).length
  if (wide > labels.length * 0.8) return 0.5
  return 0.8 + (extensionOf(name) === 'txt' ? 0.2 : 0)
}

type Label = { readonly start: Timed; readonly end: Timed; readonly body: Span }
type Timed = TimeToken & { readonly ms: number }

function readTimes(text: string, line: Span): Label | null {
  const match = LABEL.exec(text.slice(line.from, Math.min(line.to, line.from + 100)))
  if (!match) return null
  const [whole, first = '', second = ''] = match
  const start = timed(first, line.from + whole.indexOf(first))
  const end = timed(second, line.from + whole.indexOf(second, whole.indexOf('\t')))
  if (!start || !end) return null
  const from = Math.min(line.from + whole.length + 1, line.to)
  return { start, end, body: trimSpan(text, { from, to: line.to }) }
}

function timed(raw: string, from: number): Timed | null {
  const cell = parseCell(raw, 'seconds', 25)
  if (!cell) return null
  const { form } = cell
  const own: TimeForm = form.kind === 'number' ? shareForm({ ...form, kind: 'seconds' }) : form
  return { from, to: from + raw.length, form: own, ms: cell.ms }
}

function isFrequencies(text: string, line: Span): boolean {
  return FREQUENCIES.test(text.slice(line.from, line.from + 2))
}

function read(text: string): Reading {
  const lines = splitLines(text)
  const found: Diagnostic[] = []
  const labels: (Label & { readonly line: number; text: Span; to: number })[] = []
  for (const [at, line] of lines.entries()) {
    if (isBlank(text, line)) continue
    const above = labels.at(-1)
    const label = readTimes(text, line)
    if (label) labels.push({ ...label, line: at, text: label.body, to: line.to })
    else if (isFrequencies(text, line)) {
      if (above) above.to = line.to
    } else if (above && above.to === above.text.to) {
      above.text = { from: above.text.from, to: trimSpan(text, line).to }
      above.to = line.to
      found.push(
        brokenLabel(text, line, at, labels[0]) ??
          warning('audacity/no-times', message('found.lineNoTimes'), at + 1),
      )
    } else {
      const words = message('found.lineNoTimesStays')
      found.push(warning('audacity/outside', words, at + 1))
    }
  }
  const names = namesBefore(
    text,
    labels.map((label) => label.text),
  )
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  let speaker: string | null = null
  for (const [i, { start, end, text: whole, line, to }] of labels.entries()) {
    const id = lineId(i)
    const own = names[i]
    speaker = own?.name ?? speaker
    const body = own ? trimSpan(text, { from: whole.from + own.textFrom, to: whole.to }) : whole
    segments.push(createSegment(id, start.ms, end.ms, shown(slice(text, body)), { speaker }))
    tokens.set(id, {
      block: { from: start.from, to },
      start,
      end,
      text: body,
      ...(own && { speaker: { from: whole.from + own.from, to: whole.from + own.to } }),
    })
    if (segments.at(-1)?.text === '')
      found.push(warning('text/empty', message('found.labelNoText'), line + 1, id))
  }
  const order = timeFindings(segments, (i) => (labels[i]?.line ?? 0) + 1).filter(
    // A point label starts and ends at the same time.
    ({ code }) => code !== 'time/no-length',
  )
  return { transcript: { segments }, tokens, diagnostics: capFindings([...found, ...order]), title: null }
}

/** A line that begins like a label. */
const LIKE = /^[ ]*-?\d[^\t\n]{0,20}\t[^\t\n]{1,21}(?=\t|$)/

/** The finding about a line that begins like a label but has no times; null = it does not. */
function brokenLabel(text: string, line: Span, at: number, like: Label | undefined): Diagnostic | null {
  const match = LIKE.exec(text.slice(line.from, Math.min(line.to, line.from + 60)))
  if (!match || !like) return null
  const broken = { from: line.from, to: line.from + match[0].length }
  return brokenFinding(text, broken, text.slice(like.start.from, like.end.to), at + 1)
}

function shown(raw: string): string {
  return raw.replace(/[\t\r\n]+/g, ' ')
}

function oneLine(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').trim()
}

function write(transcript: Transcript): string {
  const nameOf = namesBy(SPEAKERS, {})
  const lines = fillTimes(transcript).map(({ segment, start, end }) => {
    const name = nameOf(segment)
    const prefix = name === null ? '' : `${name}: `
    return `${printTime(start, FORM)}\t${printTime(end, FORM)}\t${prefix}${oneLine(segment.text)}\n`
  })
  return lines.join('')
}

function block(segment: Segment, { neighbour, end, speaker }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const times = [
    printTime(start, neighbour?.start?.form ?? FORM),
    printTime(stop, neighbour?.end?.form ?? FORM),
  ]
  return [...times, newPrefix(segment, speaker) + oneLine(segment.text)].join('\t')
}
