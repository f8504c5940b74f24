import { decodeOld, encodeOld } from './old-encodings.ts'

const LINE_FEED = 0x0a

/**
 * A text as bytes, with those that a file has for lines that are the same in both: some encodings have two
 * codes for one sign, and files either. `bytes` = the text with the codes that are written.
 */
export function withBytesOf(file: Uint8Array, text: string, bytes: Uint8Array, encoding: string): Uint8Array {
  const before = decodeOld(file, encoding)
  const again = encodeOld(before, encoding)
  if (!again || Buffer.compare(again, file) === 0) return bytes
  const own = linesOf(file)
  const written = linesOf(again)
  const isOther = (i: number) => Buffer.compare(own[i] ?? file, written[i] ?? again) !== 0
  const texts = before.split('\n')
  const others = new Map<string, Uint8Array[]>()
  for (const [i, line] of texts.entries()) if (isOther(i)) others.set(line, [])
  for (const [i, line] of texts.entries()) others.get(line)?.push(own[i] ?? file)
  const lines = linesOf(bytes)
  const feed = Uint8Array.of(LINE_FEED)
  const parts = text.split('\n').flatMap((line, i) => {
    // Of lines that say the same the first has the first one's bytes.
    const found = others.get(line)
    const part = (found && found.length > 1 ? found.shift() : found?.[0]) ?? lines[i] ?? new Uint8Array()
    return i === 0 ? [part] : [feed, part]
  })
  return new Uint8Array(Buffer.concat(parts))
}

/** No encoding that has two codes for a sign has a line feed within one. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let from = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
    lines.push(bytes.subarray(from, at))
    from = at + 1
  }
  lines.push(bytes.subarray(from))
  return lines
}
