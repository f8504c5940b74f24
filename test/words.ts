import en from '../assets/locales/en.json'
import type { Message, Words } from '../shared/words/message.ts'
import { createPrinter } from '../shared/words/print.ts'

const printer = createPrinter('en-GB', en)

/** What people read where the app speaks English. */
export function inEnglish(words: Words): string {
  return printer.print(words)
}

/** A value with English text in place of every message within it. */
export function withEnglish(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withEnglish)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  if (isMessage(value)) return inEnglish(value)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withEnglish(inner)]))
}

function isMessage(value: object): value is Message {
  return 'key' in value && 'values' in value && typeof value.key === 'string' && value.key in en
}
