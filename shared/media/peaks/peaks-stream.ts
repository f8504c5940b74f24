/** What whoever decodes a waveform tells of it. */
export type PeaksPart =
  /** Comes first: samples per second that the points are counted in. */
  | { readonly kind: 'rate'; readonly rate: number }
  /** Base points (min, max interleaved) from point number `at` on. */
  | { readonly kind: 'points'; readonly at: number; readonly points: Int8Array }

/**
 * What the page is sent while a waveform becomes known, as records in one byte stream (little endian): a
 * kind, a number, the length of what follows, and that.
 */
export type PeaksRecord =
  | PeaksPart
  /** Comes first, instead, when the whole waveform of `count` base points was stored. */
  | { readonly kind: 'stored'; readonly rate: number; readonly count: number }
  /** A whole level of it, coarse ones first. */
  | { readonly kind: 'level'; readonly level: number; readonly points: Int8Array }
  | { readonly kind: 'done' }
  /** Nobody here can decode this; the page has to try. Its time is `skipMs` ahead of the sound's. */
  | { readonly kind: 'undecodable'; readonly skipMs: number }

const KINDS = ['rate', 'stored', 'points', 'level', 'done', 'undecodable'] as const
const HEAD = 12
/** The largest record is the base level of a very long recording. */
const MOST = 1 << 30

/** A record as its head and what follows it, which is not copied. */
export function encodeRecord(record: PeaksRecord): readonly Uint8Array[] {
  const payload = payloadOf(record)
  const head = new DataView(new ArrayBuffer(HEAD))
  head.setUint32(0, KINDS.indexOf(record.kind), true)
  head.setUint32(4, numberOf(record), true)
  head.setUint32(8, payload.length, true)
  return [new Uint8Array(head.buffer), ...(payload.length > 0 ? [payload] : [])]
}

/** Reads records from bytes that arrive in any pieces. Throws on bytes that are no records. */
export function createRecordReader(take: (record: PeaksRecord) => void): (bytes: Uint8Array) => void {
  const head = new Uint8Array(HEAD)
  let inHead = 0
  let payload = new Uint8Array()
  let inPayload = 0

  function finish(): void {
    const view = new DataView(head.buffer)
    take(decode(view.getUint32(0, true), view.getUint32(4, true), payload))
    inHead = 0
  }

  return (bytes) => {
    for (let at = 0; at < bytes.length; ) {
      if (inHead < HEAD) {
        const part = bytes.subarray(at, at + HEAD - inHead)
        head.set(part, inHead)
        inHead += part.length
        at += part.length
        if (inHead < HEAD) return
        const length = new DataView(head.buffer).getUint32(8, true)
        if (length > MOST) throw new Error('not a record of peaks')
        payload = new Uint8Array(length)
        inPayload = 0
      }
      const part = bytes.subarray(at, at + payload.length - inPayload)
      payload.set(part, inPayload)
      inPayload += part.length
      at += part.length
      if (inPayload === payload.length) finish()
    }
  }
}

function numberOf(record: PeaksRecord): number {
  if (record.kind === 'points') return record.at
  if (record.kind === 'level') return record.level
  return record.kind === 'stored' ? record.count : 0
}

function payloadOf(record: PeaksRecord): Uint8Array {
  if ('points' in record)
    return new Uint8Array(record.points.buffer, record.points.byteOffset, record.points.length)
  if (record.kind === 'done') return new Uint8Array()
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, 'rate' in record ? record.rate : record.skipMs, true)
  return new Uint8Array(view.buffer)
}

function decode(kind: number, number: number, payload: Uint8Array): PeaksRecord {
  const name = KINDS[kind]
  const points = new Int8Array(payload.buffer, payload.byteOffset, payload.length)
  if (name === 'points') return { kind: name, at: number, points }
  if (name === 'level') return { kind: name, level: number, points }
  if (name === 'done') return { kind: name }
  const value = payload.length === 8 ? new DataView(payload.buffer).getFloat64(0, true) : Number.NaN
  if (name === 'rate' && value > 0) return { kind: name, rate: value }
  if (name === 'stored' && value > 0) return { kind: name, rate: value, count: number }
  if (name === 'undecodable' && Number.isFinite(value)) return { kind: name, skipMs: value }
  throw new Error('not a record of peaks')
}
