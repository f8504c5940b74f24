import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patchText, type ReadResult, readTranscript } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, fixture } from '../fixtures.ts'

const tt = (body: string) => `<tt xmlns="http://www.w3.org/ns/ttml">${body}</tt>`

describe('times of what holds the lines of TTML', () => {
  it('grow where lines count from the beginning of the file', () => {
    const read = readTranscript(fixture('ttml', 'lyrics.ttml'), 'lyrics.ttml')
    const { text } = patchText(read, change(read, 1, { end: 13_000 }))
    expect(text).toContain('<div begin="4.120" end="13.000">')
    expect(patchText(read, change(read, 0, { start: 3120 })).text).toContain(
      '<div begin="3.120" end="12.000">',
    )
    expect(patchText(read, change(read, 0, { start: 5120 })).text).toContain(
      '<div begin="4.120" end="12.000">',
    )
    expect(text).toContain('<body dur="1:10.500">')
  })

  it('grow where a line would stick out, and are left alone else', () => {
    const body = (end: string, stop: string) =>
      tt(
        `<body><div begin="10s" end="${end}"><p begin="1s" end="2s">a</p><p begin="3s" end="${stop}">b</p></div></body>`,
      )
    const read = readTranscript(body('16s', '4s'), 'a.ttml')
    expect(read.transcript.segments.map(({ start }) => start)).toEqual([11_000, 13_000])
    expect(patchText(read, change(read, 1, { end: 15_000 })).text).toBe(body('16s', '5s'))
    expect(patchText(read, change(read, 1, { end: 18_500 })).text).toBe(body('18.5s', '8.5s'))
  })

  it('count a length from their beginning', () => {
    const body = (length: string, stop: string) =>
      tt(`<body dur="${length}"><div><p begin="1s" end="${stop}">a</p></div></body>`)
    const read = readTranscript(body('5s', '2s'), 'a.ttml')
    expect(patchText(read, change(read, 0, { end: 8000 })).text).toBe(body('8s', '8s'))
  })

  it('leave other lines that last as long as they did', () => {
    const body = (end: string, first: string, second: string) =>
      tt(
        `<body><div begin="10s" end="${end}"><p${first}>a</p><p${second}>b</p></div><div begin="30s" end="40s"><p>c</p></div></body>`,
      )
    const read = readTranscript(body('30s', '', ''), 'a.ttml')
    expect(read.transcript.segments.map(({ start, end }) => [start, end])).toEqual([
      [10_000, 30_000],
      [10_000, 30_000],
      [30_000, 40_000],
    ])
    const edit = change(read, 0, { start: 10_123, end: 30_123 })
    const text = patchText(read, edit).text ?? ''
    expect(text).toBe(body('30.123s', ' begin="0.123s" end="20.123s"', ' end="20s"'))
    const again = readTranscript(text, 'a.ttml')
    expect(again.transcript.segments.map(({ start, end }) => [start, end])).toEqual([
      [10_123, 30_123],
      [10_000, 30_000],
      [30_000, 40_000],
    ])
  })

  it('end what lasts longer in them, also when they grow', () => {
    const body = (end: string, first: string, second: string) =>
      tt(
        `<body><div begin="10s" end="${end}"><p begin="1s" end="${first}">a</p><p begin="4s" dur="${second}">b</p></div></body>`,
      )
    const read = readTranscript(body('20s', '3s', '60s'), 'a.ttml')
    expect(read.transcript.segments.map(({ start, end }) => [start, end])).toEqual([
      [11_000, 13_000],
      [14_000, 20_000],
    ])
    const { text } = patchText(read, change(read, 0, { end: 21_000 }))
    expect(text).toBe(body('21s', '11s', '6s'))
  })

  it('hold new lines, too', () => {
    const read = readTranscript(
      tt('<body><div begin="10s" end="20s"><p begin="1s" end="3s">a</p></div></body>'),
      'a.ttml',
    )
    const segments = [...read.transcript.segments, createSegment('n', 24_000, 26_000, 'b')]
    const again = readTranscript(patchText(read, { segments }).text ?? '', 'a.ttml')
    expect(again.transcript.segments.map(({ start, end }) => [start, end])).toEqual([
      [11_000, 13_000],
      [24_000, 26_000],
    ])
  })

  it('keep the times of all other lines, whatever is moved', () => {
    const time = fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined })
    const line = fc.record({ begin: time, end: time, dur: time })
    const div = fc.record({
      begin: time,
      end: time,
      dur: time,
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    })
    const attributes = (one: { readonly begin?: number; readonly end?: number; readonly dur?: number }) =>
      (['begin', 'end', 'dur'] as const)
        .map((key) => (one[key] === undefined ? '' : ` ${key}="${one[key]}s"`))
        .join('')
    const move = fc.record({
      line: fc.nat(),
      start: fc.integer({ min: -900, max: 9000 }),
      end: fc.integer({ min: 0, max: 9000 }),
    })
    const isRelative = ({ diagnostics }: ReadResult) =>
      diagnostics.every(({ code }) => code !== 'ttml/absolute-times')
    fc.assert(
      fc.property(fc.array(div, { minLength: 1, maxLength: 2 }), move, (divs, by) => {
        const source = tt(
          `<body>${divs
            .map(({ begin, end, dur, lines }) => {
              const rows = lines.map((one, i) => `<p${attributes(one as never)}>w${i}</p>`)
              return `<div${attributes({ begin, end, dur } as never)}>${rows.join('')}</div>`
            })
            .join('')}</body>`,
        )
        const read = readTranscript(source, 'a.ttml')
        const index = by.line % read.transcript.segments.length
        const { start, end } = read.transcript.segments[index] ?? {}
        if (start == null || end == null || end <= start) return
        const from = Math.max(0, start + by.start)
        const now = change(read, index, { start: from, end: Math.max(from + 1, end + by.end) })
        const again = readTranscript(patchText(read, now).text ?? '', 'a.ttml')
        for (const [i, one] of read.transcript.segments.entries())
          if (i !== index && [read, again].every(isRelative))
            expect([i, again.transcript.segments[i]?.start, again.transcript.segments[i]?.end]).toEqual([
              i,
              one.start,
              one.end,
            ])
      }),
    )
  })
})
