import { CustomSource } from 'mediabunny'

/** One request. Large enough that requests cost nothing, small enough that memory stays bounded. */
const BLOCK = 1 << 20
/** Blocks kept: the one being read, the next, and two for containers that jump between table and data. */
const KEPT = 4
/** What mediabunny keeps on its side. */
const CACHE = 4 << 20

/** Reads an address by bounded Range requests, one block ahead of the reader; at most 8 MiB are in memory. */
export function createRangeSource(url: string): CustomSource {
  const blocks = new Map<number, Promise<Uint8Array>>()
  let size = 0

  function block(number: number): Promise<Uint8Array> {
    const known = blocks.get(number)
    if (known) blocks.delete(number)
    const promise = known ?? fetchRange(url, number * BLOCK, Math.min(size, (number + 1) * BLOCK))
    blocks.set(number, promise)
    for (const oldest of blocks.keys()) {
      if (blocks.size <= KEPT) break
      blocks.delete(oldest)
    }
    return promise
  }

  async function read(start: number, end: number): Promise<Uint8Array> {
    const result = new Uint8Array(end - start)
    for (let number = Math.floor(start / BLOCK); number * BLOCK < end; number++) {
      const from = number * BLOCK
      const bytes = await block(number)
      result.set(bytes.subarray(Math.max(0, start - from), end - from), Math.max(0, from - start))
    }
    const next = Math.ceil(end / BLOCK)
    // A failure of the block read ahead shows when it is needed.
    if (next * BLOCK < size) block(next).catch(() => blocks.delete(next))
    return result
  }

  return new CustomSource({
    getSize: async () => {
      size = await fetchSize(url)
      return size
    },
    read,
    maxCacheSize: CACHE,
    prefetchProfile: 'fileSystem',
  })
}

async function fetchRange(url: string, from: number, to: number): Promise<Uint8Array> {
  const response = await fetch(url, { headers: { Range: `bytes=${from}-${to - 1}` } })
  if (response.status !== 206) throw new Error(`Range request answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function fetchSize(url: string): Promise<number> {
  const response = await fetch(url, { headers: { Range: 'bytes=0-0' } })
  await response.body?.cancel()
  const size = Number(/\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '')?.[1])
  if (response.status !== 206 || !Number.isSafeInteger(size))
    throw new Error(`Range request answered ${response.status}`)
  return size
}
