import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPlaces, placeOf } from '../../../shared/episode/line-notes.ts'
import { createSegment, type Segment } from '../../../shared/model/transcript.ts'

const segments = [
  createSegment('a', 1000, 3000, 'The ferry leaves at nine.'),
  createSegment('b', 3000, 5000, 'Yes.'),
  createSegment('c', 5000, 9000, 'But nobody told the captain about the fog.'),
  createSegment('d', 9000, 10_000, 'Yes.'),
  createSegment('e', 10_000, 15_000, 'So we waited.'),
]
const places = segments.map(placeOf)
const placed = (after: readonly Segment[]) =>
  findPlaces(places, after).map((index) => (index === null ? null : after[index]?.id))
const ids = ['a', 'b', 'c', 'd', 'e']

describe('findPlaces', () => {
  it('finds lines that are as they were, and the right one of equal lines', () => {
    expect(placed(segments)).toEqual(ids)
  })

  it('finds lines that moved: other times, other numbers', () => {
    const late = segments.map((one) => ({ ...one, start: (one.start ?? 0) + 1900 }))
    expect(placed(late)).toEqual(ids)
    const more = [createSegment('new', 0, 900, 'Welcome.'), ...segments]
    expect(placed(more)).toEqual(ids)
    const untimed = segments.map((one) => ({ ...one, start: null, end: null }))
    expect(placed(untimed)).toEqual(ids)
  })

  it('finds a line whose words were corrected, and no other line for it far away', () => {
    const other = segments.with(2, { ...segments[2]!, text: 'But, nobody had told the Captain of fog!' })
    expect(placed(other)).toEqual(ids)
    const gone = segments.toSpliced(2, 1)
    expect(placed(gone)).toEqual(['a', 'b', 'b', 'd', 'e'])
    const far = [createSegment('x', 900_000, 901_000, 'nobody told the captain of the fog')]
    expect(placed(far)).toEqual([null, null, null, null, null])
  })

  it('goes by the time where lines were joined or cut', () => {
    const joined = [createSegment('all', 1000, 15_000, segments.map(({ text }) => text).join(' '))]
    expect(placed(joined)).toEqual(['all', 'all', 'all', 'all', 'all'])
    expect(findPlaces([{ index: 3, start: null, text: 'Nothing alike' }], segments)).toEqual([null])
    expect(findPlaces(places, [])).toEqual([null, null, null, null, null])
  })

  it('keeps a line that nobody else is like, whatever comes and goes around it', () => {
    const word = fc.constantFrom('ebb', 'tide', 'net', 'sail', 'oar')
    const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
    const around = fc.array(line, { maxLength: 20 })
    fc.assert(
      fc.property(around, around, fc.nat(3_600_000), (before, after, start) => {
        const lines = [...before, 'A harbour master whistles.', ...after]
        const all = lines.map((text, i) => createSegment(`${i}`, start + i * 1000, null, text))
        const place = { index: 2, start: 2000, text: 'a harbour master whistles' }
        expect(findPlaces([place], all)).toEqual([before.length])
      }),
    )
  })
})
