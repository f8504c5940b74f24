import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  lossesInPlace,
  proposeMappings,
  readChapters,
  readTranscript,
  writeTranscript,
} from '../../../shared/formats/index.ts'
import { corpusFile, laterStart, shifted, withStart } from './app-edits.ts'
import { rows } from './fixtures.ts'

/** Small files with one oddity each; no part of this repository. */
const CASES = path.join(process.env['EARMARK_CORPUS'] ?? '', 'cases')
const file = (name: string) => corpusFile('cases', name)

/** `0-1500 1500` = from 0 to 1500 ms, and from 1500 without an end; `?` = a line without a time. */
const timesOf = (all: string) =>
  all.split(' ').map((one) => {
    const [start, end] = one.split('-')
    return [start === '?' ? null : Number(start), end === undefined ? null : Number(end)]
  })
const PAIRS = '1000-2500 2600-5000 5500-8000'
const NOBODY = [null, null, null]

/** When the lines of a file begin and end, and who speaks them. */
const READ: Readonly<Record<string, readonly [times: string, speakers?: string | readonly null[]]>> = {
  '03-elan-ss-msec.txt': [PAIRS, 'Nora Tom Nora'],
  '03-elan-tab-header.txt': [PAIRS, 'Nora Tom Nora'],
  '03-elan-tier-speaker.txt': [PAIRS, 'Nora Tom Nora'],
  '03-s-ms.csv': [PAIRS, NOBODY],
  '07-hf-chunks.json': ['0-1500 1500-4250 4250'],
  '07-hf-words.json': ['0-1500 28000'],
  '07-insanely-fast-speakers.json': ['0-1500 1500-4250', 'SPEAKER_00 SPEAKER_01'],
  '09-dash-tenth.txt': ['4800 15200 455000', 'Nora Tom Nora'],
  '09-hash-dot.txt': ['4000 15250 455000', 'Nora Tom Nora'],
  '09-hash-mmss.txt': ['4000 15000 455000', 'Nora Tom Nora'],
  '09-f4-start.txt': ['0 4800 15200', 'I N I'],
  '09-f4-both.txt': ['0-4800 4800-15200', 'I N'],
  '09-f4-end.txt': ['0-4800 4800-15200 ? 15200-21000 21000-3625400', 'I N N I N'],
  '10-mixed-stamps.lrc': ['5600 9100 91005 95500 98500 101505'],
  '11-double-times.csv': [PAIRS, NOBODY],
  '11-double-times.txt': [PAIRS, 'Nora Tom Nora'],
  '11-flightcast-vtt.json': ['0-2500 2500-5100 5100-8000'],
  '13-number-times-duration.txt': ['1200-4400 5000-7480 8000-10000', NOBODY],
  '14-highlight-font.srt': ['1080-2100 3000-4000'],
  '14-highlight-u.srt': ['1080-2100 3000-4000'],
  '15-paren-speaker.srt': [
    '0-4000 4000-7000 7000-9000 9000-11000',
    'speaker_0 speaker_0 speaker_1 speaker_?',
  ],
  '16-audition-markers.csv': ['1000-2500 2600-5000 65500-68000', NOBODY],
  '18-broken-hour.txt': ['3598000 3599000 ? ? 4200000'],
}

/** What replaces what in a file when the start of line `at` is set `by` ms later. */
const LATER: readonly (readonly [
  name: string,
  at: number,
  by: number,
  pairs: readonly [string, string][],
])[] = [
  ['03-elan-ss-msec.txt', 1, 370, [['2.6', '2.97']]],
  ['03-s-ms.csv', 1, 370, [['2.6', '2.97']]],
  ['03-elan-tier-speaker.txt', 1, 370, [['00:00:02.600', '00:00:02.970']]],
  [
    '03-elan-tab-header.txt',
    1,
    370,
    [
      ['00:00:02.600', '00:00:02.970'],
      ['\t2.6', '\t2.97'],
      ['00:00:02.400', '00:00:02.030'],
      ['\t2.4', '\t2.03'],
    ],
  ],
  ['07-hf-chunks.json', 0, 120, [['0.0,', '0.12,']]],
  ['07-hf-words.json', 1, 120, [['28.0,', '28.12,']]],
  [
    '07-insanely-fast-speakers.json',
    0,
    120,
    [
      ['0.0,', '0.12,'],
      ['0.0,', '0.12,'],
    ],
  ],
  ['09-dash-tenth.txt', 1, 400, [['00:00:15-2', '00:00:15-6']]],
  ['09-hash-dot.txt', 1, 400, [['#00:00:15.250#', '#00:00:15.650#']]],
  ['09-hash-mmss.txt', 1, 1000, [['#00:15#', '#00:16#']]],
  ['09-f4-start.txt', 1, 400, [['#00:00:04-8#', '#00:00:05-2#']]],
  [
    '09-f4-both.txt',
    1,
    400,
    [
      ['#00:00:04-8#', '#00:00:05-2#'],
      ['#00:00:04-8#', '#00:00:05-2#'],
    ],
  ],
  ['09-f4-end.txt', 1, 400, [['#00:00:04-8#', '#00:00:05-2#']]],
  ['10-mixed-stamps.lrc', 1, 400, [['09.10', '09.50']]],
  ['10-mixed-stamps.lrc', 3, 200, [['35:5', '35:7']]],
  ['10-mixed-stamps.lrc', 5, 200, [['41:505', '41:705']]],
  [
    '11-double-times.csv',
    1,
    370,
    [
      ['2.6,', '2.97,'],
      ['00:00:02.600', '00:00:02.970'],
    ],
  ],
  [
    '11-double-times.txt',
    1,
    370,
    [
      ['00:00:02.600', '00:00:02.970'],
      ['\t2.6', '\t2.97'],
      ['00:00:02.400', '00:00:02.030'],
      ['\t2.4', '\t2.03'],
    ],
  ],
  [
    '11-flightcast-vtt.json',
    1,
    370,
    [
      ['00:00:02.500', '00:00:02.870'],
      ['00:00:02.500', '00:00:02.870'],
      ['2.5}', '2.87}'],
      ['2.5,', '2.87,'],
    ],
  ],
  [
    '13-number-times-duration.txt',
    0,
    400,
    [
      ['00:00:01:05', '00:00:01:15'],
      ['03:05', '02:20'],
    ],
  ],
]

describe.runIf(process.env['EARMARK_CORPUS'] && existsSync(CASES))('times of the files of cases', () => {
  it.each(Object.entries(READ))('%s is read with its times', (name, [times, speakers]) => {
    const { read } = file(name)
    expect(rows(read).map(([start, end]) => [start, end])).toEqual(timesOf(times))
    const names = typeof speakers === 'string' ? speakers.split(' ') : speakers
    // A name may have a space in it.
    const found = rows(read).map(([, , speaker]) => speaker?.replace(' ', '_') ?? null)
    if (names) expect(found).toEqual(names)
    expect(rows(read).filter(([, , , text]) => /\d{2}:\d{2}|-->|\{|speaker \d/.test(text)).length).toBe(0)
  })

  it.each(LATER)('%s says a changed start (line %i, %i ms) everywhere', (name, at, by, pairs) => {
    const { read, text } = file(name)
    let wanted = ''
    let rest = text
    for (const [from, to] of pairs) {
      const there = rest.indexOf(from)
      expect(there, from).not.toBe(-1)
      wanted += rest.slice(0, there) + to
      rest = rest.slice(there + from.length)
    }
    expect(laterStart(read, at, by)).toBe(wanted + rest)
    expect(lossesInPlace(read, withStart(read, at, by))).toEqual([])
  })

  it.each(Object.keys(READ))('%s keeps the form of its times when all lines move', (name) => {
    const { read } = file(name)
    const later = readTranscript(shifted(read, 2000), name)
    const moved = (ms: number | null) => (ms === null ? null : ms + 2000)
    expect(rows(later).map(([start, end]) => [start, end])).toEqual(
      rows(read).map(([start, end]) => [moved(start), moved(end)]),
    )
    const form = (text: string) => text.replace(/\d+/g, '0')
    // Where paragraphs end with their time, the first begins at 0 unless it has a time of its own.
    const own = name === '09-f4-end.txt' ? '#0:0:0-0# ' : ''
    expect(form(later.text)).toBe(own + form(read.text))
  })

  it('07 the mapping by hand is offered both places of a pair', () => {
    const [first] = proposeMappings(file('07-hf-chunks.json').read.text)
    expect(first?.list.fields.map(({ path }) => path)).toEqual(['timestamp.0', 'timestamp.1', 'text'])
    expect(first?.mapping).toMatchObject({ start: 'timestamp.0', end: 'timestamp.1', text: 'text' })
  })

  it('14 each sentence has a time for each of its words, and is written once for each', () => {
    for (const name of ['14-highlight-font.srt', '14-highlight-u.srt']) {
      const { read } = file(name)
      expect(read.transcript.segments.map(({ words }) => words?.map(({ start }) => start))).toEqual([
        [1080, 1380, 1660],
        [3000, 3500],
      ])
      expect(writeTranscript('srt', read.transcript).match(/-->/g)).toHaveLength(2)
    }
  })

  it('16 the names of markers are texts, or titles of chapters', () => {
    const audition = file('16-audition-markers.csv')
    const names = audition.text
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t')[0])
    expect(rows(audition.read).map(([, , , text]) => text)).toEqual(names)
    expect(readChapters(audition.text, 'a.csv').chapters.map(({ title }) => title)).toEqual(names)
    const premiere = file('16-premiere-markers.csv')
    const cells = premiere.text
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'))
    expect(readChapters(premiere.text, 'a.csv').chapters.map(({ title }) => title)).toEqual(
      cells.map(([name, description]) => name || description),
    )
  })

  it('18 broken times are named', () => {
    const { diagnostics } = file('18-broken-hour.txt').read
    expect(diagnostics.filter(({ code }) => code === 'time/broken').map(({ line }) => line)).toEqual([3, 4])
  })

  it.each([
    ['12-audio-srt-chapters.json', [25_000, 0, 9000]],
    ['16-audition-markers.csv', [1000, 2600, 65_500]],
    ['16-premiere-markers.csv', [1200, 4000, 8000]],
    ['19-chapters-dash.txt', [0, 75_000, 630_000]],
  ])('%s is read as chapters', (name, wanted) => {
    const { chapters } = readChapters(file(name).text, name)
    expect(chapters.map(({ start }) => start)).toEqual(wanted)
    expect(chapters.every(({ title }) => /^[A-Z]/.test(title))).toBe(true)
  })
})
