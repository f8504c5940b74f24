import { describe, expect, it } from 'vitest'
import { patchText, readTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, findings, readFixture, rows } from '../fixtures.ts'

describe('reading SMIL', () => {
  it('reads clips, and shows where the words stand', () => {
    const read = readFixture('smil', 'chapter.smil')
    expect(rows(read)).toEqual([
      [500, 2250, null, 'title'],
      [2250, 4000, null, 'w1'],
      [4000, 5125, null, 'w2'],
    ])
    expect(findings(read)).toEqual([
      'smil/text-elsewhere -: The words stand in c1.xhtml; the lines show the names of their places there.',
    ])
  })

  it('says what is odd', () => {
    const par = (audio: string) => `<par><text src="a#b"/>${audio}</par>`
    const text = `<smil>${par('')}${par('<audio src="1" clipBegin="1min"/>')}${par('<audio src="2" clipBegin="x"/>')}</smil>`
    const read = readTranscript(text, 'a.smil')
    expect(rows(read).map((row) => row[0])).toEqual([null, 60_000, null])
    expect(read.diagnostics.map(({ code }) => code)).toEqual([
      'smil/several-audios',
      'smil/text-elsewhere',
      'smil/no-time',
      'smil/no-time',
    ])
  })
})

describe('saving SMIL', () => {
  it('writes times in their form, and inserted lines like their neighbour', () => {
    const read = readFixture('smil', 'chapter.smil')
    const [a, b, c] = read.transcript.segments
    const { text } = patchText(read, {
      segments: [
        { ...a!, end: 2300 },
        { ...b!, start: 2300 },
        createSegment('n', 4000, 4200, 'w1b'),
        { ...c!, start: 4200 },
      ],
    })
    expect(text).toContain('clipEnd="0:00:02.300"')
    expect(text).toContain('clipBegin="2.30s" clipEnd="4s"')
    expect(text).toContain('clip-begin="npt=4.200s"')
    expect(text).toContain(
      '<par><text src="c1.xhtml#w1b"/><audio src="c1.mp3" clipBegin="4.00s" clipEnd="4.2s"/></par>',
    )
    const bare = readTranscript('<smil><par><text src="a#b"/><audio src="c"/></par></smil>', 'a.smil')
    expect(patchText(bare, change(bare, 0, { start: 1000, end: 2500 })).text).toContain(
      '<audio clipBegin="0:00:01.000" clipEnd="0:00:02.500" src="c"/>',
    )
  })
})
