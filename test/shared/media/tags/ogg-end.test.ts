import { expect, it } from 'vitest'
import { vorbisEnd } from '../../../../shared/media/tags/ogg-end.ts'

type Page = { readonly serial?: number; readonly granule: bigint; readonly body: Uint8Array }

/** A page of one segment (RFC 3533, 6). */
function page({ serial = 7, granule, body }: Page): Uint8Array {
  const bytes = new Uint8Array(28 + body.length)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('OggS'))
  view.setBigUint64(6, granule, true)
  view.setUint32(14, serial, true)
  bytes.set([1, body.length], 26)
  bytes.set(body, 28)
  return bytes
}

function vorbis(rate: number, name = '\x01vorbis'): Uint8Array {
  const bytes = new Uint8Array(30)
  bytes.set(new TextEncoder().encode(name))
  new DataView(bytes.buffer).setUint32(12, rate, true)
  return bytes
}

const sound = new Uint8Array(200)
const endOf = (...pages: readonly Page[]) => {
  const bytes = new Uint8Array(pages.flatMap((one) => [...page(one)]))
  return vorbisEnd((offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)), bytes.length)
}
const first = { granule: 0n, body: vorbis(48_000) }

it('is where the last page ends, also when the sound begins late, and beyond four gigabytes of samples', async () => {
  expect(await endOf(first, { granule: 480_000n, body: sound }, { granule: 1_440_000n, body: sound })).toBe(
    30,
  )
  expect(await endOf(first, { granule: 48_000n * 2_000_000n, body: sound })).toBe(2_000_000)
})

it('is that of the last page on which a packet ends', async () => {
  const open = { granule: 2n ** 64n - 1n, body: sound }
  expect(await endOf(first, { granule: 96_000n, body: sound }, open)).toBe(2)
})

it('is not known of other streams, of several in a row, and of what is no Ogg', async () => {
  const last = { granule: 96_000n, body: sound }
  expect(await endOf({ granule: 0n, body: vorbis(48_000, 'OpusHead') }, last)).toBeNull()
  expect(await endOf(first, { ...last, serial: 8 })).toBeNull()
  expect(await endOf({ granule: 0n, body: vorbis(0) }, last)).toBeNull()
  expect(await vorbisEnd(() => Promise.resolve(new Uint8Array(0)), 0)).toBeNull()
})
