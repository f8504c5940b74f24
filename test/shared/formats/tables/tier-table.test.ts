import { describe, expect, it } from 'vitest'
import { readTranscript, unwrittenSpeakers } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { expectWithin } from '../../../cpu-time.ts'
import { change, patched, readFixture, rows } from '../fixtures.ts'

const NAME = 'elan-tiers.txt'
const tiers = () => readFixture('tsv', NAME)
const time = (seconds: number) => new Date(1000 * seconds).toISOString().slice(11, 23)
const again = (text: string) => rows(readTranscript(text, NAME))

describe('a table with a column for each speaker', () => {
  it('is read with all of them, two in one row as two lines', () => {
    // Defect: one column was the text, the lines of all others had none.
    expect(rows(tiers())).toEqual([
      [500, 2000, 'Ida', 'The lamp is lit.'],
      [2100, 3850, 'Udo', 'Who lit it?'],
      [4000, 6000, 'Ida', 'I did.'],
      [4000, 6000, 'Udo', 'Ah.'],
      [6500, 7000, 'Ida', 'Good night.'],
    ])
  })

  it('keeps its rows when a text or the times of a row change', () => {
    const read = tiers()
    expect(patched(read, change(read, 3, { text: 'Oh.' })).text).toBe(read.text.replace('\tAh.', '\tOh.'))
    expect(patched(read, change(read, 1, { start: 2200 })).text).toBe(read.text.replace('02.100', '02.200'))
  })

  it('gives lines that part rows of their own', () => {
    const read = tiers()
    const { text } = patched(read, change(read, 3, { start: 4500 }))
    expect(text).toContain('04.000\t00:00:06.000\tI did.\t\n00:00:04.500\t00:00:06.000\t\tAh.\n')
    const without = read.transcript.segments.toSpliced(2, 1)
    expect(again(patched(read, { segments: without }).text)).toEqual(rows(read).toSpliced(2, 1))
  })

  it('moves a line to the column of its speaker', () => {
    const read = tiers()
    const { text } = patched(read, change(read, 4, { speaker: 'Udo' }))
    expect(text).toBe(read.text.replace('\tGood night.\t\n', '\t\tGood night.\n'))
    const all = read.transcript.segments.map((one) =>
      one.speaker === 'Udo' ? { ...one, speaker: 'Bert' } : one,
    )
    expect(patched(read, { segments: all }).text).toBe(read.text.replace('\tUdo\n', '\tBert\n'))
    const [table, ...more] = patched(read, change(read, 1, { speaker: 'Nobody' })).text.split('\n')
    expect(table).toBe('Begin Time - hh:mm:ss.ms\tEnd Time - hh:mm:ss.ms\tIda\tUdo\tNobody')
    expect(more[1]).toBe('00:00:02.100\t00:00:03.850\t\t\tWho lit it?')
    expect(unwrittenSpeakers(read, change(read, 1, { speaker: 'Nobody' }))).toBe(0)
  })

  it('puts a new line where its speaker stands', () => {
    const read = tiers()
    const added = createSegment('new', 3900, 3950, 'Well', { speaker: 'Udo' })
    const { text } = patched(read, { segments: read.transcript.segments.toSpliced(1, 0, added) })
    expect(again(text)).toEqual(rows(read).toSpliced(1, 0, [3900, 3950, 'Udo', 'Well']))
  })

  it('is no table with a remark here and there', () => {
    const text = 'Start\tEnd\tHeard\tRemark\n0:01\t0:02\tYes\t\n0:03\t0:04\tNo\tloud\n0:05\t0:06\tWell\t\n'
    expect(rows(readTranscript(text, 'a.txt')).map((row) => row[3])).toEqual(['Yes', 'No', 'Well'])
  })
})

it('is known where the times of ELAN have frames', () => {
  const head = 'Begin Time - hh:mm:ss:ff (PAL)\tEnd Time - hh:mm:ss:ff (PAL)\tIda\tUdo\n'
  const text = `${head}00:00:01:00\t00:00:02:15\tWe go.\t\n00:00:03:05\t00:00:05:00\t\tNot yet.\n`
  const read = readTranscript(text, 'a.txt')
  expect(rows(read)).toEqual([
    [1000, 2600, 'Ida', 'We go.'],
    [3200, 5000, 'Udo', 'Not yet.'],
  ])
})

it('takes as long as the file is large, however many speakers and short rows it has', () => {
  const speakers = Array.from({ length: 7000 }, (_, i) => `S${(10_000 + i).toString(36)}`)
  const names = ['Begin Time - hh:mm:ss.ms', 'End Time - hh:mm:ss.ms', ...speakers].join('\t')
  const first = [time(1), time(2), ...speakers.map(() => 'a b')].join('\t')
  const short = Array.from({ length: 40_000 }, (_, i) => `${time(i + 2)}\t${time(i + 3)}\t\tYes`)
  const text = [names, first, ...short].join('\n')
  expectWithin(1500, () => {
    expect(readTranscript(text, 'a.txt').transcript.segments).toHaveLength(47_000)
  })
})
