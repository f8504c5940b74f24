import { expect, it } from 'vitest'
import { blockSpan, type CueRules, parseTiming, scanCues, textSpan } from '../../../shared/formats/cues.ts'
import { slice, splitLines } from '../../../shared/formats/lines.ts'

const RULES: CueRules = {
  from: 0,
  anyId: false,
  numbered: true,
  isComment: () => false,
  form: { kind: 'seconds', digits: 3 },
}

it('reads times with any arrow and any white space, and leaves the rest', () => {
  for (const line of [
    '00:01.000 --> 00:02.000 x',
    '00:01.000-->00:02.000 x',
    '  00:01.000\t->\t00:02.000 x',
    '00:01.000 ---> 00:02.000 x',
  ]) {
    const timing = parseTiming(line, { from: 0, to: line.length }, RULES.form)
    expect([timing?.start.ms, timing?.end.ms, timing && slice(line, timing.rest)]).toEqual([1000, 2000, ' x'])
  }
  expect(parseTiming('see --> there', { from: 0, to: 13 }, RULES.form)).toBeNull()
})

it('puts every line that is not blank into one cue, or among the strays', () => {
  const text = 'x\n\n1\n0:01 --> 0:02\na\n\nb\n2\n0:02 --> 0:03\n\n\n3\nc\n'
  const lines = splitLines(text)
  const { cues, strays } = scanCues(text, lines, RULES)
  expect(strays).toEqual([0])
  expect(cues.map((cue) => [slice(text, textSpan(cue, lines)), cue.odd])).toEqual([
    ['a\n\nb', ['blank-in-text']],
    ['', ['no-blank-before']],
    ['c', ['no-times']],
  ])
  expect(cues.map((cue) => slice(text, blockSpan(cue, lines)))).toEqual([
    '1\n0:01 --> 0:02\na\n\nb',
    '2\n0:02 --> 0:03',
    '3\nc',
  ])
})

it('leaves comments alone, but not times inside them', () => {
  const text = 'NOTE a\nb\n\n0:01 --> 0:02\nc\n\nNOTE\n0:03 --> 0:04\nd\n'
  const lines = splitLines(text)
  const { cues, strays } = scanCues(text, lines, {
    ...RULES,
    numbered: false,
    anyId: true,
    isComment: (line) => line.startsWith('NOTE'),
  })
  expect(cues.map((cue) => slice(text, textSpan(cue, lines)))).toEqual(['c', 'd'])
  expect(strays).toEqual([])
})
