import { describe, expect, it } from 'vitest'
import { readTranscript, writeTranscript } from '../../../../../shared/formats/index.ts'
import { createSegment } from '../../../../../shared/model/transcript.ts'
import { expectWithin } from '../../../../cpu-time.ts'
import { change, findings, fixture, patched, readFixture, rows } from '../../fixtures.ts'

type Parsed = { segments: { id: number; words: unknown[]; tokens: unknown }[] }

function parse(text: string): Parsed {
  return JSON.parse(text) as Parsed
}

describe('reading Whisper JSON', () => {
  it('reads segments, words and their joining spaces', () => {
    const read = readFixture('json-whisper', 'timestamped.json')
    expect(rows(read)).toEqual([
      [500, 2040, null, 'Snow fell all night.'],
      [2500, 4000, null, 'The road is white.'],
      [4000, 4900, null, 'Schön.'],
    ])
    expect(read.transcript.segments[1]?.words).toEqual([
      { text: 'The', start: 2500, end: 2700 },
      { text: ' road', start: 2700, end: 3100 },
      { text: ' is', start: 3100, end: 3300 },
      { text: ' white.', start: 3300, end: 4000 },
    ])
  })

  it('keeps words without times and reads speakers', () => {
    const read = readFixture('json-whisper', 'aligned.json')
    expect(rows(read)).toEqual([
      [610, 4200, 'SPEAKER_00', 'It cost 60 euros.'],
      [4500, 6000, 'SPEAKER_01', 'Café?'],
    ])
    expect(read.transcript.segments[0]?.words?.[2]).toEqual({ text: ' 60', start: null, end: null })
  })

  it('gives segments their words from one list for all, and makes lines where there are only words', () => {
    const read = readFixture('json-whisper', 'api.json')
    expect(rows(read)).toEqual([
      [0, 2400, null, 'The lamp is lit.'],
      [4000, 5500, null, 'Who is there?'],
    ])
    expect(read.transcript.segments[1]?.words).toEqual([
      { text: 'Who', start: 4000, end: 4500 },
      { text: ' is', start: 4500, end: 4800 },
      { text: ' there?', start: 4800, end: 5500 },
    ])
    expect(rows(readFixture('json-whisper', 'api-words.json'))).toEqual([
      [200, 2400, null, 'The lamp in the hall is lit.'],
      [6000, 8500, null, 'Who is there?'],
    ])
  })

  it('takes NaN, and says what cannot be read', () => {
    const read = readFixture('json-whisper', 'nan.json')
    expect(rows(read)).toEqual([
      [0, 1250, null, 'one'],
      [null, null, null, 'two "quoted"'],
      [3000, 2000, null, ''],
    ])
    expect(findings(read)).toEqual([
      'time/unreadable 3: This segment has no start that can be read.',
      'text/empty 4: This segment has no text.',
      'time/end-before-start 4: The line ends before it starts.',
    ])
  })

  it('reads a file that is cut off as far as it goes, and odd items', () => {
    const text = fixture('json-whisper', 'timestamped.json')
    const cut = readTranscript(text.slice(0, text.lastIndexOf('"white."')), 'a.json')
    expect(findings(cut)).toEqual([
      'json/cut-off 77: The JSON breaks off or makes no sense here; 1 segment was read before.',
    ])
    const odd = readTranscript(
      '{"segments": [{"start": 1, "end": 2, "text": "a", "words": "none", "speaker": null}, 7]}',
      'a.json',
    )
    expect(rows(odd)).toEqual([[1000, 2000, null, 'a']])
    expect(findings(odd)).toEqual([
      'json/odd-segment 1: An item of "segments" is no object; it was left alone.',
    ])
  })
})

describe('saving Whisper JSON', () => {
  it('prints a changed number with as many digits as it needs, at least as many as before', () => {
    const read = readFixture('json-whisper', 'timestamped.json')
    const { text, widened } = patched(read, change(read, 1, { start: 2345, end: 5000 }))
    expect(text).toBe(
      fixture('json-whisper', 'timestamped.json').replace(
        '"start": 2.5,\n      "end": 4.0',
        '"start": 2.345,\n      "end": 5.0',
      ),
    )
    expect(widened).toBe(0)
  })

  it('keeps the joining space, quotes what must be quoted, and keeps ASCII files ASCII', () => {
    const nan = readFixture('json-whisper', 'nan.json')
    expect(patched(nan, change(nan, 0, { text: 'say "ä"\nnow' })).text).toContain(
      '"text": " say \\"\\u00e4\\"\\nnow"',
    )
    expect(patched(nan, change(nan, 1, { start: 1250 })).text).toContain('"id": 1, "start": 1.25, "end": 2.5')
    const read = readFixture('json-whisper', 'timestamped.json')
    expect(patched(read, change(read, 0, { text: 'Süß' })).text).toContain('"text": " Süß"')
  })

  it('changes single word times where the words are the same', () => {
    const read = readFixture('json-whisper', 'aligned.json')
    const words = read.transcript.segments[0]!.words!.map((word, i) =>
      i === 1 ? { ...word, start: 905 } : word,
    )
    expect(patched(read, change(read, 0, { words })).text).toBe(
      fixture('json-whisper', 'aligned.json').replace(
        '"word": "cost", "start": 0.9',
        '"word": "cost", "start": 0.905',
      ),
    )
  })

  it('writes the list of words anew with every kept word as it stood', () => {
    const read = readFixture('json-whisper', 'timestamped.json')
    const [the, , is, white] = read.transcript.segments[1]!.words!
    const words = [
      the!,
      { text: ' old', start: null, end: null },
      { text: ' path', start: 2900, end: 3100 },
      is!,
      white!,
    ]
    const { text } = patched(read, change(read, 1, { text: 'The old path is white.', words }))
    const parsed = parse(text)
    expect(parsed.segments[1]?.words.slice(0, 4)).toEqual([
      { text: 'The', start: 2.5, end: 2.7, confidence: 0.9 },
      { text: 'old' },
      { text: 'path', start: 2.9, end: 3.1 },
      { text: 'is', start: 3.1, end: 3.3, confidence: 0.9 },
    ])
    expect(parsed.segments[1]?.tokens).toEqual([50365, 11])
  })

  it('puts new segments in, renumbers ids, and cuts segments out with their comma', () => {
    const read = readFixture('json-whisper', 'timestamped.json')
    const [first, , third] = read.transcript.segments
    const added = createSegment('n', 2100, 2400, 'Then', {
      words: [{ text: 'Then', start: 2100, end: null }],
    })
    const parsed = parse(patched(read, { segments: [first!, added, third!] }).text)
    expect(parsed.segments.map(({ id }) => id)).toEqual([0, 1, 2])
    expect(parsed.segments[1]).toEqual({
      id: 1,
      start: 2.1,
      end: 2.4,
      text: ' Then',
      words: [{ text: 'Then', start: 2.1 }],
    })
    expect(parse(patched(read, { segments: [third!] }).text).segments).toHaveLength(1)
    expect(parse(patched(read, { segments: [first!] }).text).segments).toHaveLength(1)
  })

  it('writes a fresh file that it reads back', () => {
    const words = [
      { text: 'Hi', start: 0, end: 400 },
      { text: ' you', start: null, end: null },
    ]
    const segments = [createSegment('a', 0, 1000, 'Hi you', { speaker: 'Ann', words })]
    const text = writeTranscript('json-whisper', { segments })
    expect(parse(text)).toEqual({
      text: ' Hi you',
      segments: [
        {
          id: 0,
          start: 0,
          end: 1,
          text: ' Hi you',
          speaker: 'Ann',
          words: [{ word: 'Hi', start: 0, end: 0.4 }, { word: ' you' }],
        },
      ],
    })
    expect(readTranscript(text, 'a.json').transcript.segments[0]).toMatchObject({ speaker: 'Ann', words })
  })

  it('goes over 20 000 segments with words well within a second', () => {
    const one = {
      id: 0,
      seek: 0,
      start: 1,
      end: 2,
      text: ' a b',
      tokens: [1, 2, 3],
      words: [
        { word: ' a', start: 1, end: 1.5 },
        { word: ' b', start: 1.5, end: 2 },
      ],
    }
    const text = JSON.stringify({ text: '', segments: Array.from({ length: 20_000 }, () => one) })
    expectWithin(3000, () => expect(readTranscript(text, 'a.json').transcript.segments).toHaveLength(20_000))
  })
})
