import { append } from '../../base/append.ts'
import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { type Message, message } from '../../words/message.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type { ReadHint, Reading, TranscriptFormat } from '../core/format.ts'
import type { JsonLayout } from '../core/json-layout.ts'
import { lineCounter } from '../core/lines.ts'
import { printBlock } from './json-block.ts'
import { captionEdits } from './json-captions.ts'
import { copiesOf } from './json-copies.ts'
import { echoEdits } from './json-echoes.ts'
import { holderTexts } from './json-holders.ts'
import { createBuilder } from './json-lines.ts'
import { isRun, patchJson } from './json-patch.ts'
import { printValue } from './json-print.ts'
import { type RawFile, readRaw } from './json-read.ts'
import { withSecondTimes } from './json-second-times.ts'
import { type JsonShape, scoreJson, shapeOf } from './json-shape.ts'
import { turnTimes } from './json-turn-times.ts'

/** What defines a JSON format: its name, its layouts, and how surely a file is one. */
export type JsonFormat = Pick<TranscriptFormat, 'id' | 'name'> &
  Partial<Pick<TranscriptFormat, 'write' | 'read' | 'limits' | 'extensions'>> & {
    /** Possible layouts; the first that finds lines is used. */
    readonly layouts: readonly JsonLayout[]
    readonly score: (shape: JsonShape, text: string) => number
  }

/** A format that reads JSON by layouts and saves it in place. */
export function jsonFormat({ layouts, score, ...more }: JsonFormat): TranscriptFormat {
  return {
    extensions: ['json'],
    limits: { stepMs: 1, times: true, ends: true, speakers: true, words: true },
    speakersLast: false,
    // JSON lines have no commas.
    gap: { pattern: /\s*,\s*|[^\S\n]*\n\s*(?=\{)/y, fresh: ', ', least: 0, between: true },
    recognise(_head, name, text) {
      const shape = shapeOf(text)
      return shape ? scoreJson(score(shape, text), name) : 0
    },
    read: (text, { progress }) => readFirst(text, layouts, progress),
    isAlike: (one, other) => isRun(one) === isRun(other),
    block: printBlock,
    printText: (text, { source, token }) => printValue(text, source, token),
    printName: (name, { source, token }) => printValue(name, source, token),
    speakerPrefix: () => '',
    patchMore: patchJson,
    patchAll: (transcript, source) =>
      [turnTimes, echoEdits, captionEdits, holderTexts].flatMap((edits) => edits(transcript, source)),
    patchCopies: copiesOf,
    ...more,
  }
}

function readFirst(text: string, layouts: readonly JsonLayout[], progress: ReadHint['progress']): Reading {
  let best: Reading | null = null
  for (const layout of layouts) {
    const reading = readLayout(text, layout, progress)
    const isFound = reading.transcript.segments.some((segment) => segment.text !== '')
    if (isFound) return reading
    best ??= reading
  }
  return best ?? { transcript: { segments: [] }, tokens: new Map(), diagnostics: [], title: null }
}

/**
 * Reads a JSON text by one layout, and keeps in step what the file says a second time. Never throws; oddities
 * become diagnostics.
 */
export function readLayout(text: string, known: JsonLayout, progress?: ReadHint['progress']): Reading {
  const layout = withSecondTimes(text, known)
  const builder = createBuilder(text, layout)
  const raw = readRaw(text, layout, (line) => {
    builder.add(line)
    progress?.(line.to / text.length)
  })
  const { segments, tokens, placeOf: offsetOf, grouped, silent } = builder.finish(raw)
  const lineAt = lineCounter(text)
  const placeOf = (i: number) => lineAt(offsetOf(i))
  const diagnostics: Diagnostic[] = []
  for (const [i, { id, start, text: shown }] of segments.entries()) {
    const say = (code: string, words: Message) => diagnostics.push(warning(code, words, placeOf(i), id))
    if (start === null) say('time/unreadable', message('found.segmentNoStart'))
    if (shown === '') say('text/empty', message('found.segmentNoText'))
  }
  if (raw.failed) diagnostics.unshift(cutOff(segments.length, lineAt(Math.min(raw.at, text.length))))
  else append(diagnostics, oddItems(raw, layout, lineAt))
  if (grouped) diagnostics.push(info('json/made-lines', MADE_LINES))
  if (silent.length > 0) diagnostics.push(info('json/silent-turns', silentTurns(silent)))
  // There may be more than a call can take as arguments.
  const all = diagnostics.concat(timeFindings(segments, placeOf))
  return { transcript: { segments }, tokens, diagnostics: capFindings(all), title: null }
}

function cutOff(count: number, line: number): Diagnostic {
  const words = message('found.jsonBreaksOffSegments', { count })
  return warning('json/cut-off', words, line)
}

function oddItems({ odd }: RawFile, { lines }: JsonLayout, lineAt: (at: number) => number): Diagnostic[] {
  const list = lines.split('.').findLast((key) => key !== '*')
  const words =
    list === undefined
      ? message('found.itemOfListNoObject')
      : message('found.itemNoObject', { where: `"${list}"` })
  return odd.slice(0, 50).map((at) => warning('json/odd-segment', words, lineAt(at)))
}

const MADE_LINES = message('found.fileListsSingle')

function silentTurns(names: readonly string[]): Message {
  const who = [...new Set(names)]
  const shown = who.slice(0, 5).join(', ') + (who.length > 5 ? ', …' : '')
  return message('found.silentSpeakers', { count: names.length, shown })
}

function info(code: string, words: Message): Diagnostic {
  return { code, severity: 'info', message: words, line: null, segment: null }
}
