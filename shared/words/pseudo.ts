import type { Catalogue } from './print.ts'

/** How much longer than English a language may be: German and Finnish are, by about so much. */
const LONGER = 0.4

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ACCENTED = 'åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ'

/** What begins the kinds of argument that hold sentences themselves, up to the first of these. */
const BRANCHES = /^\{\s*\w+\s*,\s*(?:plural|selectordinal|select)\s*,\s*(?:offset:\d+)?/

/**
 * A language that nobody speaks, to see what is not in the catalogue and what has no room: every letter has
 * an accent, every sentence is longer by two fifths and stands in brackets.
 */
export function pseudoCatalogue(catalogue: Catalogue): Catalogue {
  return Object.fromEntries(Object.entries(catalogue).map(([key, text]) => [key, pseudo(text)])) as Catalogue
}

/** An ICU message in that language; what belongs to the syntax stays. */
export function pseudo(text: string): string {
  return `⟦${sentence(text)}⟧`
}

function sentence(text: string): string {
  let made = ''
  let at = 0
  while (at < text.length) {
    const argument = text.indexOf('{', at)
    const to = argument < 0 ? text.length : argument
    made += letters(text.slice(at, to))
    at = to
    if (argument < 0) break
    const end = closing(text, argument)
    made += argumentOf(text.slice(argument, end))
    at = end
  }
  return made
}

/** `{count, plural, one {# line} other {# lines}}`: its sentences change, nothing else. */
function argumentOf(text: string): string {
  const head = BRANCHES.exec(text)?.[0]
  if (head === undefined) return text
  let made = head
  let at = head.length
  while (at < text.length) {
    const branch = text.indexOf('{', at)
    if (branch < 0) break
    const end = closing(text, branch)
    made += `${text.slice(at, branch)}{${sentence(text.slice(branch + 1, end - 1))}}`
    at = end
  }
  return made + text.slice(at)
}

/** The place behind the bracket that closes the one at `from`. */
function closing(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at + 1
  }
  return text.length
}

function letters(text: string): string {
  let count = 0
  return text.replace(/[a-zA-Z]/g, (letter) => {
    const twin = ACCENTED.charAt(PLAIN.indexOf(letter))
    const more = Math.floor((count + 1) * LONGER) - Math.floor(count * LONGER)
    count++
    return twin + twin.toLowerCase().repeat(more)
  })
}
