import type { ReadAt } from '../../shared/media/mp4-boxes.ts'

/** Bytes that are looked through at a time. */
const BLOCK = 1 << 16

/** Names of four characters (Latin-1) between two places of a file, wherever they stand, in order. */
export async function* findNames(
  read: ReadAt,
  names: readonly string[],
  from: number,
  to: number,
): AsyncGenerator<{ readonly name: string; readonly at: number }> {
  for (let at = from; at + 4 <= to; ) {
    const bytes = await read(at, Math.min(BLOCK, to - at))
    if (bytes.length < 4) return
    const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    const found = names.flatMap((name) => places(block, name).map((place) => ({ name, at: at + place })))
    yield* found.sort((one, other) => one.at - other.at)
    // A name may stand across the end of what was read.
    at += bytes.length - 3
  }
}

function places(block: Buffer, name: string): number[] {
  const found: number[] = []
  for (let at = block.indexOf(name, 0, 'latin1'); at >= 0; at = block.indexOf(name, at + 1, 'latin1'))
    found.push(at)
  return found
}
