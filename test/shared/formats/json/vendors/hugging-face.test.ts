import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../../shared/formats/index.ts'
import { change, patched, readFixture, rows } from '../../fixtures.ts'

const FOLDER = 'json-huggingface'

describe('the JSON of Hugging Face', () => {
  it('is read with the start and end of each chunk', () => {
    // Defect: times in a list were read as no times at all.
    expect(rows(readFixture(FOLDER, 'chunks.json'))).toEqual([
      [0, 1500, null, 'The lamp is lit.'],
      [1500, 4250, null, 'Who lit it?'],
      [4250, null, null, 'I did.'],
    ])
  })

  it('is made into lines where it has single words', () => {
    const read = readFixture(FOLDER, 'words.json')
    expect(rows(read)).toEqual([
      [500, 1900, null, 'The lamp is lit.'],
      [4000, null, null, 'Who lit it, then?'],
    ])
    expect(read.transcript.segments[1]?.words?.[1]).toEqual({ text: ' lit', start: 4200, end: 4500 })
  })

  it('is read with its speakers', () => {
    expect(rows(readFixture(FOLDER, 'speakers.json'))).toEqual([
      [0, 3500, 'SPEAKER_00', 'The lamp is lit. It is late.'],
      [3500, 4250, 'SPEAKER_01', 'Who lit it?'],
    ])
  })

  it('is saved with a new start in its place of the pair, and nothing else changed', () => {
    const chunks = readFixture(FOLDER, 'chunks.json')
    expect(patched(chunks, change(chunks, 2, { start: 4370 })).text).toBe(
      chunks.text.replace('[4.25,null]', '[4.37,null]'),
    )
    expect(patched(chunks, change(chunks, 2, { end: 6000 })).text).toBe(
      chunks.text.replace('[4.25,null]', '[4.25,6.0]').replace('6.0]', '6]'),
    )
    const words = readFixture(FOLDER, 'words.json')
    expect(patched(words, change(words, 0, { start: 620 })).text).toBe(words.text.replace('[0.5,', '[0.62,'))
  })

  it('keeps the chunks in step with who speaks', () => {
    const read = readFixture(FOLDER, 'speakers.json')
    type Item = { readonly timestamp: readonly number[] }
    const saved = JSON.parse(patched(read, change(read, 0, { start: 120, end: 3400 })).text) as {
      readonly speakers: readonly Item[]
      readonly chunks: readonly Item[]
    }
    expect(saved.speakers[0]?.timestamp).toEqual([0.12, 3.4])
    expect([saved.chunks[0]?.timestamp[0], saved.chunks[1]?.timestamp[1]]).toEqual([0.12, 3.4])
    expect(saved.chunks[2]?.timestamp).toEqual([3.5, 4.25])
  })

  it('passes over an empty list of speakers', () => {
    const text = JSON.stringify({
      speakers: [],
      chunks: [{ timestamp: [0.5, 2], text: ' The lamp is lit.' }],
    })
    expect(rows(readTranscript(text, 'a.json'))).toEqual([[500, 2000, null, 'The lamp is lit.']])
  })
})

const corpus = path.join(process.env['EARMARK_CORPUS'] ?? '', 'cases')

describe.runIf(process.env['EARMARK_CORPUS'] && existsSync(corpus))('real files', () => {
  const read = (name: string) => readTranscript(readFileSync(path.join(corpus, name), 'utf8'), name)

  it('are read with the times of their pairs', () => {
    expect(rows(read('07-hf-chunks.json')).map(([start, end]) => [start, end])).toEqual([
      [0, 1500],
      [1500, 4250],
      [4250, null],
    ])
    expect(rows(read('07-hf-words.json'))[0]?.[0]).toBe(0)
    expect(rows(read('07-insanely-fast-speakers.json')).map(([start, , who]) => [start, who])).toEqual([
      [0, 'SPEAKER_00'],
      [1500, 'SPEAKER_01'],
    ])
  })
})
