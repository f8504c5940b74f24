import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createRecordReader,
  encodeRecord,
  type PeaksRecord,
} from '../../../../shared/media/peaks/peaks-stream.ts'

const points = fc.int8Array({ maxLength: 40 })
const record: fc.Arbitrary<PeaksRecord> = fc.oneof(
  fc.record({ kind: fc.constant('rate' as const), rate: fc.double({ min: 1, max: 1e6, noNaN: true }) }),
  fc.record({
    kind: fc.constant('stored' as const),
    rate: fc.double({ min: 1, max: 1e6, noNaN: true }),
    count: fc.nat(2 ** 31 - 1),
  }),
  fc.record({ kind: fc.constant('points' as const), at: fc.nat(2 ** 31 - 1), points }),
  fc.record({ kind: fc.constant('level' as const), level: fc.nat(13), points }),
  fc.record({ kind: fc.constant('done' as const) }),
  fc.record({
    kind: fc.constant('undecodable' as const),
    skipMs: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  }),
)

describe('the stream of a waveform', () => {
  it('is read as it was written, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(record), fc.integer({ min: 1, max: 33 }), (records, piece) => {
        const bytes = Uint8Array.from(
          records.flatMap((one) => encodeRecord(one).flatMap((part) => [...part])),
        )
        const read: PeaksRecord[] = []
        const push = createRecordReader((one) => read.push(one))
        for (let at = 0; at < bytes.length; at += piece) push(bytes.slice(at, at + piece))
        expect(read).toEqual(records)
      }),
    )
  })

  it('refuses what is no record', () => {
    const read = createRecordReader(() => undefined)
    expect(() => read(new TextEncoder().encode('<!doctype html><html></html>'))).toThrow(
      'not a record of peaks',
    )
  })
})
