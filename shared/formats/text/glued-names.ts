import type { Span } from '../core/format.ts'
import { slice } from '../core/lines.ts'

const PART = "\\p{Lu}[\\p{L}'’.-]*"
const PARTICLE = '(?:van|von|der|de|da|dos|del|della|di|la|bin|al)'
/** `Carlton Gibson` before `Well`: two to four words, split where a lower-case letter meets a capital. */
const GLUED = new RegExp(
  `^(${PART}(?:[ \\u00a0](?:${PART}|${PARTICLE})){0,2}[ \\u00a0]\\p{Lu}\\p{Ll}[\\p{Ll}'’-]*)(?=\\p{Lu})(\\S*)`,
  'u',
)
const WORD_END = /[\p{L}\p{N}"“‘(]/u

/**
 * Names written directly before the first word, as when web pages are copied (`Carlton GibsonWell, …`). A
 * name must recur before another word, and the glued pair must not be a word (`FastAPI`).
 */
export function findGluedNames(text: string, lines: readonly Span[]): readonly string[] {
  const candidates = new Map<string, Set<string>>()
  const glued = new Map<string, string>()
  for (const line of lines) {
    const match = GLUED.exec(text.slice(line.from, Math.min(line.to, line.from + 100)))
    const [, name, rest] = match ?? []
    if (name === undefined || rest === undefined) continue
    const last = name.split(/[ \u00a0]/).at(-1) ?? ''
    const known = candidates.get(name) ?? new Set()
    candidates.set(name, known.add(rest))
    glued.set(last + rest, name)
  }
  if (candidates.size === 0) return []
  const ordinary = wordsElsewhere(text, lines, glued)
  const names: string[] = []
  for (const [name, rests] of candidates) {
    const last = name.split(/[ \u00a0]/).at(-1) ?? ''
    const sure = [...rests].filter((rest) => !ordinary.has(last + rest))
    if (sure.length >= 2) names.push(name)
  }
  // Longer names first: "Ann Lee Smith" before "Ann Lee".
  return names.sort((a, b) => b.length - a.length)
}

/** Glued pairs that also occur without the rest of the name. */
function wordsElsewhere(
  text: string,
  lines: readonly Span[],
  glued: ReadonlyMap<string, string>,
): Set<string> {
  const found = new Set<string>()
  for (const line of lines) {
    const whole = slice(text, line)
    for (const match of whole.matchAll(/\S+/g)) {
      const name = glued.get(match[0])
      if (name === undefined) continue
      const head = name.slice(0, name.length - (name.split(/[ \u00a0]/).at(-1)?.length ?? 0))
      if (match.index !== head.length || !whole.startsWith(head)) found.add(match[0])
    }
  }
  return found
}

const known = new WeakMap<readonly string[], ReadonlyMap<string, string>>()

/** The name glued to the start of a line, or null; `names` are in the order of `findGluedNames`. */
export function gluedNameOf(line: string, names: readonly string[]): string | null {
  const all = known.get(names) ?? new Map(names.map((name) => [name, name]))
  known.set(names, all)
  for (let to = Math.min(names[0]?.length ?? 0, line.length - 1); to > 0; to--) {
    const name = WORD_END.test(line.charAt(to)) ? all.get(line.slice(0, to)) : undefined
    if (name !== undefined) return name
  }
  return null
}
