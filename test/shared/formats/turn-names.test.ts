import { expect, it } from 'vitest'
import { turnEdits } from '../../../shared/formats/turn-names.ts'
import { createSegment } from '../../../shared/model/transcript.ts'

const turn = { from: 5, to: 7 }
const block = { from: 0, to: 1 }
const lines = ['a', 'b'].map((id) => createSegment(id, 0, 1, 'x', { speaker: 'S1' }))
const known = lines.map((segment) => ({ segment, tokens: { block, turns: [turn] } }))
const edits = (...names: (string | null)[]) =>
  turnEdits(
    known,
    { segments: lines.map((line, i) => ({ ...line, speaker: names[i] ?? null })) },
    (name) => name,
  )

it('replaces a name when all its lines have the new one, once', () => {
  expect(edits('Ann', 'Ann')).toEqual([{ from: 5, to: 7, text: 'Ann' }])
  expect(edits('S1', 'S1')).toEqual([])
  expect(edits('Ann', 'S1')).toEqual([])
  expect(edits(null, null)).toEqual([])
})

it('goes by the lines that are left', () => {
  const [first] = lines
  expect(turnEdits(known, { segments: [{ ...first!, speaker: 'Ann' }] }, (name) => name)).toHaveLength(1)
})
