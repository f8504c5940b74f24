import { expect, it } from 'vitest'
import { slice, tableOfLines } from '../../../../shared/formats/core/lines.ts'
import {
  BLANK_IN_TEXT,
  blockSpan,
  type CueRules,
  endOfCue,
  NO_BLANK_BEFORE,
  NO_TIMES,
  scanCues,
  startOfCue,
  textSpan,
} from '../../../../shared/formats/cues/cues.ts'

const RULES: CueRules = {
  from: 0,
  anyId: false,
  numbered: true,
  isComment: () => false,
  form: { kind: 'seconds', digits: 3 },
}

it('puts every line that is not blank into one cue, or among the strays', () => {
  const text = 'x\n\n1\n0:01 --> 0:02\na\n\nb\n2\n0:02 --> 0:03\n\n\n3\nc\n'
  const scan = scanCues(text, tableOfLines(text), RULES)
  expect(scan.strays).toEqual([0])
  expect(Array.from(scan.id, (_, cue) => [slice(text, textSpan(scan, cue)), scan.odd[cue]])).toEqual([
    ['a\n\nb', BLANK_IN_TEXT],
    ['', NO_BLANK_BEFORE],
    ['c', NO_TIMES],
  ])
  expect(Array.from(scan.id, (_, cue) => slice(text, blockSpan(scan, cue)))).toEqual([
    '1\n0:01 --> 0:02\na\n\nb',
    '2\n0:02 --> 0:03',
    '3\nc',
  ])
})

it('leaves comments alone, but not times inside them', () => {
  const text = 'NOTE a\nb\n\n0:01 --> 0:02\nc\n\nNOTE\n0:03 --> 0:04\nd\n'
  const scan = scanCues(text, tableOfLines(text), {
    ...RULES,
    numbered: false,
    anyId: true,
    isComment: (line) => line.startsWith('NOTE'),
  })
  expect(Array.from(scan.id, (_, cue) => slice(text, textSpan(scan, cue)))).toEqual(['c', 'd'])
  expect(scan.strays).toEqual([])
})

it('knows when cues begin and end, also after weeks', () => {
  const text =
    '1\n999:00:00,000 --> 999:00:01,500\na\n\n2\n0:01 --> 9:99:9999\nb\n\n3\n0:0x --> 0:01\n4\n-1:00:00 --> 0:01\nd\n'
  const scan = scanCues(text, tableOfLines(text), RULES)
  expect(Array.from(scan.id, (_, cue) => [startOfCue(scan, cue), endOfCue(scan, cue)])).toEqual([
    [999 * 3_600_000, 999 * 3_600_000 + 1500],
    [1000, null],
    [null, null],
    [null, null],
  ])
})
