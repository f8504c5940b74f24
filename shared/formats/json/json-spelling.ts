import { hasLetters, joinWords } from '../../model/group-words.ts'

/** Search distance for a word (characters), per word missed before it. */
const REACH = 40

/**
 * The words as the line writes them: with leading white space and surrounding punctuation. A word that is not
 * in the line stays as it is. `ownLetters` = keep the letters of the words, not those of the line.
 */
export function spellWords(texts: readonly string[], line: string, ownLetters = false): string[] {
  if (line === '') return joinWords(texts)
  if (ownLetters && bringMarks(texts, line)) return spaceWords(texts, line)
  const result: string[] = []
  const search = finder(line)
  let joined: readonly string[] | null = null
  let at = 0
  let missed = 0
  for (const [i, text] of texts.entries()) {
    // Most words stand here unchanged, with their space.
    if (missed === 0 && text !== '' && !/^\s*$/.test(text) && line.startsWith(text, at)) {
      result.push(text)
      at += text.length
      continue
    }
    const bare = text.trim()
    const found = bare === '' ? -1 : search(bare, at)
    const between = found === -1 ? '' : line.slice(at, Math.min(found, at + REACH * (missed + 1)))
    if (found === -1 || found - at > between.length || (missed === 0 && hasLetters(between))) {
      joined ??= joinWords(texts)
      if (bare !== '' && missed++ === 0 && i > 0) {
        const mark = markAt(line, at)
        result[i - 1] = (result[i - 1] ?? '') + mark
        at += mark.length
      }
      result.push(joined[i] ?? text)
      continue
    }
    const before = missed === 0 ? tailOf(between) : between.length - headOf(between)
    if (missed === 0 && i > 0) result[i - 1] = (result[i - 1] ?? '') + between.slice(0, before)
    // The line has the correct text of a damaged piece.
    if (missed === 1 && result[i - 1]?.includes('\ufffd')) result[i - 1] = between.slice(0, before)
    const letters = ownLetters ? bare : line.slice(found, found + bare.length)
    const spelled = between.slice(i === 0 ? 0 : before) + letters
    joined ??= missed > 0 ? joinWords(texts) : null
    const isGlued = missed > 0 && !/^\s/.test(spelled) && joined?.[i]?.startsWith(' ')
    result.push(isGlued ? ` ${spelled}` : spelled)
    at = found + bare.length
    missed = 0
  }
  const last = result.at(-1)
  if (missed === 0 && last !== undefined) {
    const rest = line.slice(at).trimEnd()
    result[result.length - 1] = last + (hasLetters(rest) ? markAt(line, at) : rest)
  }
  return result
}

/** The punctuation here, up to the next white space. */
function markAt(line: string, at: number): string {
  const rest = line.slice(at, at + 10)
  const mark = rest.slice(0, tailOf(rest))
  return hasLetters(mark) ? '' : mark
}

const MARK = /[.,!?;:。！？،؟]$/

/** True when the words bring at least half of the line's punctuation. */
function bringMarks(texts: readonly string[], line: string): boolean {
  const marks = texts.filter((text) => MARK.test(text.trim())).length
  const inLine = line.match(/[.,!?;:。！？،؟](?=\s|$)/g)?.length ?? 0
  return marks > 0 && marks * 2 >= inLine
}

/** The words, with spaces where the line has spaces. */
function spaceWords(texts: readonly string[], line: string): string[] {
  return /\s/.test(line.trim()) ? joinWords(texts) : spellWords(texts, line)
}

/** Finds a word in the line: as written, else ignoring case. */
function finder(line: string): (word: string, at: number) => number {
  let small: string | null = null
  return (word, at) => {
    let exact = at
    while (exact < line.length && /\s/.test(line.charAt(exact))) exact++
    if (line.startsWith(word, exact)) return exact
    small ??= line.toLowerCase()
    return small.length === line.length ? small.indexOf(word.toLowerCase(), at) : line.indexOf(word, at)
  }
}

/** How much of the text before a word belongs to it: white space and opening punctuation. */
function headOf(between: string): number {
  return /(?<!\s)\s*[^\s\p{L}\p{N}]{0,9}$/u.exec(between)?.[0].length ?? 0
}

/** How much of the text between two words belongs to the first: up to the white space. */
function tailOf(between: string): number {
  const space = between.search(/\s/)
  return space === -1 ? between.length : space
}

const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\ufffd]/u

/**
 * Groups pieces of words: `[from, to)` of each word. A piece with a leading space begins a word, and so does
 * every whole piece of a script without spaces; damaged pieces stay together.
 */
export function wordsOfPieces(pieces: readonly string[]): (readonly [from: number, to: number])[] {
  const words: [number, number][] = []
  let damaged = false
  for (const [i, piece] of pieces.entries()) {
    const isDamaged = piece.includes('\ufffd')
    const last = words.at(-1)
    const begins = !last || /^\s/.test(piece) || (UNSPACED.test(piece) && !(damaged && isDamaged))
    if (begins) words.push([i, i + 1])
    else last[1] = i + 1
    damaged = isDamaged
  }
  return words
}
