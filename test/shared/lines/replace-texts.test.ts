import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replaceTexts } from '../../../shared/lines/replace-texts.ts'
import { apply, invert } from '../../../shared/model/edit.ts'
import type { Transcript, Word } from '../../../shared/model/transcript.ts'
import { line, transcriptOf } from '../../builders.ts'

const options = { label: 'Replace' }
const wordsOf = (text: string): Word[] =>
  (text.match(/\s*\S+/g) ?? []).map((one, i) => ({ text: one, start: i * 100, end: i * 100 + 90 }))

describe('replaceTexts', () => {
  it('changes many lines in one edit; words that stayed keep their times, also between two changes', () => {
    const text = 'um we um ran'
    const lines = transcriptOf(
      line('a', 0, 400, text, { words: wordsOf(text) }),
      line('b', 500),
      line('c', 900),
    )
    const edit = replaceTexts(
      lines,
      new Map([
        [0, 'we ran'],
        [2, 'new'],
      ]),
      options,
    )!
    const [a, b, c] = apply(edit, lines).segments
    expect(a?.words?.map(({ text: one, start }) => [one.trim(), start])).toEqual([
      ['we', 100],
      ['ran', 300],
    ])
    expect(b).toBe(lines.segments[1])
    expect([c?.text, c?.words]).toEqual(['new', null])
    expect(edit.splices).toHaveLength(2)
  })

  it('gives no edit when nothing differs', () => {
    expect(
      replaceTexts(
        transcriptOf(line('a', 0, 400, 'x')),
        new Map([
          [0, 'x'],
          [7, 'y'],
        ]),
        options,
      ),
    ).toBeNull()
  })

  it('never changes a time, and is taken back by its inverse', () => {
    const text = fc
      .array(fc.constantFrom('we', 'ran', 'um', 'so', 'it'), { maxLength: 9 })
      .map((all) => all.join(' '))
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(6), text)),
        (texts, changes) => {
          const before: Transcript = {
            segments: texts.map((one, i) =>
              line(`${i}`, i * 1000, i * 1000 + 900, one, { words: i % 2 ? wordsOf(one) : null }),
            ),
          }
          const edit = replaceTexts(before, new Map(changes), options)
          if (!edit) return
          const after = apply(edit, before)
          expect(apply(invert(edit), after)).toEqual(before)
          for (const [i, { start, end, words, speaker }] of after.segments.entries()) {
            const old = before.segments[i]
            expect([start, end, speaker]).toEqual([old?.start, old?.end, old?.speaker])
            const timed = words?.filter((word) => word.start !== null) ?? []
            for (const word of timed) expect(old?.words?.map(({ start }) => start)).toContain(word.start)
            const starts = timed.map((word) => word.start ?? 0)
            expect(starts).toEqual([...starts].sort((a, b) => a - b))
          }
        },
      ),
    )
  })
})
