import { expect, it } from 'vitest'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { turnNames } from '../../../../shared/formats/save/turn-names.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, patched, rows } from '../fixtures.ts'

const turn = { from: 5, to: 7 }
const block = { from: 0, to: 1 }
const text = 'who: S1'
const format = { printName: (name: string) => name }
const lines = ['a', 'b'].map((id) => createSegment(id, 0, 1, 'x', { speaker: 'S1' }))
const tokens = new Map(lines.map(({ id }) => [id, { block, turns: [turn] }]))

function named(...names: (string | null)[]) {
  const segments = lines.map((line, i) => ({ ...line, speaker: names[i] ?? null }))
  const read = { transcript: { segments: lines }, tokens, text }
  return turnNames(read, { segments: segments.slice(0, names.length) }, format)
}

it('replaces a name when all its lines that are left have the new one, once', () => {
  const edit = [{ from: 5, to: 7, text: 'Ann' }]
  expect(named('Ann', 'Ann')).toEqual({ edits: edit, changed: new Map() })
  expect(named('Ann').edits).toEqual(edit)
  expect(named('S1', 'S1').edits).toEqual([])
  expect(named(null, null).edits).toEqual([])
})

it('leaves a name that only some of its lines lose, and those lines to themselves', () => {
  const { edits, changed: left } = named('Ann', 'S1')
  expect(edits).toEqual([])
  expect(left.get('a')).toEqual({ block })
})

it('costs nothing where all names stand with their lines', () => {
  const plain = new Map([['a', { block }]])
  const transcript = { segments: lines }
  expect(turnNames({ transcript, tokens: plain, text }, transcript, format)).toEqual({
    edits: [],
    changed: new Map(),
  })
})

it('names one of several lines of a turn at its words', () => {
  const word = (text: string, start: number) => ({ id: 0, start, end: start + 0.5, text })
  const words = [word('Lift', 1), word('it.', 1.5), word('Slowly', 6), word('now.', 6.5)]
  const file = JSON.stringify({ words, paragraphs: [{ id: 0, start: 1, end: 7, speaker: 'Ann' }] })
  const read = readTranscript(file, 'a.json')
  expect(rows(read)).toEqual([
    [1000, 2000, 'Ann', 'Lift it.'],
    [6000, 7000, 'Ann', 'Slowly now.'],
  ])
  const changed = change(read, 1, { speaker: 'Bea', text: 'Very slowly now.' })
  expect(rows(readTranscript(patched(read, changed).text, 'a.json'))).toEqual([
    [1000, 2000, 'Ann', 'Lift it.'],
    [6000, 7000, 'Bea', 'Very slowly now.'],
  ])
})
