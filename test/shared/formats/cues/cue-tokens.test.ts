import { expect, it } from 'vitest'
import { tableOfLines } from '../../../../shared/formats/core/lines.ts'
import {
  createPlaces,
  numberOfCue,
  placeText,
  tokensOfCues,
} from '../../../../shared/formats/cues/cue-tokens.ts'
import { NONE, scanCues } from '../../../../shared/formats/cues/cues.ts'

const RULES = { from: 0, anyId: true, numbered: true, form: { kind: 'seconds', digits: 3 } } as const
const scan = (text: string) => scanCues(text, tableOfLines(text), { ...RULES, isComment: () => false })

it('reads running numbers of up to nine digits, with spaces around', () => {
  const number = (id: string) => {
    const text = `${id}\n00:01 --> 00:02\nwords\n`
    return numberOfCue(text, scan(text), 0)
  }
  expect(number(' 12 ')).toBe(12)
  expect(number('123456789')).toBe(123_456_789)
  expect([number('1234567890'), number('1a'), number('intro')]).toEqual([NONE, NONE, NONE])
})

it('keeps the name apart from the text, both without spaces around', () => {
  const text = 'x Ann:  Hello  '
  const places = createPlaces(1)
  places.textFrom[0] = 2
  places.textTo[0] = text.length
  const body = placeText(text, places, 0, { name: 'Ann', from: 0, to: 3, textFrom: 4 })
  expect(text.slice(body.from, body.to)).toBe('Hello')
  expect([places.nameFrom[0], places.nameTo[0]]).toEqual([2, 5])
})

it('makes tokens of what is there', () => {
  const text = '7\n00:01 --> 00:02\nHello\n'
  const cues = scan(text)
  const places = createPlaces(1)
  places.textFrom[0] = text.indexOf('Hello')
  places.textTo[0] = places.textFrom[0] + 5
  const tokens = [...tokensOfCues(text, cues, places).values()]
  const told = (span?: { from: number; to: number }) => span && text.slice(span.from, span.to)
  expect(
    tokens.map((one) => [told(one.index), told(one.start), told(one.end), told(one.text), one.speaker]),
  ).toEqual([['7', '00:01', '00:02', 'Hello', undefined]])
})
