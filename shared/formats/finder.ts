/** True when a sign stands in `[from, to)`. Asked from the beginning of a text to its end, it goes over the text once. */
export type Finder = (from: number, to: number) => boolean

/** Looks for one sign in a text. */
export function createFinder(text: string, sign: string): Finder {
  let since = 0
  let place = text.indexOf(sign)
  return (from, to) => {
    if (from < since || (place < from && place !== -1)) {
      since = from
      place = text.indexOf(sign, from)
    }
    return place !== -1 && place < to
  }
}

/** Looks for any of some signs. */
export function createFinders(text: string, signs: string): Finder {
  const finders = signs.split('').map((sign) => createFinder(text, sign))
  return (from, to) => {
    for (const finder of finders) if (finder(from, to)) return true
    return false
  }
}
