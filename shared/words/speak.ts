import en from '../../assets/locales/en.json'
import { type Key, type Message, message, type Values, type Words } from './message.ts'
import { createPrinter, type Printer } from './print.ts'
import { pseudoCatalogue } from './pseudo.ts'

/** `pseudo` is for tests and for seeing what other languages would do to the window. */
export const LOCALES = ['en', 'pseudo'] as const
export type Locale = (typeof LOCALES)[number]

/** Whose English the catalogue is: it says how a date is written. */
const ENGLISH = 'en-GB'

/** The language of this process for as long as it lives. */
let printer: Printer = createPrinter(ENGLISH, en)

/** Chooses the language, before the first word is said. */
export function speak(locale: Locale): void {
  printer = createPrinter(ENGLISH, locale === 'pseudo' ? pseudoCatalogue(en) : en)
}

/** The language of that name; English for any other. */
export function localeOf(name: string | null | undefined): Locale {
  return LOCALES.find((locale) => locale === name) ?? 'en'
}

/** A message in the language of this process; text stays as it is. */
export function toText(words: Words): string {
  return printer.print(words)
}

/** What an earlier run has said, if this one can say it; null when it cannot. */
export function wordsFrom(value: unknown): Words | null {
  try {
    if (typeof value === 'string') return value
    const isSaid = typeof value === 'object' && value !== null && isKnown(value)
    return isSaid && printer.print(value) !== '' ? value : null
  } catch {
    return null
  }
}

function isKnown(value: object): value is Exclude<Words, string> {
  if ('items' in value) return true
  return 'key' in value && typeof value.key === 'string' && Object.hasOwn(en, value.key)
}

/** A sentence of the catalogue as text. */
export function t(key: Key, values?: Values): string {
  return printer.print(message(key, values))
}

/** A message as pieces, among them what is no text. */
export function pieces<T extends object>(
  words: Message,
  others: Readonly<Record<string, T>>,
): readonly (string | T)[] {
  return printer.pieces(words, others)
}
