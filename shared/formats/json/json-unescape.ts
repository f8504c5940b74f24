/** An unescaped JSON string, and where each of its characters stands in the file. */
export type Unescaped = {
  readonly value: string
  /** File offset of the character at `index`; for its length, of the end. */
  readonly at: (index: number) => number
}

const SHORT: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** Unescapes the inside of a JSON string that begins at `from` in the file. */
export function unescapeJson(raw: string, from: number): Unescaped {
  if (!raw.includes('\\')) return { value: raw, at: (index) => from + index }
  const offsets = new Uint32Array(raw.length + 1)
  const parts: string[] = []
  let length = 0
  let plain = 0
  const keep = (to: number) => {
    parts.push(raw.slice(plain, to))
    for (let at = plain; at < to; at++) offsets[length++] = at
  }
  for (let at = raw.indexOf('\\'); at !== -1; at = raw.indexOf('\\', plain)) {
    keep(at)
    const code = /^u([0-9a-fA-F]{4})/.exec(raw.slice(at + 1, at + 6))?.[1]
    const char = raw.charAt(at + 1)
    parts.push(code === undefined ? (SHORT[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)))
    // A final backslash escapes nothing.
    if (char !== '') offsets[length++] = at
    plain = Math.min(at + (code === undefined ? 2 : 6), raw.length)
  }
  keep(raw.length)
  offsets[length] = raw.length
  return { value: parts.join(''), at: (index) => from + (offsets[index] ?? raw.length) }
}
