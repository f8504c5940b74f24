import v8 from 'node:v8'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { bounded, hasRoom } from '../../../shared/base/bounded.ts'
import { parseArgument, type RequestName } from '../../../shared/contract.ts'
import { expectWithin } from '../../cpu-time.ts'

describe('a list or record of at most so many parts', () => {
  it('is what it would be without a bound, up to that', () => {
    const list = bounded(z.array(z.number()), 2)
    expect(
      [[], [1], [1, 2], [1, 2, 3], ['a'], 'ab', null, undefined].map((one) => list.safeParse(one).success),
    ).toEqual([true, true, true, false, false, false, false, false])
    const record = bounded(z.record(z.string(), z.number()), 1)
    expect([{}, { a: 1 }, { a: 1, b: 2 }, { a: 'x' }].map((one) => record.safeParse(one).success)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('is refused without a look at its parts', () => {
    const many = Array.from({ length: 3_000_000 }, () => 0)
    expectWithin(500, () => expect(bounded(z.array(z.string()), 10).safeParse(many).success).toBe(false))
  })
})

it('a message full of what does not fit is refused soon, in few words', () => {
  const many = Array.from({ length: 2_000_000 }, () => 0)
  const companion = { chapters: null, notes: '', lineNotes: [], article: null, page: null }
  const marks = { confirmed: many, estimated: many }
  expectWithin(1500, () => {
    for (const [name, argument] of [
      ['storeCompanion', { audio: null, text: null, companion: { ...companion, marks } }],
      ['writeJournal', { text: 'g', audio: null, journal: 'j', records: many }],
      ['openFiles', { paths: many }],
    ] as const) {
      const parsed = parseArgument(name, argument)
      expect(parsed.ok ? '' : parsed.detail.length).toBeLessThan(2000)
    }
  })
})

describe('room for a message', () => {
  it.each([
    ['a number', 7, 0, 0],
    ['a text', 'abc', 0, 3],
    ['a list in a list', [[1, 2], []], 4, 0],
    ['a record', { ab: 'c', d: null }, 4, 4],
    ['one part in two places', ((part) => [part, part])(['ab']), 4, 4],
    ['empty places', new Array(5), 5, 0],
  ])('counts %s', (_, message, parts, characters) => {
    expect(hasRoom(message, { parts, characters })).toBe(true)
    if (parts > 0) expect(hasRoom(message, { parts: parts - 1, characters })).toBe(false)
    if (characters > 0) expect(hasRoom(message, { parts, characters: characters - 1 })).toBe(false)
  })

  it('is not for what holds itself, is too deep, or is no list and no record', () => {
    const circle: unknown[] = []
    circle.push(circle)
    const deep = JSON.parse(`${'['.repeat(20)}${']'.repeat(20)}`) as unknown
    for (const message of [circle, deep, new Uint8Array(2), new Map(), new Date(0), [new String('a')]])
      expect(hasRoom(message, { parts: 1000, characters: 1000 })).toBe(false)
  })
})

describe('a small message that says the same part many times is refused soon', () => {
  const times = <T>(count: number, part: T): T[] => Array.from({ length: count }, () => part)
  const storing = (changes: object): readonly [RequestName, object] => {
    const companion = { chapters: null, notes: '', lineNotes: [], article: null, page: null, ...changes }
    return ['storeCompanion', { audio: null, text: 't', companion }]
  }
  const originals = (count: number, lines: object) => ({
    originals: times(count, { name: 'a', since: { at: 0, by: 'opened' }, lines }),
  })
  const chapter = { start: 0, end: null, title: 'x'.repeat(10_000), hidden: false }
  const note = { index: 0, start: null, text: 'x'.repeat(1_000_000), note: 'x'.repeat(1_000_000) }

  it.each([
    ['times of a line', storing(originals(1, times(50_000, [0, 0, 0, times(500_000, 0)])))],
    ['lines of a file', storing(originals(8, times(50_000, [0, 0, 0, times(500, 0)])))],
    ['times without values', storing(originals(1, times(50_000, [0, 0, 0, new Array(500_000)])))],
    ['chapters', storing({ chapters: times(100_000, chapter) })],
    ['notes', storing({ lineNotes: times(100_000, note) })],
    ['a sparse list', ['openFiles', { paths: new Array(4_000_000_000) }] as const],
    ['bytes for a record', ['describeKeys', { names: new Uint8Array(20_000_000) }] as const],
  ])('%s', (_, [request, argument]) => {
    const sent: unknown = v8.deserialize(v8.serialize(argument))
    const before = process.memoryUsage().heapUsed
    expectWithin(1000, () => expect(parseArgument(request, sent).ok).toBe(false))
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000)
  })
})
