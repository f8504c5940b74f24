import { describe, expect, it } from 'vitest'
import type { TimeMeaning } from '../../../../shared/formats/core/time-units.ts'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, readFixture, rows } from '../fixtures.ts'

describe('reading CSV', () => {
  it('reads columns by their names', () => {
    expect(rows(readFixture('csv', 'named.csv'))).toEqual([
      [500, 1500, null, 'hello, you'],
      [1500, 2500, null, 'again'],
    ])
    expect(rows(readFixture('csv', 'excel.csv'))).toEqual([
      [500, 2250, 'Noor', 'The tide, she said, is early.'],
      [2250, 4000, 'Noor', 'Bring the ""long"" rope.'],
      [4500, 7125, 'Pim', 'Which one?\nThere are two.'],
    ])
  })

  it('reads columns by what stands in them, and says so', () => {
    const first = readFixture('csv', 'text-first.csv')
    expect(rows(first)).toEqual([
      [380, 2760, null, 'Wait, what?'],
      [3100, 3900, null, 'Nothing.'],
    ])
    expect(findings(first)).toEqual([
      'csv/unit -: The times were read as seconds: they have decimals.',
      'csv/columns -: The columns were told by what stands in them: start in column 2, end in column 3, text in column 1.',
    ])
    const german = readFixture('csv', 'semicolon.csv')
    expect(rows(german)).toEqual([
      [1500, 2250, null, 'Ja, genau.'],
      [2250, 3250, null, 'Nein; oder doch?'],
      [4000, 6500, null, 'Na gut.'],
    ])
    expect(findings(german)).toEqual([
      'csv/unit -: The times were read as seconds: they have decimals.',
      'csv/columns -: The columns were told by what stands in them: start in column 1, length in column 2, text in column 3.',
      'csv/more-columns 3: This row has more columns than others; they are shown as text.',
    ])
  })

  it('reads timecodes with frames', () => {
    const read = readFixture('csv', 'frames.txt')
    expect(rows(read)).toEqual([
      [137_400, 140_400, null, 'Hello'],
      [142_400, 144_400, null, 'you'],
    ])
    expect(findings(read)).toEqual([
      'csv/columns -: The columns were told by what stands in them: start in column 1, end in column 2, text in column 3.',
      'csv/frames -: The times have frames; 25 in a second were assumed.',
    ])
  })

  it('keeps every row of a broken file and says what is odd about it', () => {
    const read = readFixture('csv', 'traps.csv')
    expect(rows(read)).toEqual([
      [0, 1500, null, 'He said "no" twice'],
      [1500, 900, null, 'runs backwards'],
      [null, null, null, 'no start'],
      [3000, 4000, null, 'one, two, three'],
      [5000, 6000, null, ''],
    ])
    expect(findings(read)).toEqual([
      'csv/unit -: The times were read as milliseconds: lines of this length are spoken in about that time.',
      'csv/no-time 4: This row has no time that can be read.',
      'csv/odd-row 5: This row has too few columns; it stays in the file but is not shown.',
      'csv/more-columns 6: This row has more columns than others; they are shown as text.',
      'text/empty 7: This row has no text.',
      'time/end-before-start 3: The line ends before it starts.',
    ])
  })

  it('leaves tables without times, and texts with commas, to others', () => {
    for (const text of ['name,age\nAnn,41\nBo,39\n', 'One, two, three.\nFour, five, six.\n', '1,2\n3,4\n'])
      expect(readTranscript(text, 'a.txt').format).not.toBe('csv')
    expect(findings(readTranscript('name,age\nAnn,41\nBo,39\n', 'a.csv'))).toEqual([
      'file/unsupported -: This seems to be a table (CSV). Export it as SRT or WebVTT where it was made, and open that.',
    ])
  })
})

describe('saving CSV', () => {
  it('prints times, text and names in the manner of their fields', () => {
    const read = readFixture('csv', 'excel.csv')
    const { text } = patchText(
      read,
      change(read, 1, { start: 2300, text: 'Bring "it",\nplease', speaker: 'Noor, the elder' }),
    )
    expect(text).toContain('\r\n2,"Noor, the elder",2.30,4.00,"Bring ""it"",\r\nplease"\r\n3,')
    const german = readFixture('csv', 'semicolon.csv')
    expect(patchText(german, change(german, 1, { start: 2500 })).text).toContain(
      '\n2,50;0,75;Nein; oder doch?\n',
    )
  })

  it('gives a row without a time one', () => {
    const read = readFixture('csv', 'traps.csv')
    expect(patchText(read, change(read, 2, { start: 2250, end: 3000 })).text).toContain(
      '\n2250,3000,no start\n',
    )
  })

  it('adds a row like its neighbour, and counts on', () => {
    const read = readFixture('csv', 'excel.csv')
    const added = createSegment('new', 4100, 4400, 'And, yes', { speaker: 'Pim' })
    const { text } = patchText(read, { segments: read.transcript.segments.toSpliced(2, 0, added) })
    expect(text).toContain('rope.\r\n3,Pim,4.10,4.40,"And, yes"\r\n4,Pim,4.50,7.125')
  })

  it('writes a new file, with speakers when there are any', () => {
    const segments = [
      createSegment('a', 0, 1500, 'one, "two"', { speaker: 'Ada' }),
      createSegment('b', 1500, null, 'three\nfour'),
    ]
    expect(writeTranscript('csv', { segments })).toBe(
      'start,end,speaker,text\n0.000,1.500,Ada,"one, ""two"""\n1.500,2.500,,"three\nfour"\n',
    )
    expect(writeTranscript('csv', { segments: segments.slice(1) })).toBe(
      'start,end,text\n1.500,2.500,"three\nfour"\n',
    )
  })
})

it('never takes a column of times for the text', () => {
  const text = '1label 3\n704.264,855.455,label 4\n'
  const read = readTranscript(text, 'x.txt')
  for (const [, { start, text: words }] of read.tokens) expect(words?.from).not.toBe(start?.from)
})

describe('what the times mean', () => {
  const read = (text: string, times?: TimeMeaning) =>
    readTranscript(text, 'a.csv', { durationMs: null, ...(times && { times }) })
  const numbers = 'start,end,text\n1,4,We went down to the river\n4,9,and nobody was there any more\n'
  const clocks = 'start,end,text\n0:10,0:20,First\n1:20,1:30,Second\n'

  it('is said where it was guessed, and taken from the user', () => {
    expect(read(numbers).guess).toEqual({
      taken: 'seconds',
      choices: ['seconds', 'milliseconds', 'ticks', 'frames'],
    })
    expect(rows(read(numbers, 'milliseconds'))[0]?.slice(0, 2)).toEqual([1, 4])
    expect(read(clocks).guess).toEqual({
      taken: 'minutes-seconds',
      choices: ['minutes-seconds', 'hours-minutes'],
    })
    const hours = read(clocks, 'hours-minutes')
    expect(rows(hours)[1]?.slice(0, 2)).toEqual([4_800_000, 5_400_000])
    expect(hours.guess?.taken).toBe('hours-minutes')
    expect(findings(hours)[0]).toBe('csv/unit -: The times were read as hours and minutes: as was chosen.')
  })

  it('is not asked where clocks leave no doubt', () => {
    expect(read('start,end,text\n00:00:01.500,00:00:02.000,First\n').guess).toBeUndefined()
  })
})
