import { expect, it } from 'vitest'
import { findNames } from '../../../../shared/formats/cues/cue-names.ts'
import { createPlaces } from '../../../../shared/formats/cues/cue-tokens.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { splitBefore } from '../app-edits.ts'

/** The names before the texts of cues, which stand one below the other. */
function namesOf(texts: readonly string[]): (string | null)[] {
  const places = createPlaces(texts.length)
  let from = 0
  for (const [cue, text] of texts.entries()) {
    places.textFrom[cue] = from
    places.textTo[cue] = from + text.length
    from += text.length + 1
  }
  const { nameOf } = findNames(texts.join('\n'), places)
  return texts.map((_, cue) => nameOf(cue)?.name ?? null)
}

it('takes for names what all cues together show to be names', () => {
  expect(namesOf(['Ann: yes', 'so it is', 'Ben: no', 'Note: this', 'Ann: well', 'Ben: oh'])).toEqual([
    'Ann',
    null,
    'Ben',
    null,
    'Ann',
    'Ben',
  ])
  expect(namesOf(['One thing: first', 'and more', 'and more', 'and more'])).toEqual([null, null, null, null])
})

it('may be asked for some of the cues only', () => {
  const places = createPlaces(3)
  places.textFrom.set([0, 7, 14])
  places.textTo.set([6, 13, 20])
  const { nameOf } = findNames('Ann: a\nAnn: b\nAnn: c', places)
  expect(nameOf(0)).toEqual({ name: 'Ann', from: 0, to: 3, textFrom: 5 })
  expect(nameOf(2)?.name).toBe('Ann')
})

function lastsIn(texts: readonly string[]): boolean {
  const places = createPlaces(texts.length)
  let from = 0
  for (const [cue, text] of texts.entries()) {
    places.textFrom[cue] = from
    places.textTo[cue] = from + text.length
    from += text.length + 1
  }
  return findNames(texts.join('\n'), places).lasts
}

it('lets names count on where they stand at changes of the speaker, and not where they are rare', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'and so on')
  expect(lastsIn(['Ann: yes', ...words(5), 'Ben: no', ...words(5), 'Ann: well'])).toBe(true)
  expect(lastsIn(['Speaker 1: yes', ...words(300)])).toBe(true)
  expect(lastsIn(['HOST: yes', ...words(90), 'GUEST: no', ...words(90), 'HOST: well'])).toBe(true)
  expect(lastsIn(['MADE BY: a friend', ...words(18)])).toBe(false)
  expect(lastsIn([...words(40), 'MAN: stop', ...words(40), 'WOMAN: no', ...words(40), 'MAN: stop'])).toBe(
    false,
  )
})

it('believes names that occur once where half the cues have one', () => {
  expect(namesOf(['Nora: well', 'Tom: yes', 'so it is'])).toEqual(['Nora', 'Tom', null])
  expect(namesOf(['Nora: well', 'so it is', 'and more'])).toEqual([null, null, null])
  expect(namesOf(['Line 1: well', 'Line 2: so', 'Line 3: on'])).toEqual([null, null, null])
})

it('puts a numbered speaker of a new cue in brackets, as its neighbour does', () => {
  const text = (...rows: readonly string[]) =>
    rows.map((row, i) => `${i + 1}\n00:00:0${i + 1},000 --> 00:00:0${i + 2},000\n${row}\n`).join('\n')
  for (const [open, close] of [
    ['(speaker 0) ', '(speaker 1) '],
    ['[SPEAKER_00]: ', '[SPEAKER_01]: '],
  ] as const) {
    const read = readTranscript(text(`${open}We set out early.`, `${close}Who did?`), 'a.srt')
    const parted = splitBefore(read, 0, 'early')
    expect(parted.split('\n').filter((row) => /speaker/i.test(row))).toEqual([
      `${open}We set out`,
      `${open}early.`,
      `${close}Who did?`,
    ])
  }
})
