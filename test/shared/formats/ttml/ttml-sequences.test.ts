import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patchText, readTranscript } from '../../../../shared/formats/index.ts'
import { merge } from '../../../../shared/lines/merge.ts'
import { remove } from '../../../../shared/lines/remove.ts'
import { splitAtText } from '../../../../shared/lines/split.ts'
import { apply } from '../../../../shared/model/edit.ts'
import type { Transcript } from '../../../../shared/model/transcript.ts'
import { change } from '../fixtures.ts'

const tt = (body: string) => `<tt xmlns="http://www.w3.org/ns/ttml"><body>${body}</body></tt>`
const label = 'Edit'

const FILES = [
  tt(
    '<div timeContainer="seq"><p begin="5s" dur="5s">a one</p><p begin="5s" dur="5s">b two</p><p dur="2s">c three</p></div>',
  ),
  tt(
    '<div timeContainer="seq"><div timeContainer="seq"><p begin="5s" dur="5s">a one</p><p begin="5s" dur="5s">b two</p></div><div><p begin="5s" dur="5s">c three</p></div></div>',
  ),
  tt(
    '<div begin="10s" timeContainer="seq"><p begin="00:00:01.000" end="00:00:02.500">a one</p><div begin="1s" end="20s"><p begin="1s" end="4s">b two</p><p begin="5s" end="6s">c three</p></div></div>',
  ),
]

const rowsOf = ({ segments }: Transcript) => segments.map(({ start, end, text }) => [start, end, text])

function savedAgain(text: string, to: (was: Transcript) => Transcript) {
  const read = readTranscript(text, 'a.ttml')
  const wanted = to(read.transcript)
  const saved = patchText(read, wanted).text ?? ''
  return { saved, wanted, again: readTranscript(saved, 'a.ttml').transcript }
}

describe('sequences of TTML', () => {
  it('are side by side once a line in them changes its time, and stay where none does', () => {
    const [, nested = ''] = FILES
    const read = readTranscript(nested, 'a.ttml')
    expect(patchText(read, change(read, 2, { text: 'other words' })).text).toBe(
      nested.replace('c three', 'other words'),
    )
    expect(patchText(read, change(read, 2, { start: 26_000, end: 30_000 })).text).toBe(
      nested
        .replace('<div timeContainer="seq"><div timeContainer', '<div timeContainer="par"><div timeContainer')
        .replace('<div><p begin="5s" dur="5s">', '<div begin="20s"><p begin="6s" dur="4s">'),
    )
  })

  it.each(FILES)('let no other line move when one does: %s', (text) => {
    const times = fc.record({
      at: fc.nat(2),
      by: fc.integer({ min: -900, max: 90_000 }),
      longer: fc.nat(900),
    })
    fc.assert(
      fc.property(fc.array(times, { minLength: 1, maxLength: 4 }), (moves) => {
        const { wanted, again } = savedAgain(text, (was) => ({
          segments: was.segments.map((segment, i) => {
            const move = moves.find(({ at }) => at === i)
            if (!move || segment.start === null || segment.end === null) return segment
            const start = Math.max(0, segment.start + move.by)
            return { ...segment, start, end: segment.end - segment.start + start + move.longer }
          }),
        }))
        expect(rowsOf(again)).toEqual(rowsOf(wanted))
      }),
    )
  })

  it.each(FILES)('let no other line move when one is split, joined to the next, or removed: %s', (text) => {
    for (const at of [0, 1, 2]) {
      const halves = { durationMs: null, newId: 'new', label }
      for (const act of [
        (all: Transcript) => splitAtText(all, at, 1, halves),
        (all: Transcript) => merge(all, at, { label }),
        (all: Transcript) => remove(all, at, at, { label }),
      ]) {
        const { wanted, again } = savedAgain(text, (was) => {
          const edit = act(was)
          return edit ? apply(edit, was) : was
        })
        expect(rowsOf(again)).toEqual(rowsOf(wanted))
      }
    }
  })
})
