import { hasLetters } from '../../model/group-words.ts'
import type { Replacement, Span, TimeForm } from '../core/format.ts'
import { applyAll } from '../core/replace.ts'
import { printTime, printToken } from '../core/timestamps.ts'
import { type ItemPlan, keysOf, pathsOf } from './compiled-layout.ts'
import { type JsonLeaf, leavesOf } from './json-leaves.ts'

/** Text for inside the quotes of a JSON string; a pure ASCII file stays so. */
export function printString(text: string, source: string): string {
  const plain = JSON.stringify(text).slice(1, -1)
  if (!/[^\u0000-\u007f]/.test(plain) || /[^\u0000-\u007f\ufeff]/.test(source)) return plain
  return plain.replace(
    /[^\u0000-\u007f]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A JSON object with the spacing of `sample`, another object of the file. */
function printObject(pairs: readonly (readonly [key: string, value: string])[], sample: string): string {
  const { open, close, colon, comma } = styleOf(sample)
  return `{${open}${pairs.map(([key, value]) => JSON.stringify(key) + colon + value).join(comma)}${close}}`
}

/** The spacing of the object at the start of a text. */
function styleOf(sample: string): { open: string; close: string; colon: string; comma: string } {
  const open = /^\{(\s*)/.exec(sample)?.[1] ?? ''
  let at = sample.length - 1
  while (at > 0 && /\s/.test(sample.charAt(at - 1))) at--
  const close = sample.endsWith('}') && at > 0 ? sample.slice(at, -1) : ''
  const colon = /"\s{0,20}:\S/.test(sample) && !/"\s{0,20}:\s/.test(sample) ? ':' : ': '
  const comma = open.includes('\n') || open.includes('\r') ? `,${open}` : colon === ':' ? ',' : ', '
  return { open, close, colon, comma }
}

/**
 * A value in place of another: between quotes only the text between them; in place of a number or `null` it
 * gets quotes. A list of strings is rewritten, one string per line of the text.
 */
export function printValue(text: string, source: string, token: Span, whole: string = source): string {
  const old = source.slice(token.from, token.to)
  let before = token.from
  while (before > 0 && /\s/.test(source.charAt(before - 1))) before--
  if (source.charAt(before - 1) !== '"') {
    if (/^-?\d+(?:\.\d+)?$/.test(text) && /^-?\d/.test(old)) return text
    return `"${printString(text, whole)}"`
  }
  const divider = /(?:^|[^\\])(?:\\\\)*("\s*,\s*")/.exec(old)?.[1]
  if (divider === undefined) return printString(text, whole)
  return text
    .split('\n')
    .map((line) => printString(line, whole))
    .join(divider)
}

/** New values of an item; absent = unchanged. `words` = the list of words as JSON. */
export type ItemValues = {
  readonly start?: number
  readonly end?: number
  readonly text?: string
  readonly speaker?: string
  readonly index?: number
  readonly words?: string
}

/** An item that serves as model: its text, the places in it, and the whole file. */
type Sample = { readonly text: string; readonly leaves: readonly JsonLeaf[]; readonly whole: string }

/** `sample` (the text of an item) with other values; missing top-level keys are added. */
export function printItem(sample: string, plan: ItemPlan, values: ItemValues, whole: string): string {
  return applyAll(sample, itemEdits(sample, plan, values, whole))
}

/** The changes that give the item `text` other values; offsets count from its start. */
export function itemEdits(text: string, plan: ItemPlan, values: ItemValues, whole: string): Replacement[] {
  const sample = { text, leaves: leavesOf(text, plan.node), whole }
  const edits = sample.leaves.flatMap((leaf) => leafEdit(sample, leaf, values))
  const missing = missingParts(sample, values).flatMap(([part, value]) => {
    const keys = keysOf(pathsOf(plan.item[part])[0] ?? '')
    return keys.length === 1 && keys[0] ? [[keys[0], value] as const] : []
  })
  if (missing.length === 0 || !text.startsWith('{')) return edits
  const { at, added } = addedKeys(text, missing)
  return [...edits, { from: at, to: at, text: added }]
}

/** Values that the sample has no place for, as printed. A duration can stand for the end. */
function missingParts(
  { leaves, whole }: Sample,
  values: ItemValues,
): (readonly [part: 'start' | 'end' | 'text' | 'speaker', value: string])[] {
  const has = (part: JsonLeaf['part']) => leaves.some((leaf) => leaf.part === part)
  return (['start', 'end', 'text', 'speaker'] as const).flatMap((part) => {
    const value = values[part]
    if (value === undefined || has(part) || (part === 'end' && has('duration'))) return []
    const printed =
      typeof value === 'number' ? printTime(value, formOfTimes(leaves)) : `"${printString(value, whole)}"`
    return [[part, printed] as const]
  })
}

/** A new item with only the known keys of `text`, in its order, all at the top level. */
export function printPlain(text: string, plan: ItemPlan, values: ItemValues, whole: string): string {
  const sample = { text, leaves: leavesOf(text, plan.node), whole }
  const pairs: (readonly [string, string])[] = []
  const add = (part: JsonLeaf['part'], rank: number, value: string) => {
    const path = part === 'words' ? plan.words : pathsOf(plan.item[part])[rank]
    const [key, ...more] = keysOf(path ?? '')
    const isNew = more.every((inside) => inside === '*') && !pairs.some(([known]) => known === key)
    if (key !== undefined && isNew) pairs.push([key, value])
  }
  for (const leaf of sample.leaves) {
    const [edit] = leafEdit(sample, leaf, values)
    if (edit) add(leaf.part, leaf.rank, text.charAt(edit.from - 1) === '"' ? `"${edit.text}"` : edit.text)
  }
  for (const [part, value] of missingParts(sample, values)) add(part, 0, value)
  const hasWords = sample.leaves.some(({ part }) => part === 'words')
  if (values.words !== undefined && !hasWords) add('words', 0, values.words)
  return printObject(pairs, text)
}

/** The insertion that adds keys at the end of an object, and its offset. */
export function addedKeys(
  item: string,
  pairs: readonly (readonly [key: string, value: string])[],
): { readonly at: number; readonly added: string } {
  const { close, colon, comma } = styleOf(item)
  const added = pairs.map(([key, value]) => JSON.stringify(key) + colon + value).join(comma)
  const at = item.length - 1 - close.length
  return { at, added: pairs.length === 0 ? '' : (/^\{\s*$/.test(item.slice(0, at)) ? '' : comma) + added }
}

/** The form of the other times of the item. */
function formOfTimes(leaves: readonly JsonLeaf[]): TimeForm {
  const form = leaves.find(({ time }) => time?.form.kind === 'number')?.time?.form
  return form ?? { kind: 'number', digits: 0 }
}

function leafEdit(sample: Sample, leaf: JsonLeaf, values: ItemValues): Replacement[] {
  const text = leafText(sample, leaf, values)
  return text === null ? [] : [{ from: leaf.from, to: leaf.to, text }]
}

/** The new text of a place; null = unchanged. */
function leafText(
  { text: sample, leaves, whole }: Sample,
  leaf: JsonLeaf,
  { start, end, text, speaker, index, words }: ItemValues,
): string | null {
  const { part, time } = leaf
  switch (part) {
    case 'start':
      return start === undefined || !time ? null : printToken(time, start)
    case 'end':
      return end === undefined || !time ? null : printToken(time, end)
    case 'duration':
      return start === undefined || end === undefined || !time ? null : printToken(time, end, start)
    case 'text': {
      if (text === undefined) return null
      const joiner = leaf.value.startsWith(' ') && !/^\s/.test(text) ? ' ' : ''
      const value = textFor(leaf, leaves, joiner + text)
      return value === null ? null : printValue(value, sample, leaf, whole)
    }
    case 'speaker':
      return speaker === undefined ? null : printValue(speaker, sample, leaf, whole)
    case 'index':
      return index === undefined ? null : String(index)
    case 'words':
      return words ?? null
  }
}

/**
 * The text for a second place such as `word` beside `punctuated_word`: the bare word if it was one; null =
 * unchanged.
 */
function textFor(leaf: JsonLeaf, leaves: readonly JsonLeaf[], text: string): string | null {
  const texts = leaves.filter(({ part }) => part === 'text')
  const best = texts.reduce((first, other) => (other.rank < first.rank ? other : first), leaf)
  if (leaf === best) return text
  if (leaf.value === bare(best.value).toLowerCase()) return bare(text).toLowerCase()
  if (leaf.value === best.value) return text
  return leaf.value === bare(best.value) ? bare(text) : null
}

/** A word without the punctuation around it; pure punctuation stays. */
function bare(text: string): string {
  return hasLetters(text) ? text.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}]{1,20}$/u, '') : text
}
