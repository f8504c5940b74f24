import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideEdits, isCutOff } from '../../../../shared/media/exact/mp4-edits.ts'

function box(type: string, ...parts: readonly (readonly number[])[]): number[] {
  const body = parts.flat()
  return [...u32(8 + body.length), ...letters(type), ...body]
}
function letters(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}
function u32(value: number): number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}
const zeros = (count: number) => Array.from({ length: count }, () => 0)
const mvhd = box('mvhd', zeros(12), u32(1000), zeros(80))
const mdhd = box('mdhd', zeros(12), u32(44_100), zeros(8))
const hdlr = (kind: string) => box('hdlr', zeros(8), letters(kind), zeros(12))
const elst = (...edits: readonly (readonly [length: number, start: number])[]) =>
  box(
    'edts',
    box(
      'elst',
      zeros(4),
      u32(edits.length),
      ...edits.map(([length, start]) => [...u32(length), ...u32(start), ...u32(0x10000)]),
    ),
  )
const track = (kind: string, edits: readonly number[]) =>
  box('trak', box('tkhd', zeros(84)), edits, box('mdia', mdhd, hdlr(kind)))
const movie = (...tracks: readonly (readonly number[])[]) => [
  ...box('ftyp', zeros(8)),
  ...box('moov', mvhd, ...tracks),
  ...box('mdat', zeros(100)),
]

function hide(file: readonly number[]) {
  const bytes = Uint8Array.from(file)
  return hideEdits((offset, length) => Promise.resolve(bytes.slice(offset, offset + length)), bytes.length)
}

describe('the edit list of an MP4', () => {
  it('is hidden by another name, and what it skips is told', async () => {
    const file = movie(track('soun', elst([5000, 1024])))
    const hidden = await hide(file)
    expect(hidden?.skipSeconds).toBeCloseTo(1024 / 44_100, 9)
    expect(hidden?.endSeconds).toBeCloseTo(5, 9)
    const [overlay] = hidden?.overlays ?? []
    const text = (bytes: readonly number[]) => String.fromCharCode(...bytes)
    expect(text(file.slice(overlay?.at, (overlay?.at ?? 0) + 4))).toBe('edts')
    expect(text([...(overlay?.bytes ?? [])])).toBe('free')
  })

  it('may delay the sound by an empty edit', async () => {
    const hidden = await hide(movie(track('soun', elst([250, -1], [5000, 1024]))))
    expect(hidden?.skipSeconds).toBeCloseTo(1024 / 44_100 - 0.25, 9)
    expect(hidden?.endSeconds).toBeCloseTo(5.25, 9)
  })

  it('may not tell where the sound ends', async () => {
    expect((await hide(movie(track('soun', elst([0, 1024])))))?.endSeconds).toBeNull()
  })

  it('of the sound counts, not that of a picture', async () => {
    const hidden = await hide(movie(track('vide', elst([9, 9])), track('soun', elst([5000, 441]))))
    expect(hidden?.skipSeconds).toBeCloseTo(0.01, 9)
  })

  it.each([
    ['there is none', movie(track('soun', []))],
    ['it joins several parts', movie(track('soun', elst([1000, 0], [1000, 88_200])))],
    ['it has three edits', movie(track('soun', elst([1, -1], [1, 0], [1, 5])))],
    ['there is no sound', movie(track('vide', elst([5000, 1024])))],
    ['the file ends before it', movie(track('soun', elst([5000, 1024]))).slice(0, 200)],
    ['this is no MP4', [...Array(300).keys()]],
  ])('is left alone when %s', async (_why, file) => {
    expect(await hide(file)).toBeNull()
  })

  it('never fails or hangs on any bytes', async () => {
    const whole = movie(track('soun', elst([5000, 1024])))
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        async (at, noise) => {
          const file = [...whole]
          file.splice(at, noise.length, ...noise)
          await hide(file)
        },
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (noise) => {
        await hide([...noise])
      }),
    )
  })
})

describe('an MP4', () => {
  const cut = (file: readonly number[]) => {
    const bytes = Uint8Array.from(file)
    return isCutOff((offset, length) => Promise.resolve(bytes.slice(offset, offset + length)), bytes.length)
  }
  const whole = movie(track('soun', elst([5000, 1024])))

  it('that ends inside one of its boxes is cut off', async () => {
    expect(await cut(whole)).toBe(false)
    expect(await cut(whole.slice(0, -1))).toBe(true)
    expect(await cut(whole.slice(0, -99))).toBe(true)
  })

  it('whose sound was taken away is cut off', async () => {
    const chunks = (...offsets: readonly number[]) =>
      box('minf', box('stbl', box('stco', zeros(4), u32(offsets.length), ...offsets.map(u32))))
    const track = (...offsets: readonly number[]) =>
      movie(box('trak', box('mdia', mdhd, hdlr('soun'), chunks(...offsets))))
    expect(await cut(track(200, 300))).toBe(false)
    expect(await cut(track(200, 90_000))).toBe(true)
    expect(await cut(track())).toBe(false)
  })

  it('with a few bytes of something else behind it is not', async () => {
    expect(await cut([...whole, 0, 0, 0])).toBe(false)
    expect(await cut([...whole, ...Array.from({ length: 40 }, () => 0xff)])).toBe(false)
    expect(await cut([])).toBe(false)
  })
})
