import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../../shared/formats/index.ts'
import { createSegment } from '../../../../../shared/model/transcript.ts'
import { change, findings, patched, readFixture, rows } from '../../fixtures.ts'

describe('reading json3', () => {
  it('reads events with words, and leaves events without text', () => {
    const read = readFixture('youtube-json3', 'auto.json3')
    expect(rows(read)).toEqual([
      [160, 5040, null, 'now we climb'],
      [2400, 7400, null, 'slowly up'],
      [8000, 9000, null, '[Wind]\nhowls'],
    ])
    expect(read.transcript.segments.map(({ words }) => words?.map(({ start }) => start) ?? null)).toEqual([
      [160, 520, 680],
      [2400, 3200],
      null,
    ])
    expect(findings(read)).toEqual([])
  })

  it('keeps what stands before a fault, and reads a start that is left out as zero', () => {
    const text =
      '{"events":[{"dDurationMs":5,"segs":[{"utf8":"a"}]},{"tStartMs":NaN,"segs":[{"utf8":"b"}]},{"segs"'
    const read = readTranscript(text, 'a.json3')
    expect(rows(read)).toEqual([
      [0, 5, null, 'a'],
      [null, null, null, 'b'],
    ])
    expect(findings(read)).toEqual([
      'json/cut-off 1: The JSON breaks off or makes no sense here; 2 lines were read before.',
      'time/unreadable 1: This event has no start that can be read.',
    ])
    expect(patched(read, change(read, 0, { start: 3 })).text).toContain('[{"tStartMs": 3, "dDurationMs":2,')
  })
})

describe('saving json3', () => {
  it('keeps the end and the words when the start moves', () => {
    const read = readFixture('youtube-json3', 'auto.json3')
    expect(patched(read, change(read, 0, { start: 260 })).text).toBe(
      read.text
        .replace('"tStartMs": 160,\n      "dDurationMs": 4880', '"tStartMs": 260,\n      "dDurationMs": 4780')
        .replace('"tOffsetMs": 360', '"tOffsetMs": 260')
        .replace('"tOffsetMs": 520', '"tOffsetMs": 420'),
    )
  })

  it('writes changed text, with words where the event has them', () => {
    const plain = readFixture('youtube-json3', 'plain.json')
    expect(patched(plain, change(plain, 0, { text: 'ein "Wort"' })).text).toContain(
      '"segs":[{"utf8":"ein \\"Wort\\""}]',
    )
    const read = readFixture('youtube-json3', 'auto.json3')
    const [slowly] = read.transcript.segments[1]!.words!
    const words = [slowly!, { text: ' down', start: 3000, end: null }]
    const { text } = patched(read, change(read, 1, { text: 'slowly down', words }))
    expect(rows(readTranscript(text, 'a.json3'))[1]).toEqual([2400, 7400, null, 'slowly down'])
    expect(text).toContain('{"utf8": " down", "tOffsetMs": 600}')
  })

  it('inserts lines', () => {
    const read = readFixture('youtube-json3', 'plain.json')
    const [a, b] = read.transcript.segments
    const { text } = patched(read, { segments: [a!, createSegment('n', 7400, 7900, 'More'), b!] })
    expect(text).toContain(
      '{"tStartMs":7400,"dDurationMs":500,"wWinId":1,"segs":[{"utf8":"More"}]},{"tStartMs":8000',
    )
  })
})
