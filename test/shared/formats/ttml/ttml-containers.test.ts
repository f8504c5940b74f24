import { describe, expect, it } from 'vitest'
import { patchText, readTranscript } from '../../../../shared/formats/index.ts'
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
})
