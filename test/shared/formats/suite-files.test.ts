import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  exportFormats,
  type ReadResult,
  readTranscript,
  writeTranscript,
} from '../../../shared/formats/index.ts'
import { corpusFile, shifted } from './app-edits.ts'
import { change, patched, rows } from './fixtures.ts'

/** Files in the manner of other projects' tests; no part of this repository. */
const SUITES = path.join(process.env['EARMARK_CORPUS'] ?? '', 'suites')
const file = (name: string) => corpusFile('suites', name)
const times = ({ transcript }: ReadResult) => transcript.segments.map(({ start, end }) => [start, end])
const texts = ({ transcript }: ReadResult) => transcript.segments.map(({ text }) => text)

type Times = readonly (readonly [start: number | null, end: number | null])[]

/** When the lines of a file begin and end; [] = as the file's own test below says. */
const READ: Readonly<Record<string, Times>> = {
  '01-karaoke-spaces.ass': [[1000, 4000]],
  '04-spaced-arrow.srt': [
    [1000, 2000],
    [3000, 4000],
    [5000, 6000],
  ],
  '05-csv-numbers-in-quotes.csv': [
    [1000, 2000],
    [4000, 5000],
  ],
  '08-fullwidth.srt': [
    [1000, 2500],
    [3000, 4500],
  ],
  '10-colon-before-ms.srt': [
    [1876, 3390],
    [4609, 5985],
  ],
  '12-container-end.ttml': [
    [10_000, 30_000],
    [10_000, 30_000],
    [30_000, 40_000],
  ],
  '13-sequence-of-blocks.ttml': [
    [5000, 10_000],
    [15_000, 20_000],
    [25_000, 30_000],
  ],
  '15-joined-segments.vtt': [
    [1000, 2000],
    [3000, 4000],
  ],
  '16-entities.vtt': [[1000, 2000]],
  '18-index-with-point.srt': [
    [1000, 2500],
    [3000, 4500],
  ],
  '19-words-in-square-brackets.lrc': [
    [5000, null],
    [9250, null],
  ],
  '20-tmplayer.txt': [
    [12_000, null],
    [15_000, null],
    [20_000, null],
  ],
  '22-one-line.html': [[0, 1000]],
  '25-br.srt': [
    [1000, 2000],
    [3000, 4000],
  ],
  '25-br.vtt': [[1000, 2000]],
  '26-no-name.vtt': [[1000, 6000]],
}

describe.runIf(process.env['EARMARK_CORPUS'] && existsSync(SUITES))('files of other suites', () => {
  it.each(Object.entries(READ))('%s has its times, and no mark of the format in its text', (name, wanted) => {
    const { read } = file(name)
    expect(times(read)).toEqual(wanted)
    expect(texts(read).filter((text) => /-->|WEBVTT|MAP|[<>{}[\]\uff0c]|&\w|^\d+\.0$/m.test(text))).toEqual(
      [],
    )
  })

  it.each(Object.keys(READ))('%s moves as a whole, and is read again so', (name) => {
    const { read } = file(name)
    const moved = (ms: number | null) => (ms === null ? null : ms + 4000)
    const later = readTranscript(shifted(read, 4000), name)
    expect(times(later)).toEqual(rows(read).map(([start, end]) => [moved(start), moved(end)]))
    expect(texts(later)).toEqual(texts(read))
  })

  it.each(['01-karaoke-spaces.ass', '02-spaces-as-segments.json'])(
    '%s keeps its spaces in every export',
    (name) => {
      const { read } = file(name)
      const said = texts(read).join(' ')
      expect(said).toMatch(/^\w+ \w+ \w+/)
      for (const { id } of exportFormats) {
        const written = writeTranscript(id, read.transcript)
        const again = texts(readTranscript(written, `a.${id}`, undefined, id))
          .join(' ')
          .replace(/\s+/g, ' ')
        expect([id, again.trim()]).toEqual([id, said])
      }
    },
  )

  it('05 numbers and separators in quotes are text', () => {
    expect(texts(file('05-csv-numbers-in-quotes.csv').read)[0]).toMatch(/:\n3, 2, 1$/)
  })

  it('06 a credit names nobody', () => {
    const { read } = file('06-credit-line.srt')
    const named = rows(read).filter(([, , speaker]) => speaker !== null)
    expect(named.length).toBeLessThanOrEqual(1)
    expect(writeTranscript('vtt', read.transcript).match(/<v/g) ?? []).toHaveLength(named.length)
    expect(read.transcript.segments).toHaveLength(19)
  })

  it('12 a moved line takes no other line with it', () => {
    const { read } = file('12-container-end.ttml')
    const now = change(read, 0, { start: 10_123, end: 30_123 })
    const again = readTranscript(patched(read, now).text, read.name)
    expect(times(again)).toEqual([
      [10_123, 30_123],
      [10_000, 30_000],
      [30_000, 40_000],
    ])
  })

  it('19 words in a line have their times', () => {
    const { transcript } = file('19-words-in-square-brackets.lrc').read
    expect(transcript.segments.map(({ words }) => words?.map(({ start }) => start))).toEqual([
      [5000, 6000],
      [9250, 10_500, 11_750],
    ])
  })

  it('22 a file of one line is read again from every export', () => {
    const { read } = file('22-one-line.html')
    for (const { id, limits, extensions } of exportFormats) {
      const again = readTranscript(writeTranscript(id, read.transcript), `a.${extensions[0]}`)
      expect([id, texts(again)]).toEqual([id, texts(read)])
      if (limits.times) expect([id, times(again)[0]?.[0]]).toEqual([id, 0])
    }
  })

  it('23 letters of Central Europe are those of windows-1250', () => {
    const { encoding, read, bytes, again } = file('23-windows-1250.srt')
    expect(encoding).toBe('windows-1250')
    expect(texts(read).join('')).toMatch(/^[ -~ćĐđčŠšŽž]+$/)
    expect(again(read.text).equals(bytes)).toBe(true)
  })

  it.each(['25-br.srt', '25-br.vtt'])('%s: a break between rows is one in every export', (name) => {
    const { read } = file(name)
    expect(texts(read)[0]).toMatch(/^\w+ \w+\n\w+ \w+$/)
    const row = /\w+\n\w+/.exec(texts(read)[0] ?? '')?.[0] ?? ''
    for (const { id } of exportFormats)
      expect([id, writeTranscript(id, read.transcript).includes(row.replace('\n', ''))]).toEqual([id, false])
  })

  it('26 the place of a cue is no part of a name', () => {
    const [, , speaker] = rows(file('26-no-name.vtt').read)[0] ?? []
    expect([null, 'NARRATOR']).toContain(speaker)
  })
})
