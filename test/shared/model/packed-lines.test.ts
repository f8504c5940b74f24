import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formats } from '../../../shared/formats/index.ts'
import {
  buffersOf,
  packChanges,
  packLines,
  unpackChanges,
  unpackLines,
} from '../../../shared/model/packed-lines.ts'
import { createSegment, type Segment } from '../../../shared/model/transcript.ts'
import { fixturesOf, readFixture } from '../formats/fixtures.ts'

const time = fc.option(fc.integer({ min: 0, max: 2 ** 40 }))
const word = fc.record({ text: fc.string({ unit: 'binary' }), start: time, end: time })
const segment = fc
  .record({ start: time, end: time, text: fc.string({ unit: 'binary' }), speaker: fc.option(fc.string()) })
  .chain((line) => fc.option(fc.array(word)).map((words) => ({ ...line, words })))
const segments = fc
  .array(segment, { maxLength: 12 })
  .map((lines) =>
    lines.map(({ start, end, text, ...more }, i) => createSegment(`L${i + 1}`, start, end, text, more)),
  )

describe('packLines', () => {
  it('gives every line of every fixture back as it was read', () => {
    for (const { folder, name } of formats.flatMap(({ id }) => fixturesOf(id))) {
      const { transcript } = readFixture(folder, name)
      expect(unpackLines(packLines(transcript.segments, 0)), name).toEqual(transcript.segments)
    }
  })

  it('gives any lines back, after a way between threads, too', () => {
    fc.assert(
      fc.property(segments, fc.nat(1000), (lines, first) => {
        const named = lines.map((line, i) => ({ ...line, id: `L${first + i + 1}` }))
        const packed = packLines(named, first)
        expect(unpackLines(structuredClone(packed, { transfer: buffersOf(packed) }))).toEqual(named)
        const other = lines.map((line, i) => ({ ...line, id: `n${i}` }))
        expect(unpackLines(packLines(other, 0))).toEqual(other)
      }),
    )
  })
})

describe('packChanges', () => {
  const steps = fc.array(
    fc.record({ at: fc.nat(15), what: fc.constantFrom('change', 'remove', 'insert', 'move') }),
    { maxLength: 8 },
  )

  it('makes of the lines as read what they have become, whatever was done to them', () => {
    fc.assert(
      fc.property(segments, steps, (was, all) => {
        const now: Segment[] = [...was]
        for (const [i, { at, what }] of all.entries()) {
          const old = now[at]
          if (what === 'insert') now.splice(at, 0, createSegment(`new${i}`, i, null, 'new'))
          else if (old && what === 'change') now[at] = { ...old, text: `${old.text}!` }
          else if (old) now.splice(at, 1)
          if (old && what === 'move') now.push(old)
        }
        const read = structuredClone(was)
        const after = unpackChanges(read, structuredClone(packChanges(was, now)))
        const said = (line: Segment) => ({ ...line, origin: null })
        expect(after.map(said)).toEqual(now.map(said))
      }),
    )
  })

  it('sends only the lines that were changed', () => {
    const was = ['a', 'b', 'c', 'd'].map((text, i) => createSegment(`L${i + 1}`, i, null, text))
    const [a, b, , d] = was as [Segment, Segment, Segment, Segment]
    expect(Array.from(packChanges(was, [a, { ...b, start: 9 }, d]).order)).toEqual([0, -1, 3])
    expect(packChanges(was, [a, { ...b, start: 9 }, d]).changed.lengths).toHaveLength(1)
  })
})
