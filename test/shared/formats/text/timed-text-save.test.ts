import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patchText, type ReadResult, readTranscript } from '../../../../shared/formats/index.ts'
import { splitAtText } from '../../../../shared/lines/split.ts'
import { apply } from '../../../../shared/model/edit.ts'
import { createSegment, type Segment } from '../../../../shared/model/transcript.ts'
import { change, findings, fixture, patched, readFixture, rows } from '../fixtures.ts'

const CASES = path.join(process.env['EARMARK_CORPUS'] ?? '', 'cases')
const real = (name: string): ReadResult =>
  readTranscript(readFileSync(path.join(CASES, name), 'utf8').replace(/^\ufeff/, ''), name)
const startsIn = (name: string) => rows(real(name)).map(([start, end]) => [start, end])
const hasCases = process.env['EARMARK_CORPUS'] !== undefined && existsSync(CASES)

describe('times of programs for transcribing', () => {
  const speech = [
    ['I', 'Where does the path begin?'],
    ['N', 'Behind the mill.'],
    ['I', 'And where does it end?'],
  ]

  it('reads them before and behind the words', () => {
    expect(rows(readFixture('timed-text', 'f4-both.txt'))).toEqual([
      [0, 6300, ...(speech[0] ?? [])],
      [6300, 11_900, ...(speech[1] ?? [])],
      [12_400, 60_000, ...(speech[2] ?? [])],
    ])
  })

  it('begins a paragraph with a time at its end only at the last time before it', () => {
    const read = readFixture('timed-text', 'f4-end.txt')
    expect(rows(read)).toEqual([
      [0, 6300, 'I', 'Where does the path begin?'],
      [6300, 11_900, 'N', 'Behind the mill,\nand it is steep.'],
      [null, null, 'N', 'Nobody takes it in winter.'],
      [11_900, 20_000, 'I', 'And where does it end?'],
    ])
    expect(findings(read)).toEqual(['timed-text/no-time 5: This paragraph has no time.'])
  })

  it.each([
    ['#00:00:04-8#', 5200, '#00:00:05-2#'],
    ['#00:00:04-8#', 5170, '#00:00:05-2#'],
    ['#0:04-8#', 65_000, '#1:05-0#'],
    ['00:00:04-8', 5200, '00:00:05-2'],
    ['#00:00:04.800#', 5170, '#00:00:05.170#'],
    ['#00:04#', 9000, '#00:09#'],
    ['{00:00:04}', 9000, '{00:00:09}'],
    ['[00.00.04]', 9000, '[00.00.09]'],
    ['[0.04]', 65_000, '[1.05]'],
    ['[00:00:04.80]', 5170, '[00:00:05.17]'],
    ['¤<4800>', 5170, '¤<5170>'],
    ['\\[00:04\\]', 9000, '\\[00:09\\]'],
  ])('writes a new time like %s', (stamp, ms, now) => {
    const text = `${stamp} Ann: One *of* them.\n${stamp} Bo: Another.\n${stamp} Ann: And one more.\n`
    const read = readTranscript(text, 'a.txt')
    expect(read.format).toBe('timed-text')
    expect(patchText(read, change(read, 1, { start: ms }))).toEqual({
      text: text.replace(`${stamp} Bo`, `${now} Bo`),
      widened: 0,
    })
  })

  it('writes a changed end where it stands, and a start only where the one before it does not tell', () => {
    const read = readFixture('timed-text', 'f4-end.txt')
    const text = fixture('timed-text', 'f4-end.txt')
    expect(patched(read, change(read, 0, { end: 5900 })).text).toBe(
      text.replace('#00:00:06-3#', '#00:00:05-9#').replace('N: Behind', '#00:00:06-3# N: Behind'),
    )
    const both = change(read, 0, { end: 5900 }).segments.with(1, {
      ...(read.transcript.segments[1] as Segment),
      start: 5900,
    })
    expect(patched(read, { segments: both }).text).toBe(text.replace('#00:00:06-3#', '#00:00:05-9#'))
    expect(patched(read, change(read, 3, { start: 13_000 })).text).toBe(
      text.replace('I: And', '#00:00:13-0# I: And'),
    )
    expect(patched(read, change(read, 2, { start: 12_000 })).text).toContain('#00:00:12-0#')
  })

  it('says the same when it is read again, whatever moves, goes and comes', () => {
    const operation = fc.record({
      kind: fc.constantFrom('start', 'end', 'remove', 'insert', 'text'),
      at: fc.nat(9),
      ms: fc.integer({ min: 0, max: 90_000 }).map((ms) => ms * 100),
    })
    const file = fc.constantFrom('f4-end.txt', 'f4-both.txt')
    fc.assert(
      fc.property(file, fc.array(operation, { minLength: 1, maxLength: 5 }), (name, operations) => {
        const read = readFixture('timed-text', name)
        let segments = [...read.transcript.segments]
        for (const [n, { kind, at, ms }] of operations.entries()) {
          const index = at % segments.length
          const one = segments[index]
          if (!one || one.start === null) continue
          // What is not timed is not spoken before the first time and after the last.
          if (kind === 'remove' && index > 0 && index < segments.length - 1)
            segments = segments.toSpliced(index, 1)
          if (kind === 'insert')
            segments = segments.toSpliced(index, 0, createSegment(`n${n}`, ms, ms + 900, 'And more.'))
          if (kind === 'start') segments = segments.with(index, { ...one, start: ms })
          if (kind === 'end' && one.end !== null) segments = segments.with(index, { ...one, end: ms })
          if (kind === 'text')
            segments = segments.with(index, { ...one, text: 'It has other words,\non two rows.' })
        }
        const again = readTranscript(patched(read, { segments }).text, name)
        const told = (all: readonly Segment[]) =>
          all.map(({ start, end, text }) => [start, end, text.replace(/^[IN]: /, '')])
        expect(told(again.transcript.segments)).toEqual(told(segments))
      }),
    )
  })

  it.runIf(hasCases)('reads real ones', () => {
    expect(startsIn('09-f4-start.txt').map(([start]) => start)).toEqual([0, 4800, 15_200])
    expect(startsIn('09-f4-both.txt')).toEqual([
      [0, 4800],
      [4800, 15_200],
    ])
    expect(startsIn('09-f4-end.txt')).toEqual([
      [0, 4800],
      [4800, 15_200],
      [null, null],
      [15_200, 21_000],
      [21_000, 3_625_400],
    ])
    expect(startsIn('09-hash-dot.txt').map(([start]) => start)).toEqual([4000, 15_250, 455_000])
    expect(startsIn('09-hash-mmss.txt').map(([start]) => start)).toEqual([4000, 15_000, 455_000])
    expect(startsIn('09-dash-tenth.txt').map(([start]) => start)).toEqual([4800, 15_200, 455_000])
  })
})

describe('lines in columns', () => {
  it('reads number, start, end and length above the words', () => {
    const read = readFixture('timed-text', 'columns.txt')
    expect(rows(read)).toEqual([
      [2200, 5400, null, 'The loom is old,\nbut it runs.'],
      [6000, 8480, null, 'Who repairs it?'],
      [9000, 11_000, null, 'I do.'],
    ])
    expect(findings(read)).toEqual([
      'timed-text/frames -: The times have frames; 25 in a second were assumed.',
    ])
  })

  it('corrects the length along with a time, and numbers new lines', () => {
    const read = readFixture('timed-text', 'columns.txt')
    const text = fixture('timed-text', 'columns.txt')
    expect(patched(read, change(read, 0, { start: 3200 })).text).toBe(
      text.replace('1\t00:00:02:05\t00:00:05:10\t03:05', '1\t00:00:03:05\t00:00:05:10\t02:05'),
    )
    const added = createSegment('n', 8600, 8800, 'Since when?')
    const { text: more } = patched(read, { segments: read.transcript.segments.toSpliced(2, 0, added) })
    expect(more).toContain(
      '\r\n\r\n3\t00:00:08:15\t00:00:08:20\t00:05\r\nSince when?\r\n\r\n4\t00:00:09:00\t',
    )
  })

  it('shows a file without usable times as lines that are not timed', () => {
    const text = fixture('timed-text', 'columns.txt')
      .replace(/\d\d:\d\d:\d\d:\d\d/g, '00:00:00:00')
      .replace(/\t\d\d:\d\d\r/g, '\t00:00\r')
    const read = readTranscript(text, 'a.txt')
    expect(rows(read)).toEqual([
      [null, null, null, 'The loom is old,\nbut it runs.'],
      [null, null, null, 'Who repairs it?'],
      [null, null, null, 'I do.'],
    ])
    expect(findings(read)).toContain(
      'timed-text/zero 1: All times in this file are zero: its lines are shown without times.',
    )
    expect(patched(read, change(read, 1, { start: 6000, end: 8000 })).text).toContain(
      '2\t00:00:06:00\t00:00:08:00\t02:00\r\n',
    )
  })

  it('reads other columns', () => {
    const glued = rows(readFixture('timed-text', 'glued.txt'))
    expect(glued.map(([, , , text]) => text)).toEqual(['The loom is old.', 'Who repairs it?', 'I do.'])
    expect(glued[0]?.slice(0, 2)).toEqual([90_390, 92_726])
    expect(rows(readFixture('timed-text', 'brackets-above.txt'))).toEqual([
      [90_440, 92_840, null, 'The loom is old,\nbut it runs.'],
      [93_000, 95_200, null, 'Who repairs it?'],
    ])
    expect(rows(readFixture('timed-text', 'quoted.txt'))).toEqual([
      [0, 2680, null, 'The loom is old.'],
      [2680, 5240, null, 'Who "repairs" it?'],
      [5240, 7000, null, 'I do.'],
    ])
  })

  it('saves in quotes, and counts ids on', () => {
    const read = readFixture('timed-text', 'quoted.txt')
    const text = fixture('timed-text', 'quoted.txt')
    expect(patched(read, change(read, 0, { start: 500, text: 'The loom\nis new.' })).text).toBe(
      text.replace('0.000 2.680 "The loom is old."', '0.500 2.680 "The loom is new."'),
    )
    const added = createSegment('n', 5300, 5900, 'Nobody.')
    const { text: more } = patched(read, { segments: read.transcript.segments.toSpliced(2, 0, added) })
    expect(more).toContain('f000003 5.300 5.900 "Nobody."\nf000004 5.240 7.000 "I do."\n')
  })

  it.runIf(hasCases)('reads real ones', () => {
    const read = rows(real('13-number-times-duration.txt'))
    expect(read).toHaveLength(3)
    expect(read[0]).toEqual([1200, 4400, null, 'This talk shows how\nto plant a hedge.'])
  })
})

describe('lines that begin like a time', () => {
  const text = '59:58\tOne.\n59:59\tTwo.\n1:0000\tThree.\n1:0004\tFour.\n1:10:00\tFive.\n'
  it('are lines of their own, with what was expected', () => {
    const read = readTranscript(text, 'a.txt')
    expect(rows(read).map(([start, , , words]) => [start, words])).toEqual([
      [3_598_000, 'One.'],
      [3_599_000, 'Two.'],
      [null, 'Three.'],
      [null, 'Four.'],
      [4_200_000, 'Five.'],
    ])
    expect(findings(read).filter((one) => one.startsWith('time/broken'))).toEqual([
      'time/broken 3: “1:0000” begins the line like a time, but is none that can be read; a time like “59:59” was expected.',
      'time/broken 4: “1:0004” begins the line like a time, but is none that can be read; a time like “59:59” was expected.',
    ])
  })

  it('get their time in place of it', () => {
    const read = readTranscript(text, 'a.txt')
    expect(patchText(read, { segments: [...read.transcript.segments] }).text).toBe(text)
    expect(patched(read, change(read, 3, { start: 3_604_000 })).text).toBe(text.replace('1:0004', '60:04'))
  })

  it.runIf(hasCases)('are found in a real file', () => {
    const found = real('18-broken-hour.txt').diagnostics.filter(({ code }) => code === 'time/broken')
    expect(found.map(({ line }) => line)).toEqual([3, 4])
  })
})

it('a defect: a number is no part of the time that it is glued to', () => {
  const read = readFixture('timed-text', 'glued.txt')
  const { text } = patched(read, change(read, 2, { text: '42 do.' }))
  expect(text).toBe(read.text.replace('I do.', ' 42 do.'))
  expect(rows(readTranscript(text, 'glued.txt'))[2]?.[3]).toBe('42 do.')
})

it('a defect: a new paragraph behind the last time is a line, though it has none', () => {
  const read = readTranscript(
    'Speaker 1 (00:02):\nWho keeps it?\n\nSpeaker 2 (01:10):\nI do. Always.\n',
    'a.txt',
  )
  const halves = { durationMs: null, newId: 'new', label: 'Split' }
  const edit = splitAtText(read.transcript, 1, 5, halves)
  const { text } = patched(read, apply(edit!, read.transcript))
  expect(text).toBe(read.text.replace('I do. Always.', 'I do.\n\n--:--:-- Always.'))
  expect(rows(readTranscript(text, 'a.txt')).map(([start, , , words]) => [start, words])).toEqual([
    [2000, 'Who keeps it?'],
    [70_000, 'I do.'],
    [null, 'Always.'],
  ])
})
