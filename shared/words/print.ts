import { IntlMessageFormat } from 'intl-messageformat'
import { visibleName } from '../base/visible-text.ts'
import { type Key, type List, type Message, message, type Value, type Words } from './message.ts'

/** Every sentence of a language, as an ICU message. */
export type Catalogue = Readonly<Record<Key, string>>

export type Printer = {
  /** A message as text; text stays as it is. */
  readonly print: (words: Words) => string
  /**
   * A message as pieces, in which `others` (by the name of their place) stand as they are: elements of a
   * page.
   */
  readonly pieces: <T extends object>(
    words: Message,
    others: Readonly<Record<string, T>>,
  ) => readonly (string | T)[]
}

/** Prints messages in one language. Each sentence is compiled when it is first needed. */
export function createPrinter(locale: string, catalogue: Catalogue): Printer {
  const compiled = new Map<Key, IntlMessageFormat>()
  const units = new Intl.ListFormat(locale, { type: 'unit', style: 'short' })

  function formatOf(key: Key): IntlMessageFormat {
    const known = compiled.get(key)
    if (known) return known
    const made = new IntlMessageFormat(catalogue[key], locale, undefined, { ignoreTag: true })
    compiled.set(key, made)
    return made
  }

  function join({ items, as }: List): string {
    const printed = items.map((item) => (typeof item === 'string' ? visibleName(item) : print(item)))
    if (as === 'units') return units.format(printed)
    const [first = '', ...rest] = printed
    return rest.reduce((before, after) => print(message(`list.${as}`, { before, after })), first)
  }

  function valueOf(value: Value): string | number {
    if (typeof value === 'string') return visibleName(value)
    return typeof value === 'number' ? value : print(value)
  }

  function valuesOf({ values }: Message): Record<string, string | number> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueOf(value)]))
  }

  function print(words: Words): string {
    if (typeof words === 'string') return words
    if ('items' in words) return join(words)
    return String(formatOf(words.key).format(valuesOf(words)))
  }

  return {
    print,
    pieces: (words, others) =>
      formatOf(words.key)
        .formatToParts<object>({ ...valuesOf(words), ...others })
        .map(({ value }) => value as string | (typeof others)[string]),
  }
}
