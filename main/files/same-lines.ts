import { decodeOld, encodeOld } from './old-encodings.ts'
import { MAX_TEXT_BYTES, MOST_LINES } from './ordinary-file.ts'

const LINE_FEED = 0x0a

/**
 * A text as bytes, with those that a file has for lines that are the same in both: some encodings have two
 * codes for one sign, and files either. `bytes` = the text with the codes that are written.
 */
export function withBytesOf(file: Uint8Array, text: string, bytes: Uint8Array, encoding: string): Uint8Array {
  if (!isCountable(file) || !isCountable(bytes)) return bytes
  const before = decodeOld(file, encoding)
  const again = encodeOld(before, encoding)
  if (!again || Buffer.compare(again, file) === 0) return bytes
  const own = linesOf(file)
  const written = linesOf(again)
  const isOther = (i: number) => Buffer.compare(own[i] ?? file, written[i] ?? again) !== 0
  const texts = before.split('\n')
  const others = new Map<string, { readonly lines: Uint8Array[]; next: number }>()
  for (const [i, line] of texts.entries()) if (isOther(i)) others.set(line, { lines: [], next: 0 })
  for (const [i, line] of texts.entries()) others.get(line)?.lines.push(own[i] ?? file)
  const lines = linesOf(bytes)
  const feed = Uint8Array.of(LINE_FEED)
  const parts = text.split('\n').flatMap((line, i) => {
    // Of lines that say the same the first has the first one's bytes.
    const found = others.get(line)
    const part = (found && nextOf(found)) ?? lines[i] ?? new Uint8Array()
    return i === 0 ? [part] : [feed, part]
  })
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  // A code of the file may be the longer one.
  return length > MAX_TEXT_BYTES ? bytes : new Uint8Array(Buffer.concat(parts))
}

/** The last of them again when there are no more. */
function nextOf(found: { readonly lines: readonly Uint8Array[]; next: number }): Uint8Array | undefined {
  return found.lines[Math.min(found.next++, found.lines.length - 1)]
}

/** False for more lines than a transcript that is opened has. */
function isCountable(bytes: Uint8Array): boolean {
  let count = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1))
    if (++count > MOST_LINES) return false
  return true
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
