import { describe, expect, it } from 'vitest'
import { patchText, readTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, readFixture, rows } from '../fixtures.ts'

describe('SubViewer', () => {
  it('reads cues below the header', () => {
    expect(rows(readFixture('sub-subviewer', 'header.sub'))).toEqual([
      [1000, 2500, null, 'The ferry is late,\nas it is every day.'],
      [2500, 4000, null, 'We wait on the pier.'],
      [5200, 7000, null, 'There it comes.'],
    ])
    expect(findings(readFixture('sub-subviewer', 'header.sub'))).toEqual([])
  })

  it('says what is odd', () => {
    expect(findings(readFixture('sub-subviewer', 'traps.sub'))).toEqual([
      'time/end-before-start 5: The line ends before it starts.',
    ])
  })

  it('needs no header when the times have hundredths', () => {
    const text = '00:00:01.00,00:00:02.00\nhello\n'
    expect(readTranscript(text, 'a.sub').format).toBe('sub-subviewer')
    expect(readTranscript(text, 'a.sbv').format).toBe('sbv')
  })

  it('writes line breaks in brackets', () => {
    const read = readFixture('sub-subviewer', 'header.sub')
    expect(patchText(read, change(read, 1, { text: 'one\ntwo' })).text).toContain('\r\none[br]two\r\n')
    const added = createSegment('new', 3000, 3120, 'a\nb')
    const { text } = patchText(read, { segments: read.transcript.segments.toSpliced(2, 0, added) })
    expect(text).toContain('\r\n\r\n00:00:03.00,00:00:03.12\r\na[br]b\r\n\r\n')
  })
})
