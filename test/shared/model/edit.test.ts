import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  apply,
  changesFile,
  compose,
  countLines,
  type Edit,
  invert,
  keepsLines,
  replaceLines,
} from '../../../shared/model/edit.ts'
import { createSegment, type Transcript } from '../../../shared/model/transcript.ts'

const transcriptOf = (count: number): Transcript => ({
  segments: Array.from({ length: count }, (_, i) => createSegment(`s${i}`, i * 1000, null, `t${i}`)),
})
const selection = { before: ['s0'], after: ['s1'] }

/** A transcript and an edit that fits it: sorted, disjoint splices. */
const case_ = fc
  .tuple(fc.nat(8), fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(2)), { maxLength: 4 }))
  .map(([count, parts]) => {
    const transcript = transcriptOf(count)
    let at = 0
    let made = 0
    const splices = []
    for (const [gap, remove, insert] of parts) {
      at += gap
      if (at > count) break
      const removed = transcript.segments.slice(at, at + remove)
      splices.push({
        at,
        removed,
        inserted: Array.from({ length: insert }, () => createSegment(`n${made++}`, null, null, 'new')),
      })
      at += removed.length + 1
    }
    const edit: Edit = { label: 'test', mergeKey: null, splices, selection }
    return { transcript, edit }
  })

describe('edits', () => {
  it('are undone by their inverse', () => {
    fc.assert(
      fc.property(case_, ({ transcript, edit }) => {
        expect(apply(invert(edit), apply(edit, transcript))).toEqual(transcript)
        expect(invert(invert(edit))).toEqual(edit)
      }),
    )
  })

  it('compose into one that does both', () => {
    const change = fc.array(fc.tuple(fc.nat(5), fc.nat(9000)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(change, change, (one, two) => {
        const transcript = transcriptOf(6)
        const edit = (on: Transcript, changes: [number, number][]) =>
          replaceLines(on, new Map(changes.map(([at, start]) => [at, { start }])), {
            label: 'x',
            selection: [],
          })
        const first = edit(transcript, one)
        const between = first ? apply(first, transcript) : transcript
        const second = edit(between, two)
        if (!first || !second) return
        const both = compose(first, second)
        expect(both && apply(both, transcript)).toEqual(apply(second, between))
        expect(both && apply(invert(both), apply(both, transcript))).toEqual(transcript)
      }),
    )
  })

  it('compose only when they replace lines one by one', () => {
    const transcript = transcriptOf(3)
    const cut: Edit = {
      label: 'x',
      mergeKey: null,
      splices: [{ at: 0, removed: transcript.segments.slice(0, 1), inserted: [] }],
      selection,
    }
    expect(keepsLines(cut)).toBe(false)
    expect(compose(cut, cut)).toBeNull()
  })

  it('join neighbours into one splice, also when composed', () => {
    const transcript = transcriptOf(6)
    const details = { label: 'x', selection: [] }
    const moved = (...lines: number[]) =>
      replaceLines(transcript, new Map(lines.map((at) => [at, { start: at * 1000 + 1 }])), details)!
    const spans = (edit: Edit | null) => edit?.splices.map(({ at, removed }) => [at, removed.length])
    expect(spans(moved(5, 1, 0, 2))).toEqual([
      [0, 3],
      [5, 1],
    ])
    expect(spans(compose(moved(0, 2), moved(1, 3)))).toEqual([[0, 4]])
    expect(countLines(moved(5, 1, 0, 2))).toBe(4)
  })

  it('are none for words that say the same, and are some for words with other times', () => {
    const words = [{ text: 'a', start: 0, end: 1 }]
    const transcript = { segments: [createSegment('a', 0, 1, 'a', { words })] }
    const withWords = (start: number) =>
      replaceLines(transcript, new Map([[0, { words: [{ text: 'a', start, end: 1 }] }]]), {
        label: 'x',
        selection: [],
      })
    expect(withWords(0)).toBeNull()
    expect(changesFile(withWords(1)!)).toBe(true)
  })

  it('are none when nothing differs or the line is not there', () => {
    const transcript = transcriptOf(2)
    const details = { label: 'x', selection: [] }
    expect(
      replaceLines(
        transcript,
        new Map([
          [0, { start: 0 }],
          [7, { start: 5 }],
        ]),
        details,
      ),
    ).toBeNull()
    expect(
      replaceLines(
        transcript,
        new Map([
          [1, { text: 'b' }],
          [0, { speaker: 'A' }],
        ]),
        details,
      )?.splices.map(({ at }) => at),
    ).toEqual([0])
  })
})
