import { expect, it } from 'vitest'
import type { TimeForm } from '../../../../shared/formats/core/format.ts'
import { tableOfLines } from '../../../../shared/formats/core/lines.ts'
import {
  findTimings,
  HAS_REST,
  ODD_ARROW,
  ODD_END,
  ODD_START,
  TOO_LARGE,
  timingAt,
  UNREADABLE,
} from '../../../../shared/formats/cues/cue-times.ts'
import { parseTiming } from '../../../../shared/formats/cues/cue-timing.ts'

const FORM: TimeForm = { kind: 'seconds', digits: 3 }

it('reads the usual times sign by sign just as the tolerant way reads them', () => {
  for (const line of [
    '00:00:01,000 --> 00:00:02,500',
    '99:59:59.999 --> 00:00:00.000 line:0',
    '00:00:01,000 --> 00:00:02.000\tx',
    '00:60:01,000 --> 00:00:02,000',
    '00:00:01,000 --> 00:00:02,0001',
    '00:00:0a,000 --> 00:00:02,000',
    '100:00:01,000 --> 100:00:02,000',
    '00:00:01,000 --> 00:00:02,000',
    '00:00:01,000 --> 00:00:02,000;',
  ]) {
    const lines = tableOfLines(line)
    const table = findTimings(line, lines, { first: 0, form: FORM })
    const tolerant = parseTiming(line, { from: 0, to: line.length }, FORM)
    expect(table.line.length === 0 ? null : timingAt(table, 0, lines), line).toEqual(tolerant)
    expect([table.start[0] ?? null, table.end[0] ?? null]).toEqual(
      tolerant ? [tolerant.start.ms ?? UNREADABLE, tolerant.end.ms ?? UNREADABLE] : [null, null],
    )
  }
})

it('says what is odd about times, and where a time is too large for its column', () => {
  const text = [
    '00:00:01,000 --> 00:00:02,000 x',
    '00:00:01,5 --> 00:00:02,000',
    '00:00:01,000 --> 99:99:9999',
    '00:00:01,000 - > 00:00:60,000',
    '9999:00:00,000 --> 9999:00:01,000',
    '12',
    '1 -> 2',
  ].join('\n')
  const lines = tableOfLines(text)
  const table = findTimings(text, lines, { first: 0, form: FORM })
  expect([...table.line]).toEqual([0, 1, 2, 3, 4, 6])
  expect([...table.odd]).toEqual([HAS_REST, ODD_START, ODD_END, ODD_END | ODD_ARROW, 0, 0])
  expect([...table.start]).toEqual([1000, 1500, 1000, 1000, TOO_LARGE, 1000])
  expect([...table.end]).toEqual([2000, 2000, UNREADABLE, 60_000, TOO_LARGE, 2000])
  expect(timingAt(table, 4, lines)?.start.ms).toBe(9999 * 3_600_000)
})
