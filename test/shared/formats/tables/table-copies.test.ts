import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, patched, readFixture, rows } from '../fixtures.ts'

const saved = (folder: string, name: string, at: number, changes: object) => {
  const read = readFixture(folder, name)
  return patched(read, change(read, at, changes)).text
}

describe('a table that says its times twice', () => {
  it('is read by one of them', () => {
    // Defect: `ss.msec` was taken for milliseconds, and samples for times.
    expect(rows(readFixture('tsv', 'elan-twice.txt'))).toEqual([
      [500, 2000, 'Ida', 'The lamp is lit.'],
      [2100, 3850, 'Udo', 'Who lit it?'],
      [4000, 6000, 'Ida', 'I did.'],
    ])
    expect(rows(readFixture('csv', 'samples.csv'))).toEqual([
      [500, 2000, null, 'The lamp is lit.'],
      [2100, 3850, null, 'Who lit it?'],
      [4000, 6000, null, 'I did.'],
    ])
  })

  it('says the new time in all places when it is saved', () => {
    expect(saved('tsv', 'elan-twice.txt', 1, { start: 2470 })).toContain(
      'Udo\t00:00:02.470\t2.47\t00:00:03.850\t3.85\t00:00:01.380\t1.38\tWho lit it?\n',
    )
    expect(saved('csv', 'samples.csv', 1, { start: 2470, end: 4000 })).toContain(
      '\n108927,176400,2.47,4.00,1.53,Who lit it?\n',
    )
  })

  it('says it in a new row too', () => {
    const read = readFixture('tsv', 'elan-twice.txt')
    const added = createSegment('new', 3900, 3950, 'Well', { speaker: 'Udo' })
    expect(patched(read, { segments: read.transcript.segments.toSpliced(2, 0, added) }).text).toContain(
      '\nUdo\t00:00:03.900\t3.9\t00:00:03.950\t3.95\t00:00:00.050\t0.05\tWell\nIda\t',
    )
  })

  it('leaves alone what says something else, and values that did not agree before', () => {
    const text =
      'start,start_tc,take,text\n1.5,00:00:01.500,1.5,One\n2.5,00:00:09.000,7,Two\n4.25,00:00:04.250,9,Six\n'
    const read = readTranscript(text, 'a.csv')
    const later = read.transcript.segments.map((one) => ({ ...one, start: (one.start ?? 0) + 100 }))
    expect(patched(read, { segments: later }).text).toBe(
      'start,start_tc,take,text\n1.6,00:00:01.600,1.5,One\n2.5,00:00:09.100,7,Two\n4.35,00:00:04.350,9,Six\n',
    )
  })

  it('keeps the steps of what is rounded', () => {
    const text = 'start,at,text\n1.5,0:01,One\n2.75,0:02,Two\n4.25,0:04,Six\n5.9,0:05,Ten\n'
    const read = readTranscript(text.replace(',at,', ',start,'), 'a.csv')
    expect(patched(read, change(read, 1, { start: 3900 })).text).toContain('\n3.90,0:03,Two\n')
  })
})

const corpus = path.join(process.env['EARMARK_CORPUS'] ?? '', 'cases')

describe.runIf(process.env['EARMARK_CORPUS'] && existsSync(corpus))('real tables', () => {
  const read = (name: string) => readTranscript(readFileSync(path.join(corpus, name), 'utf8'), name)

  it.each([
    '03-elan-tab-header.txt',
    '03-elan-ss-msec.txt',
    '03-s-ms.csv',
    '11-double-times.csv',
    '11-double-times.txt',
  ])('%s is read in seconds, and saved in step', (name) => {
    const table = read(name)
    expect(rows(table)[0]?.slice(0, 2)).toEqual([1000, 2500])
    const { text } = patched(table, change(table, 1, { start: 2970 }))
    const row = text.split('\n').find((one) => one.includes('It rained'))
    expect(row).toMatch(/(?:^|[,\t])2\.97(?=[,\t])/)
    expect(row).not.toContain('2.6')
    if (row?.includes(':')) expect(row).toContain('00:00:02.970')
  })

  it('names who speaks by the tier', () => {
    expect(rows(read('03-elan-tier-speaker.txt')).map((row) => row[2])).toEqual(['Nora', 'Tom', 'Nora'])
  })
})
