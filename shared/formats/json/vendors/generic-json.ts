import { append } from '../../../base/append.ts'
import type { Diagnostic } from '../../../model/diagnostic.ts'
import { message } from '../../../words/message.ts'
import type { ReadHint, Reading, ReadResult } from '../../core/format.ts'
import { JSON_UNITS } from '../../core/time-units.ts'
import { jsonFormat, readLayout } from '../json-format.ts'
import { type JsonMapping, layoutOf, proposeMappings } from '../json-mapping.ts'
import { type RawItem, readRaw } from '../json-read.ts'
import { chooseUnit } from '../json-unit.ts'

const ID = 'json-generic'

/** Any JSON with a list of objects with telling keys; the list most like a transcript is read. */
export const genericJson = jsonFormat({
  id: ID,
  name: message('format.jsonList'),
  layouts: [],
  // Every other format is more specific.
  score: (_, text) => {
    const mapping = proposeMappings(text)[0]?.mapping
    return mapping && mapping.start !== null ? 0.5 : 0
  },
  read(text, hint) {
    const mapping = proposeMappings(text)[0]?.mapping
    const unit = JSON_UNITS.find((one) => one === hint.times) ?? 'auto'
    return mapping
      ? readByMapping(text, { ...mapping, unit }, hint)
      : readLayout(text, { lines: '*', line: {} })
  },
})

/** Reads a JSON file by a user's mapping. Never throws. */
export function readMapped(
  text: string,
  name: string,
  mapping: JsonMapping,
  hint: ReadHint = { durationMs: null },
): ReadResult {
  return { ...readByMapping(text, mapping, hint), format: ID, name, text }
}

function readByMapping(text: string, mapping: JsonMapping, { durationMs }: ReadHint): Reading {
  const items: RawItem[] = []
  readRaw(text, layoutOf(mapping, 1), (item) => append(items, item.words ?? [item]))
  const unit = chooseUnit(items, mapping, durationMs)
  const plain = readLayout(text, layoutOf(mapping, unit?.perSecond ?? 1))
  if (!unit) return plain
  const reading = { ...plain, guess: { taken: unit.unit, choices: JSON_UNITS } }
  if (mapping.unit !== 'auto') return reading
  const finding: Diagnostic = {
    code: 'json-generic/unit',
    severity: 'info',
    message: message('found.timesTakenAs', { unit: unit.name, reason: unit.reason }),
    line: null,
    segment: null,
  }
  return { ...reading, diagnostics: [finding, ...reading.diagnostics] }
}
