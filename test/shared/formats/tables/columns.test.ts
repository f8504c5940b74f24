import { describe, expect, it } from 'vitest'
import { readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { proposeColumns } from '../../../../shared/formats/tables/columns.ts'
import { readColumns } from '../../../../shared/formats/tables/table-reader.ts'
import { withEnglish } from '../../../words.ts'
import { rows } from '../fixtures.ts'

describe('proposeColumns', () => {
  it('proposes columns with what they hold', () => {
    expect(
      withEnglish(proposeColumns('Nr;Wer;Von (ms);Bis (ms);Was\n1;Ida;0;900;Ja, ja\n2;Udo;1000;1900;Nein\n')),
    ).toEqual({
      mapping: {
        delimiter: ';',
        header: true,
        text: 4,
        start: 2,
        end: 3,
        duration: null,
        speaker: null,
        unit: 'milliseconds',
        rate: 25,
        fromFirst: false,
      },
      sure: true,
      named: false,
      reason: 'the column says so',
      columns: ['Nr', 'Wer', 'Von (ms)', 'Bis (ms)', 'Was'],
      preview: [
        ['1', 'Ida', '0', '900', 'Ja, ja'],
        ['2', 'Udo', '1000', '1900', 'Nein'],
      ],
    })
  })

  it.each([
    ['start,end,text\n1,4,We went down to the river\n4,9,and nobody was there any more\n', 'seconds'],
    ['start,end,text\n1,4100,We went down to the river\n4200,9000,and nobody was there\n', 'milliseconds'],
    ['start_frame,end_frame,text\n0,50,one\n50,100,two\n', 'frames'],
    ['start (sec),end,text\n0,50,one\n50,100,two\n', 'seconds'],
    ['in,out,text\n0:01,0:02,one\n0:03,0:04,two\n', 'clock'],
  ])('tells the unit of %j', (text, unit) => {
    expect(proposeColumns(text)?.mapping.unit).toBe(unit)
  })

  it('tells running numbers and speakers from times and text', () => {
    const text = '1,0.5,A,hello there\n2,1.5,B,and you\n3,2.5,A,well\n4,4.5,B,good\n'
    expect(proposeColumns(text)).toMatchObject({
      sure: true,
      mapping: { start: 1, end: null, speaker: 2, text: 3 },
    })
  })

  it('tells names from text where both are as long, and names with colons', () => {
    const long = '"Speaker 1",0.5,1.5,"One, two"\n"Speaker 1",1.5,2.5,Three\n"Speaker 1",2.5,4.5,Four\n'
    expect(proposeColumns(long)?.mapping).toMatchObject({ speaker: 0, start: 1, end: 2, text: 3 })
    const colons = '0:01\tAnna-Lena:\tHi\n0:05\tBo:\tYes\n'
    expect(proposeColumns(colons)?.mapping).toMatchObject({ start: 0, speaker: 1, text: 2 })
  })

  it('is not sure of tables without times', () => {
    expect(proposeColumns('a,b\nx,y\nz,w\n')?.sure).toBe(false)
    expect(proposeColumns('1,2\n3,4\n')?.sure).toBe(false)
    expect(proposeColumns('just a line')).toBeNull()
  })
})

describe('readColumns', () => {
  it('reads a table as it is told, and saves it in place', () => {
    const text = 'when|what|who\n10|first|Ann\n20|second|Bo\n'
    const proposal = proposeColumns(text)
    if (!proposal) throw new Error('no table')
    const mapping = { ...proposal.mapping, start: 0, text: 1, speaker: 2, unit: 'frames' as const, rate: 10 }
    const read = readColumns(text, 'a.csv', mapping)
    expect(read.format).toBe('csv')
    expect(rows(read)).toEqual([
      [1000, null, 'Ann', 'first'],
      [2000, null, 'Bo', 'second'],
    ])
    const segments = read.transcript.segments.map((one, i) => (i === 1 ? { ...one, start: 2540 } : one))
    expect(writeTranscript('csv', { segments }, read)).toBe('when|what|who\n10|first|Ann\n25|second|Bo\n')
  })

  it('reads text without times when no column of times is given', () => {
    const proposal = proposeColumns('a,b\nx,y\nz,w\n')
    if (!proposal) throw new Error('no table')
    const read = readColumns('a,b\nx,y\nz,w\n', 'a.csv', { ...proposal.mapping, start: null, text: 1 })
    expect(rows(read)).toEqual([
      [null, null, null, 'y'],
      [null, null, null, 'w'],
    ])
    expect(read.diagnostics).toEqual([])
  })
})

it('counts frames at the rate that the table says', () => {
  const rows = ['First words\t00:00:01:15\t00:00:02:00', 'More of them\t00:00:05:03\t00:00:01:00']
  const table = (rate: string) =>
    `Name\tStart\tDuration\tTime Format\tType\n${rows.map((row) => `${row}\t${rate}\tCue`).join('\n')}\n`
  expect(proposeColumns(table('30 fps'))?.mapping.rate).toBe(30)
  expect(proposeColumns(table('decimal'))?.mapping.rate).toBe(25)
})

describe('a table in which most rows have no time', () => {
  it.each([
    [
      'start,end,speaker,text\n1.5,2,A,One here.\n,,B,Two.\n,,A,Three.\n,,B,Four.\n',
      [1500, null, null, null],
    ],
    ['start,end,speaker,text\n,,A,One here.\n,,B,Two.\n,,A,Three.\n', [null, null, null]],
    ['0:01;A;One here.\n0:05;B;Two.\n;B;Three.\n;A;Four.\n;B;Five.\n', [1000, 5000, null, null, null]],
    ['9:14:06\tA\tOne.\n9:14:08\tB\tTwo.\n\tA\tThree.\n', [0, 2000, null]],
  ])('is one of lines: %j', (text, starts) => {
    const { transcript } = readTranscript(text, 'a.csv')
    expect(transcript.segments.map(({ start }) => start)).toEqual(starts)
  })
})
