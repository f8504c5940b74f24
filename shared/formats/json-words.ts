import type { Segment, Word } from '../model/transcript.ts'
import type { Replacement, SegmentTokens, WordTokens } from './format.ts'
import { slice } from './lines.ts'
import { printTime, printToken } from './stamps.ts'

/** Text between the quotes of a JSON string; a file without any sign beyond ASCII keeps it so. */
export function printString(text: string, source: string): string {
  const plain = JSON.stringify(text).slice(1, -1)
  if (!/[^\u0000-\u007f]/.test(plain) || /[^\u0000-\u007f\ufeff]/.test(source)) return plain
  return plain.replace(
    /[^\u0000-\u007f]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A JSON object with the line breaks and spaces of `sample`, another object of the same file. */
export function printObject(
  pairs: readonly (readonly [key: string, value: string])[],
  sample: string,
): string {
  const open = /^\{(\s*)/.exec(sample)?.[1] ?? ''
  const close = /(\s*)\}$/.exec(sample)?.[1] ?? ''
  const colon = /"\s*:\S/.test(sample) && !/"\s*:\s/.test(sample) ? ':' : ': '
  const comma = open.includes('\n') || open.includes('\r') ? `,${open}` : colon === ':' ? ',' : ', '
  return `{${open}${pairs.map(([key, value]) => JSON.stringify(key) + colon + value).join(comma)}${close}}`
}

/** Changes to the list of words: single times where the words are the same, else the list anew with every kept word as it stood. */
export function patchWords(now: Segment, was: Segment, tokens: SegmentTokens, source: string): Replacement[] {
  const old = was.words
  const list = tokens.words
  if (!list || !old || now.words === old || list.items.length !== old.length) return []
  const words = now.words ?? []
  const isSame = (a: Word | undefined, b: Word | undefined) =>
    a !== undefined && b !== undefined && a.text.trim() === b.text.trim()
  if (words.length === old.length && words.every((word, i) => isSame(word, old[i]))) {
    return words.flatMap((word, i) => wordTimes(word, old[i], list.items[i]))
  }
  let head = 0
  while (head < words.length && head < old.length && isSame(words[head], old[head])) head++
  let tail = 0
  while (
    tail < words.length - head &&
    tail < old.length - head &&
    isSame(words.at(-1 - tail), old.at(-1 - tail))
  )
    tail++
  const sample = list.items[0]
  const key = sample && /^\{\s*"text"/.test(slice(source, sample.block)) ? 'text' : 'word'
  const printed = words.map((word, i) => {
    const at = i < head ? i : i >= words.length - tail ? old.length - (words.length - i) : -1
    const item = list.items[at]
    return item ? patched(word, old[at], item, source) : newWord(word, key, sample, source)
  })
  return [
    {
      from: list.from,
      to: list.to,
      text: `[${edge(source, list.from + 1, sample?.block.from)}${printed.join(divider(list.items, source))}${edge(source, list.items.at(-1)?.block.to, list.to - 1)}]`,
    },
  ]
}

function patched(word: Word, old: Word | undefined, item: WordTokens, source: string): string {
  let text = slice(source, item.block)
  for (const { from, to, text: time } of wordTimes(word, old, item).sort((a, b) => b.from - a.from)) {
    text = text.slice(0, from - item.block.from) + time + text.slice(to - item.block.from)
  }
  return text
}

function newWord(word: Word, key: string, sample: WordTokens | undefined, source: string): string {
  const time = (name: string, ms: number | null) =>
    ms === null ? [] : [[name, printTime(ms, { kind: 'number', digits: 0 })] as const]
  const pairs = [
    [key, `"${printString(word.text, source)}"`] as const,
    ...time('start', word.start),
    ...time('end', word.end),
  ]
  return printObject(pairs, sample ? slice(source, sample.block) : '{}')
}

function wordTimes(word: Word, old: Word | undefined, item: WordTokens | undefined): Replacement[] {
  const changes: Replacement[] = []
  for (const edge of ['start', 'end'] as const) {
    const token = item?.[edge]
    const ms = word[edge]
    if (token && ms !== null && ms !== old?.[edge])
      changes.push({ from: token.from, to: token.to, text: printToken(token, ms) })
  }
  const { duration } = item ?? {}
  const length = (one: Word | undefined) =>
    one?.start == null || one.end === null ? null : one.end - one.start
  if (duration && length(word) !== null && length(word) !== length(old))
    changes.push({
      from: duration.from,
      to: duration.to,
      text: printToken(duration, word.end ?? 0, word.start),
    })
  return changes
}

function divider(items: readonly WordTokens[], source: string): string {
  const [first, second] = items
  return first && second ? source.slice(first.block.to, second.block.from) : ', '
}

function edge(source: string, from: number | undefined, to: number | undefined): string {
  return from !== undefined && to !== undefined ? source.slice(from, to) : ''
}
