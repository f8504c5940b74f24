/** What to answer to a request for bytes. `to` is exclusive; `status` 416 has no bytes. */
export type RangeAnswer = {
  readonly status: 200 | 206 | 416
  readonly from: number
  readonly to: number
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Reads a `Range` header (RFC 9110, section 14) against a resource of `size` bytes. Only the first of several
 * ranges is honoured; one that cannot be read is ignored, as the RFC asks.
 */
export function answerRange(header: string | null, size: number): RangeAnswer {
  const match = /^\s*bytes\s*=\s*(?:(\d+)\s*)?-\s*(?:(\d+)\s*)?(?:,|$)/i.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (!match || (first === '' && last === '')) return whole(size)
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return whole(size)
  if (from >= size || (first === '' && Number(last) === 0)) {
    return {
      status: 416,
      from: 0,
      to: 0,
      headers: { 'Content-Range': `bytes */${size}`, 'Accept-Ranges': 'bytes' },
    }
  }
  return {
    status: 206,
    from,
    to,
    headers: {
      'Content-Range': `bytes ${from}-${to - 1}/${size}`,
      'Content-Length': String(to - from),
      'Accept-Ranges': 'bytes',
    },
  }
}

function whole(size: number): RangeAnswer {
  return {
    status: 200,
    from: 0,
    to: size,
    headers: { 'Content-Length': String(size), 'Accept-Ranges': 'bytes' },
  }
}
