import type en from '../../assets/locales/en.json'

/** The name of a sentence in the catalogues. */
export type Key = keyof typeof en

/** What a sentence can have in its places. Messages are printed first, lists joined as the language does. */
export type Value = number | Words
export type Values = Readonly<Record<string, Value>>

/**
 * What is to be said, in no language: plain data that crosses IPC and workers. `shared/words/print.ts` makes
 * it text.
 */
export type Message = { readonly key: Key; readonly values: Values }

/** Something to be said, or text that is in a language already: a name, a file, what the user typed. */
export type Words = Message | List | string

/** `units`: a, b, c. `and`: a and b and c. `or`: a or b or c. */
export type List = { readonly items: readonly Words[]; readonly as: 'and' | 'or' | 'units' }

const NONE: Values = Object.freeze({})

/** A sentence of the catalogue with its values, not printed yet: no more than two small objects. */
export function message(key: Key, values: Values = NONE): Message {
  return { key, values }
}

/** Names, sentences or texts one after the other, in one place of a sentence. */
export function list(items: readonly Words[], as: List['as'] = 'units'): List {
  return { items, as }
}
