import { commonItems } from '../../base/common-items.ts'
import { sameEnds } from '../../base/same-ends.ts'

/**
 * White space, words, and single characters of all else; scripts without spaces have words of one character.
 */
const TOKEN =
  /[ \t\r\n]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*|./gsu
const MOST_PAIRS = 1_000_000

type Token = { readonly text: string; readonly at: number }

/**
 * For each UTF-16 unit of `now` the index of the one in `old` that it is, -1 = new. Words stay whole where
 * they are the same; any white space can stand for other white space. In changed words, equal letters at both
 * ends stay.
 */
export function matchText(old: string, now: string): Int32Array {
  const before = tokensOf(old)
  const after = tokensOf(now)
  const partner = commonItems(before, after, {
    isSame: (a, b) => a.text === b.text || (isSpace(a.text) && isSpace(b.text)),
    // A word counts more than the punctuation and spaces around it, and the same space more than another.
    weigh: (a, b) => (isSpace(b.text) ? (a.text === b.text ? 2 : 1) : 1 + 2 * b.text.length),
    mostPairs: MOST_PAIRS,
  })
  const found = new Int32Array(now.length).fill(-1)
  let [oldDone, nowDone] = [0, 0]
  for (const [j, i] of [...partner, before.length].entries()) {
    if (i === -1) continue
    const from = before[i]?.at ?? old.length
    const to = after[j]?.at ?? now.length
    matchEnds(found, old.slice(oldDone, from), now.slice(nowDone, to), oldDone, nowDone)
    const length = Math.min(before[i]?.text.length ?? 0, after[j]?.text.length ?? 0)
    for (let k = 0; k < length; k++) found[to + k] = from + k
    oldDone = from + (before[i]?.text.length ?? 0)
    nowDone = to + (after[j]?.text.length ?? 0)
  }
  return found
}

/** Equal characters at both ends of a changed stretch. */
function matchEnds(found: Int32Array, old: string, now: string, oldAt: number, nowAt: number): void {
  if (old === '' || now === '') return
  const characters = Array.from(old)
  const { head, tail } = sameEnds(characters, Array.from(now), (a, b) => a === b)
  const front = characters.slice(0, head).join('').length
  const back = characters.slice(characters.length - tail).join('').length
  for (let k = 0; k < front; k++) found[nowAt + k] = oldAt + k
  for (let k = 1; k <= back; k++) found[nowAt + now.length - k] = oldAt + old.length - k
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => ({ text: token, at: index }))
}

function isSpace(text: string): boolean {
  return /^[ \t\r\n]/.test(text)
}
