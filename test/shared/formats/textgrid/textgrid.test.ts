import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment, type Segment } from '../../../../shared/model/transcript.ts'
import { expectWithin } from '../../../cpu-time.ts'
import { change, findings, fixture, patched, readFixture, rows } from '../fixtures.ts'

const CASE = path.join(process.env['EARMARK_CORPUS'] ?? '', 'cases', '17-praat-trigraphs.TextGrid')

describe('reading TextGrids', () => {
  it('reads the filled intervals of all tiers in the order of time', () => {
    const read = readFixture('textgrid', 'two-speakers.TextGrid')
    expect(rows(read)).toEqual([
      [1059, 4250, 'Ines', 'She said "the bridge", I think.'],
      [4250, 6000, 'Ines', 'It is closed.'],
      [6125, 9000, 'Karl', 'Since\nTuesday.'],
    ])
    expect(findings(read)).toEqual([])
  })

  it('takes a tier of words for the words of the lines, and hides a tier of phones', () => {
    const read = readFixture('textgrid', 'short-words.TextGrid')
    expect(rows(read)).toEqual([
      [0, 2500, null, 'The gate opens.'],
      [4000, 6000, null, 'Nobody comes.'],
    ])
    expect(read.transcript.segments[0]?.words).toEqual([
      { text: 'the', start: 0, end: 500 },
      { text: ' gate', start: 500, end: 1500 },
      { text: ' opens', start: 1500, end: 2500 },
    ])
    expect(findings(read)).toEqual([
      'textgrid/tier -: The tier “phones” divides another one; it stays in the file but is not shown.',
      'textgrid/count 49: The tier “phones” says it has 6 entries; 8 were found.',
    ])
  })

  it('reads points as lines without an end', () => {
    expect(rows(readFixture('textgrid', 'points.TextGrid'))).toEqual([
      [1500, null, 'bells', 'first'],
      [3250, null, 'bells', 'second'],
    ])
  })

  it('shows the special symbols of Praat as what they stand for', () => {
    expect(rows(readFixture('textgrid', 'symbols.TextGrid'))).toEqual([
      [0, 3000, 'Jörg', 'Grüne Äpfel, "süß".'],
      [6000, 9000, 'Jörg', 'C:\\Qtemp und əˈ'],
    ])
  })

  it('refuses the binary form in words', () => {
    expect(findings(readTranscript('ooBinaryFile\u0008TextGrid\u0000\u0000', 'a.TextGrid'))).toEqual([
      'file/unsupported -: This seems to be a binary file of Praat. Save it as a text file in Praat, and open that.',
    ])
  })
})

describe('saving special symbols', () => {
  const read = readFixture('textgrid', 'symbols.TextGrid')
  const text = fixture('textgrid', 'symbols.TextGrid')

  it('keeps those of words that stay, also where a line is split', () => {
    const now = change(read, 0, { text: 'Rote Äpfel, "süß".' })
    expect(patched(read, now).text).toBe(text.replace('Gr\\u""ne', 'Rote'))
    const [first, last] = read.transcript.segments
    if (!first || !last) throw new Error('no lines')
    const segments = [
      { ...first, end: 1500, text: 'Grüne Äpfel,' },
      createSegment('n', 1500, 3000, '"süß".', { speaker: 'Jörg' }),
      last,
    ]
    const split = patched(read, { segments }).text
    expect(split).toContain('text = "Gr\\u""ne \\A""pfel,"')
    expect(split).toContain('text = """s\\u""\\ss""."')
    expect(split).toContain('text = "C:\\Qtemp und \\sw\\\'1"')
  })

  it('writes new ones as they are', () => {
    expect(patched(read, change(read, 1, { text: 'C:\\Qtemp oder Öl' })).text).toBe(
      text.replace("und \\sw\\'1", 'oder Öl'),
    )
  })
})

describe('saving TextGrids', () => {
  const lines = (before: string, after: string) => {
    const now = after.split('\n')
    return before.split('\n').flatMap((line, i) => (line === now[i] ? [] : [`${i + 1} ${now[i]?.trim()}`]))
  }

  it('moves the boundary of the neighbour too', () => {
    const read = readFixture('textgrid', 'two-speakers.TextGrid')
    const text = fixture('textgrid', 'two-speakers.TextGrid')
    expect(lines(text, patched(read, change(read, 0, { start: 2000 })).text)).toEqual([
      '17 xmax = 2',
      '20 xmin = 2',
    ])
    expect(lines(text, patched(read, change(read, 1, { start: 4500, text: 'It is "shut".' })).text)).toEqual([
      '21 xmax = 4.5',
      '24 xmin = 4.5',
      '26 text = "It is ""shut""."',
    ])
    expect(lines(text, patched(read, change(read, 2, { end: 9500 })).text)).toEqual([
      '43 xmax = 9.5',
      '47 xmin = 9.5',
    ])
  })

  it('moves the words, their neighbours, and the phones in them', () => {
    const read = readFixture('textgrid', 'short-words.TextGrid')
    const words = (read.transcript.segments[0]?.words ?? []).with(1, { text: ' gate', start: 600, end: 1500 })
    const { text } = patched(read, change(read, 0, { words }))
    expect(text).toBe(
      fixture('textgrid', 'short-words.TextGrid')
        .replace('0\r\n0.5\r\n"the"\r\n0.5', '0\r\n0.6\r\n"the"\r\n0.6')
        .replace('0.25\r\n0.5\r\n"e"\r\n0.5', '0.25\r\n0.6\r\n"e"\r\n0.6'),
    )
  })

  it('writes a tier anew where lines come or go, without gaps and with its old numbers', () => {
    const read = readFixture('textgrid', 'two-speakers.TextGrid')
    const added = createSegment('new', 9500, 13_000, 'And "why"?', { speaker: 'Karl' })
    const segments = [...read.transcript.segments.filter(({ id }) => id !== 'L2'), added]
    const again = readTranscript(patched(read, { segments }).text, 'a.TextGrid')
    expect(rows(again)).toEqual([
      [1059, 4250, 'Ines', 'She said "the bridge", I think.'],
      [6125, 9000, 'Karl', 'Since\nTuesday.'],
      [9500, 13_000, 'Karl', 'And "why"?'],
    ])
    expect(findings(again)).toEqual([])
    expect(again.text).toContain('intervals: size = 3\n        intervals [1]:')
    expect(again.text).toContain(
      '        intervals [2]:\n            xmin = 1.0592228339\n            xmax = 4.25\n            text = "She said ""the bridge"", I think."\n        intervals [3]:\n            xmin = 4.25\n            xmax = 12.5\n            text = ""\n    item [2]:',
    )
    expect(again.text).toContain('intervals: size = 4\n')
    expect(again.text).toContain('xmin = 0\nxmax = 13\n')
  })

  it('puts a line into the tier of its speaker', () => {
    const read = readFixture('textgrid', 'two-speakers.TextGrid')
    const again = readTranscript(patched(read, change(read, 1, { speaker: 'Karl' })).text, 'a.TextGrid')
    expect(rows(again)).toEqual([
      [1059, 4250, 'Ines', 'She said "the bridge", I think.'],
      [4250, 6000, 'Karl', 'It is closed.'],
      [6125, 9000, 'Karl', 'Since\nTuesday.'],
    ])
  })

  it('adds and removes points', () => {
    const read = readFixture('textgrid', 'points.TextGrid')
    const added = createSegment('new', 2000, null, 'between', { speaker: 'bells' })
    const { text } = patched(read, { segments: [read.transcript.segments[0]!, added] })
    expect(text).toContain(
      'points: size = 2 \n        points [1]:\n            number = 1.5 \n            mark = "first"\n        points [2]:\n            number = 2 \n            mark = "between" \n',
    )
  })

  it('writes a new file with a tier for each speaker', () => {
    const segments = [
      createSegment('a', 500, 1500, 'one "two"', { speaker: 'Ada' }),
      createSegment('b', 1000, 2000, 'three', { speaker: 'Bert' }),
    ]
    const text = writeTranscript('textgrid', { segments })
    expect(text).toContain(
      'size = 2\nitem []:\n    item [1]:\n        class = "IntervalTier"\n        name = "Ada"\n',
    )
    expect(rows(readTranscript(text, 'a.TextGrid'))).toEqual([
      [500, 1500, 'Ada', 'one "two"'],
      [1000, 2000, 'Bert', 'three'],
    ])
  })
})

describe('a grid of words, phones and other speakers', () => {
  const tier = (name: string, entries: readonly (readonly [number, number, string])[]) =>
    `"IntervalTier"\n"${name}"\n0\n9\n${entries.length}\n${entries.map(([from, to, label]) => `${from}\n${to}\n"${label}"\n`).join('')}`
  const TEXT = `File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n9\n<exists>\n5\n${[
    tier('Ann', [
      [0, 1, ''],
      [1, 3, 'the gate'],
      [3, 4, ''],
      [4, 6, 'is \\o""pen'],
      [6, 9, ''],
    ]),
    tier('words', [
      [0, 1, ''],
      [1, 1.5, 'the'],
      [1.5, 3, 'gate'],
      [3, 4, ''],
      [4, 4.75, 'is'],
      [4.75, 6, '\\o""pen'],
      [6, 9, ''],
    ]),
    tier('phones', [
      [1, 1.25, 'D'],
      [1.25, 1.5, '\\sw'],
      [1.5, 2, 'g'],
      [2, 2.5, 'eI'],
      [2.5, 3, 't'],
      [3, 4, ''],
      [4, 4.5, 'I'],
      [4.5, 4.75, 'z'],
      [4.75, 5, 'ou'],
      [5, 6, 'p'],
    ]),
    tier('Bo', [
      [0, 2, ''],
      [2, 2.25, 'hm'],
      [2.25, 7, ''],
      [7, 8, 'no'],
      [8, 9, ''],
    ]),
  ].join('')}"TextTier"\n"marks"\n0\n9\n1\n2.125\n"x"\n`
  const read = readTranscript(TEXT, 'a.TextGrid')
  const rowsOf = (text: string) => text.split('\n')

  it('changes nothing but the label of a line whose text changes', () => {
    const at = fc.nat(read.transcript.segments.length - 1)
    fc.assert(
      fc.property(at, fc.constantFrom('new words', 'with "quotes"', 'ünd', '\\'), (i, text) => {
        const after = rowsOf(patched(read, change(read, i, { text, words: null })).text)
        const changed = rowsOf(TEXT).flatMap((row, k) => (row === after[k] ? [] : [[row, after[k]]]))
        expect(after).toHaveLength(rowsOf(TEXT).length)
        expect(changed).toHaveLength(1)
        expect(after.filter((row) => row === `"${text.replaceAll('"', '""')}"`)).toHaveLength(1)
      }),
    )
  })

  it('moves nothing outside of what a line was and is', () => {
    const at = fc.nat(read.transcript.segments.length - 1)
    const by = fc.integer({ min: -90, max: 90 }).map((n) => n * 10)
    fc.assert(
      fc.property(at, by, (i, ms) => {
        const line = read.transcript.segments[i]
        if (line?.start == null || line.end === null) return
        const words = line.words?.map((word) => ({
          ...word,
          start: (word.start ?? 0) + ms,
          end: (word.end ?? 0) + ms,
        }))
        const [start, end] = [line.start + ms, line.end + ms]
        const after = rowsOf(patched(read, change(read, i, { start, end, words: words ?? null })).text)
        const [low, high] = [Math.min(start, line.start) / 1000, Math.max(end, line.end) / 1000]
        expect(after).toHaveLength(rowsOf(TEXT).length)
        for (const [k, row] of rowsOf(TEXT).entries()) {
          if (row === after[k]) continue
          for (const value of [Number(row), Number(after[k])]) {
            expect(value).toBeGreaterThanOrEqual(low)
            expect(value).toBeLessThanOrEqual(high)
          }
        }
      }),
    )
  })

  it.runIf(existsSync(CASE))('shows a real one with special symbols, and saves it as it is', () => {
    const text = readFileSync(CASE)
      .swap16()
      .toString('utf16le')
      .replace(/^\ufeff/, '')
    const real = readTranscript(text, 'a.TextGrid')
    expect(rows(real).map(([, , , words]) => words)).toEqual([
      'Begrüßung im Garten',
      'Wir hören zu',
      'Fünf äpfel',
    ])
    const save = (segments: readonly Segment[]) => patched(real, { segments: [...segments] }).text
    expect(save(real.transcript.segments)).toBe(text)
    expect(save(change(real, 0, { text: 'Begrüßung im Hof' }).segments)).toBe(text.replace('Garten', 'Hof'))
  })
})

it('finds the lines of a great many faults in one pass', () => {
  const entries = '9 1 "a"\n'.repeat(20_000)
  const text = `File type = "ooTextFile"\n"TextGrid"\n0 9 <exists> 1\n"IntervalTier" "A" 0 9 20000\n${entries}`
  expectWithin(1500, () => expect(readTranscript(text, 'a.TextGrid').diagnostics).toHaveLength(52))
})
