import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, readFixture, rows } from '../fixtures.ts'

describe('reading SBV', () => {
  it('reads times, text of several lines and commas in it', () => {
    expect(rows(readFixture('sbv', 'plain.sbv'))).toEqual([
      [500, 2750, null, 'The orchard is quiet at noon.'],
      [2750, 6000, null, 'In the evening the starlings come,\nall of them at once.'],
      [7125, 9000, null, 'And then, suddenly, silence.'],
      [9000, 12_040, null, 'Until the owl wakes up.'],
    ])
  })

  it('shows line breaks in brackets and names after arrows', () => {
    expect(rows(readFixture('sbv', 'speakers.sbv'))).toEqual([
      [1000, 2000, 'MILLER', 'Who left the gate open?\nThe goats are out.'],
      [2000, 3500, 'MILLER', 'Nobody, I think.'],
      [4000, 5000, 'SMITH', 'It was the wind.'],
    ])
  })

  it('keeps every cue of a broken file and says what is odd about it', () => {
    const read = readFixture('sbv', 'traps.sbv')
    expect(rows(read)).toEqual([
      [1000, 500, null, 'runs backwards'],
      [2500, 3000, null, 'no blank line above\n\nand a blank line inside'],
      [4000, 5000, null, ''],
      [3000, 3_660_000, null, '100'],
    ])
    expect(findings(read)).toEqual([
      'sbv/text-outside 1: This text belongs to no cue; it stays in the file but is not shown.',
      'sbv/no-blank-line 4: No blank line divides this cue from the one above.',
      'sbv/blank-in-text 4: A blank line stands inside the text.',
      'time/short-fraction 4: “0:00:02.5” has one digit after the seconds; read as 500 ms.',
      'text/empty 9: This cue has no text.',
      'time/odd 11: “0:61:00.000” is written in an odd way; read as 1:01:00.000.',
      'time/end-before-start 2: The line ends before it starts.',
      'time/out-of-order 11: The line starts before the line above it.',
    ])
  })

  it('leaves lists with a time and a comma to others', () => {
    expect(readTranscript('0:01, then 0:02, and so on\n', 'a.txt').format).not.toBe('sbv')
  })
})

describe('saving SBV', () => {
  it('keeps the breaks as they were written', () => {
    const read = readFixture('sbv', 'speakers.sbv')
    const { text } = patchText(read, change(read, 0, { text: 'one\ntwo' }))
    expect(text).toContain('>> MILLER: one[br]two\r\n\r\n0:00:02.000')
  })

  it('adds a cue in the manner of its neighbour', () => {
    const read = readFixture('sbv', 'plain.sbv')
    const added = createSegment('new', 3000, 3500, 'and\nmore')
    const { text } = patchText(read, { segments: read.transcript.segments.toSpliced(2, 0, added) })
    expect(text).toContain('at once.\n\n0:00:03.000,0:00:03.500\nand\nmore\n\n0:00:07.125')
  })

  it('writes a new file, with names where they change', () => {
    const segments = [
      createSegment('a', 0, 1500, 'one', { speaker: 'Ada' }),
      createSegment('b', 1500, null, 'two', { speaker: 'Ada' }),
      createSegment('c', 3_600_000, 3_601_000, 'three', { speaker: 'Bert' }),
    ]
    expect(writeTranscript('sbv', { segments })).toBe(
      '0:00:00.000,0:00:01.500\nAda: one\n\n0:00:01.500,1:00:00.000\ntwo\n\n1:00:00.000,1:00:01.000\nBert: three\n',
    )
  })
})
