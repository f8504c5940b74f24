import { describe, expect, it } from 'vitest'
import { type ReadResult, readByHand } from '../../../shared/formats/index.ts'
import { losses, lossesInPlace } from '../../../shared/formats/losses.ts'
import { createSegment } from '../../../shared/model/transcript.ts'
import { expectWithin } from '../../cpu-time.ts'
import { inEnglish, withEnglish } from '../../words.ts'
import { readFixture } from './fixtures.ts'

const segments = [
  createSegment('a', 0, 1000, 'one', { speaker: 'Ann', words: [{ text: 'one', start: 0, end: 900 }] }),
  createSegment('b', 1000, 1800, 'two'),
  createSegment('c', null, null, 'three'),
  createSegment('d', 2500, null, 'four'),
]

/** A name that stands once is not believed to be one. */
const UNREAD = {
  kind: 'speakers',
  count: 1,
  message: 'Read again, 1 line has no speaker or another one: the names cannot be told from text.',
}

describe('losses', () => {
  it('names what each format cannot hold', () => {
    expect(withEnglish(losses('txt-plain', { segments }))).toEqual([
      { kind: 'times', count: 3, message: 'The times of 3 lines cannot be written: this format has none.' },
      { kind: 'words', count: 1, message: 'The times of single words in 1 line cannot be written.' },
      UNREAD,
    ])
    expect(withEnglish(losses('timed-text', { segments }))).toEqual([
      {
        kind: 'ends',
        count: 1,
        message: 'The ends of 1 line cannot be written: in this format a line lasts until the next one.',
      },
      { kind: 'words', count: 1, message: 'The times of single words in 1 line cannot be written.' },
      UNREAD,
    ])
    expect(withEnglish(losses('srt', { segments }))).toEqual([
      { kind: 'untimed', count: 1, message: '1 line without a time will get one between the lines around.' },
      { kind: 'words', count: 1, message: 'The times of single words in 1 line cannot be written.' },
      UNREAD,
    ])
  })

  it('finds none where everything fits, and none for a format it does not know', () => {
    expect(withEnglish(losses('json-whisper', { segments: segments.slice(0, 2) }))).toEqual([])
    expect(withEnglish(losses('nothing', { segments }))).toEqual([])
  })

  it('stays quick with many lines', () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      createSegment(`${i}`, i * 1000, i * 1000 + 500, 'x'),
    )
    expectWithin(500, () => expect(losses('timed-text', { segments: many })[0]?.count).toBe(20_000))
  })
})

describe('lossesInPlace', () => {
  const table = 'Wer;Was;Ab\nAnna;Guten Tag;0,5\nBert;Und hier\nAnna;Gut;2\n'
  const asTable = (roles: Readonly<Record<string, string>>) =>
    readByHand(
      table,
      'a.csv',
      { kind: 'columns', roles, unit: 'seconds', delimiter: ';', header: true, rate: 25, fromFirst: false },
      { durationMs: null },
    )
  const asKeys = (text: string, items: string, roles: Readonly<Record<string, string>>) =>
    readByHand(text, 'a.json', { kind: 'keys', roles, unit: 'seconds', items }, { durationMs: null })
  const set = ({ transcript }: ReadResult, changes: object) => ({
    segments: transcript.segments.map((segment) => ({ ...segment, ...changes })),
  })
  const messages = (read: ReadResult, changes: object) =>
    lossesInPlace(read, set(read, changes)).map(({ message }) => inEnglish(message))

  it('says that times of day count from the first line when that is moved', () => {
    const read = readFixture('tsv', 'meeting.txt')
    const later = (ms: number) => ({
      segments: read.transcript.segments.map((one) => ({ ...one, start: (one.start ?? 0) + ms })),
    })
    expect(lossesInPlace(read, later(0))).toEqual([])
    expect(lossesInPlace(read, later(7000)).map(({ message }) => inEnglish(message))).toEqual([
      'This file says times of day, which count from its first line. Read again, all lines move by −7.00 s.',
    ])
    const rest = { segments: read.transcript.segments.slice(1) }
    expect(lossesInPlace(read, rest).map(({ message }) => inEnglish(message))).toEqual([
      'This file says times of day, which count from its first line. Read again, all lines move by −5.00 s.',
    ])
  })

  it('says that nothing can begin before the time line of an ELAN file', () => {
    const read = readFixture('eaf', 'two-speakers.eaf')
    expect(lossesInPlace(read, read.transcript)).toEqual([])
    expect(messages(read, { start: 100 }).at(-1)).toMatch(
      /lines begin before 500 ms, .* they will begin there/,
    )
  })

  it('counts what is new and has no cell', () => {
    const whole = asTable({ speaker: '0', text: '1', start: '2' })
    expect(messages(whole, {})).toEqual([])
    expect(messages(whole, { start: 9000, speaker: 'Carl' })).toEqual([
      'The starts of 1 line cannot be written: the file has no place for them.',
    ])
    expect(messages(asTable({ text: '1' }), { start: 1, end: 2, speaker: 'Carl' })).toEqual([
      'The starts of 3 lines cannot be written: the file has no place for them.',
      'The ends of 3 lines cannot be written: the file has no place for them.',
      'The speakers of 3 lines cannot be written: the file has no place for them.',
    ])
  })

  it('counts what is new and has no key, but not keys that are added', () => {
    const changes = { start: 1000, end: 3000, speaker: 'Carl' }
    expect(messages(asKeys('[{"w": "One", "a": 0}]', '*', { text: 'w', start: 'a' }), changes)).toEqual([
      'The ends of 1 line cannot be written: the file has no place for them.',
    ])
    expect(
      messages(asKeys('[["One", 0, 2]]', '*', { text: '0', start: '1', duration: '2' }), changes),
    ).toEqual(['The speakers of 1 line cannot be written: the file has no place for them.'])
  })
})
