import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerRange } from '../../../main/audio/byte-range.ts'
import { expectWithin } from '../../cpu-time.ts'

const summary = (header: string | null, size: number) => {
  const { status, from, to } = answerRange(header, size)
  return [status, from, to]
}

describe('answerRange', () => {
  it('reads the forms of RFC 9110, section 14.1.2', () => {
    expect(summary('bytes=0-499', 10_000)).toEqual([206, 0, 500])
    expect(summary('bytes=500-999', 10_000)).toEqual([206, 500, 1000])
    expect(summary('bytes=9500-', 10_000)).toEqual([206, 9500, 10_000])
    expect(summary('bytes=-500', 10_000)).toEqual([206, 9500, 10_000])
    expect(summary('bytes=0-0', 10_000)).toEqual([206, 0, 1])
    expect(summary('bytes=0-', 10_000)).toEqual([206, 0, 10_000])
    expect(summary(' Bytes = 0 - 1 ', 10_000)).toEqual([206, 0, 2])
  })

  it('ignores a header that is far too long, in no time', () => {
    const blanks = ' '.repeat(200_000)
    expectWithin(500, () => expect(summary(`bytes=${blanks}-${blanks}x`, 10)).toEqual([200, 0, 10]))
  })

  it('stops at the end of the file', () => {
    expect(summary('bytes=9990-99999', 10_000)).toEqual([206, 9990, 10_000])
    expect(summary('bytes=-99999', 10_000)).toEqual([206, 0, 10_000])
    expect(summary(`bytes=0-${'9'.repeat(400)}`, 10_000)).toEqual([206, 0, 10_000])
  })

  it('honours the first of several ranges', () => {
    expect(summary('bytes=0-1,5-9', 10)).toEqual([206, 0, 2])
    expect(summary('bytes=-2, 0-1', 10)).toEqual([206, 8, 10])
  })

  it('answers 416 with the size to what cannot be satisfied', () => {
    for (const header of ['bytes=10-', 'bytes=10-20', 'bytes=-0', `bytes=${'9'.repeat(400)}-`]) {
      expect(answerRange(header, 10), header).toEqual({
        status: 416,
        from: 0,
        to: 0,
        headers: { 'Content-Range': 'bytes */10', 'Accept-Ranges': 'bytes' },
      })
    }
    expect(answerRange('bytes=0-', 0).status).toBe(416)
  })

  it('ignores what it cannot read', () => {
    const unreadable = [
      '',
      'bytes',
      'bytes=',
      'bytes=-',
      'bytes=5-3',
      'bytes=a-b',
      'bytes=1.5-3',
      'bytes=0-9x',
    ]
    for (const header of [null, ...unreadable, 'items=0-1', 'bytes=--1', 'xbytes=0-1']) {
      expect(answerRange(header, 10), String(header)).toEqual({
        status: 200,
        from: 0,
        to: 10,
        headers: { 'Content-Length': '10', 'Accept-Ranges': 'bytes' },
      })
    }
  })

  it('gives slices that put the file together again', () => {
    const inputs = fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.integer({ min: 1, max: 50 }))
    fc.assert(
      fc.property(inputs, ([file, step]) => {
        const parts: number[] = []
        while (parts.length < file.length) {
          const first = parts.length
          const { status, from, to, headers } = answerRange(`bytes=${first}-${first + step - 1}`, file.length)
          expect(status).toBe(206)
          expect(headers['Content-Range']).toBe(`bytes ${from}-${to - 1}/${file.length}`)
          expect(headers['Content-Length']).toBe(String(to - from))
          parts.push(...file.slice(from, to))
        }
        expect(parts).toEqual([...file])
      }),
    )
  })

  it('never leaves the file, whatever is asked', () => {
    const header = fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,4}-\d{0,4}(,\d{0,4}-\d{0,4}){0,2}$/))
    fc.assert(
      fc.property(header, fc.nat(1000), (text, size) => {
        const { status, from, to, headers } = answerRange(text, size)
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThanOrEqual(size)
        expect(to).toBeGreaterThanOrEqual(from)
        if (status === 206) expect(to).toBeGreaterThan(from)
        if (status !== 416) expect(headers['Content-Length']).toBe(String(to - from))
      }),
    )
  })
})
