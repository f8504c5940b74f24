import { expect, it } from 'vitest'
import { applyAll } from '../../../../shared/formats/core/replace.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { echoEdits } from '../../../../shared/formats/json/json-echoes.ts'
import { change } from '../fixtures.ts'

const FILE = JSON.stringify({
  speakers: [
    { speaker: 'A', text: 'One two', timestamp: [1.0, 5.0] },
    { speaker: 'B', text: 'Three', timestamp: [5.0, 6.0] },
  ],
  chunks: [
    { text: 'One', timestamp: [1.0, 3.0] },
    { text: 'two', timestamp: [3.0, 5.0] },
    { text: 'Three', timestamp: [5.0, 6.0] },
    { text: 'Four', timestamp: [9.0, null] },
  ],
})
const chunks = (text: string) =>
  (JSON.parse(text) as { chunks: { timestamp: unknown[] }[] }).chunks.map(({ timestamp }) => timestamp)

it('moves pieces with the line that they are part of', () => {
  const read = readTranscript(FILE, 'a.json')
  const after = (index: number, changes: object) =>
    chunks(applyAll(FILE, echoEdits(change(read, index, changes), read)))
  expect(after(0, { start: 1500, end: 5500 })).toEqual([
    [1.5, 3.5],
    [3.5, 5.5],
    [5, 6],
    [9, null],
  ])
  expect(after(1, { start: 5250 })).toEqual([
    [1, 3],
    [3, 5],
    [5.25, 6],
    [9, null],
  ])
})

it('changes nothing where nothing moved, or nothing is said again', () => {
  const read = readTranscript(FILE, 'a.json')
  expect(echoEdits({ segments: [...read.transcript.segments] }, read)).toEqual([])
  const other = readTranscript('[{"text": "One line", "start": 1.5, "end": 2.5}]', 'a.json')
  expect(echoEdits(change(other, 0, { start: 2000 }), other)).toEqual([])
})
