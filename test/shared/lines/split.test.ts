import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge } from '../../../shared/lines/merge.ts'
import { setText } from '../../../shared/lines/set-text.ts'
import { split, splitAtText } from '../../../shared/lines/split.ts'
import { apply, invert, join } from '../../../shared/model/edit.ts'
import { line, transcriptOf } from '../../builders.ts'

const options = { durationMs: 4000, newId: 'new', label: 'Split' }

describe('split', () => {
  it('parts time and text by the share of the time, between words', () => {
    const lines = transcriptOf(line('a', 0, 4000, 'one two three four', { speaker: 'Ann' }))
    expect(apply(split(lines, 0, 2000, options)!, lines).segments).toMatchObject([
      { id: 'a', start: 0, end: 2000, text: 'one two', speaker: 'Ann' },
      { id: 'new', start: 2000, end: 4000, text: 'three four', speaker: 'Ann', origin: null },
    ])
  })

  it('parts the text where the word times say', () => {
    const words = [
      { text: ' one', start: 0, end: 100 },
      { text: ' two', start: 150, end: 200 },
      { text: ' three', start: 250, end: 4000 },
    ]
    const lines = transcriptOf(line('a', 0, 4000, 'one two three', { words }))
    const [first, second] = apply(split(lines, 0, 220, options)!, lines).segments
    expect([first?.text, second?.text]).toEqual(['one two', 'three'])
    expect([first?.words?.length, second?.words?.length]).toEqual([2, 1])
  })

  it('leaves an implied end implied', () => {
    const lines = transcriptOf(line('a', 0, null, 'one two'), line('b', 4000))
    expect(apply(split(lines, 0, 1000, options)!, lines).segments).toMatchObject([
      { start: 0, end: null },
      { start: 1000, end: null },
      { start: 4000, end: null },
    ])
  })

  it('gives the second half of a line without an end the start of its first word', () => {
    const words = [
      { text: 'one', start: 100, end: null },
      { text: ' two', start: 150, end: null },
    ]
    const lines = transcriptOf(line('a', 100, null, 'one two', { words }))
    const unknown = { ...options, durationMs: null }
    expect(apply(splitAtText(lines, 0, 3, unknown)!, lines).segments.map(({ start }) => start)).toEqual([
      100, 150,
    ])
  })

  it.each([
    ['before the line', 0],
    ['at its end', 4000],
  ])('refuses a moment %s', (_name, ms) => {
    expect(split(transcriptOf(line('a', 0, 4000, 'one two')), 0, ms, options)).toBeNull()
  })

  it('refuses a single word', () => {
    expect(split(transcriptOf(line('a', 0, 4000, 'word')), 0, 2000, options)).toBeNull()
  })
})

describe('splitAtText', () => {
  const words = [
    { text: ' one', start: 0, end: 100 },
    { text: ' two', start: 1500, end: 2000 },
    { text: ' three', start: 2500, end: 4000 },
  ]
  const known = transcriptOf(line('a', 0, 4000, 'one two three', { words }))
  const plain = transcriptOf(line('a', 0, 4000, 'one two three'))
  const halves = (lines: typeof known, offset: number, onset?: number) => {
    const more = onset === undefined ? {} : { onsetNear: () => onset }
    return apply(splitAtText(lines, 0, offset, { ...options, ...more })!, lines).segments
  }

  it('takes the time of the word after the caret', () => {
    const [first, second] = halves(known, 4)
    expect([first?.text, first?.end, second?.text, second?.start]).toEqual(['one', 1500, 'two three', 1500])
    expect([first?.words?.length, second?.words?.length]).toEqual([1, 2])
  })

  it('divides a word that the caret stands in, and its time', () => {
    const [first, second] = halves(known, 10)
    expect([first?.text, second?.text, second?.start]).toEqual(['one two th', 'ree', 3100])
    expect(first?.words?.at(-1)).toEqual({ text: ' th', start: 2500, end: 3100 })
    expect(second?.words).toEqual([{ text: 'ree', start: 3100, end: 4000 }])
  })

  it('shares the time by the text where no word has one', () => {
    expect(halves(plain, 4)[1]?.start).toBe(Math.round((4 / 13) * 4000))
  })

  it('moves to where speech begins when that is near', () => {
    expect(halves(plain, 4, 1400)[1]?.start).toBe(1400)
    expect(halves(plain, 4, 3000)[1]?.start).toBe(1231)
  })

  it('makes two lines of one without times', () => {
    const lines = transcriptOf(line('a', null, null, 'one two'))
    expect(halves(lines, 3).map(({ text, start }) => [text, start])).toEqual([
      ['one', null],
      ['two', null],
    ])
  })

  it.each([0, 13, 99])('refuses to leave a half without text: %i', (offset) => {
    expect(splitAtText(known, 0, offset, options)).toBeNull()
  })

  it('loses no letter, and joined with a change of the text is one step that can be taken back', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.constantFrom('one two three', 'two', 'one 2 three four'), (offset, text) => {
        const typed = setText(known, 0, text, { label: 'x' })
        const between = typed ? apply(typed, known) : known
        const edit = splitAtText(between, 0, offset, options)
        if (!edit) return
        const both = join(typed, edit, known)
        const after = apply(both, known)
        expect(after).toEqual(apply(edit, between))
        expect(apply(invert(both), after)).toEqual(known)
        const letters = (one: string) => one.replace(/\s/g, '')
        expect(letters(after.segments.map((one) => one.text).join(''))).toBe(letters(text))
        expect(
          letters(
            after.segments
              .flatMap((one) => one.words ?? [])
              .map((one) => one.text)
              .join(''),
          ),
        ).toBe(letters(text))
        expect(letters(apply(merge(after, 0, { label: 'x' })!, after).segments[0]!.text)).toBe(letters(text))
      }),
    )
  })
})
