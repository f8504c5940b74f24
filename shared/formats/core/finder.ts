/** True when a character is in `[from, to)`. Queries in ascending order scan the text only once. */
export type Finder = (from: number, to: number) => boolean

/** A finder for one character. */
export function createFinder(text: string, char: string): Finder {
  let since = 0
  let place = text.indexOf(char)
  return (from, to) => {
    if (from < since || (place < from && place !== -1)) {
      since = from
      place = text.indexOf(char, from)
    }
    return place !== -1 && place < to
  }
}

/** A finder for any of several characters. Where none is near, a query is one comparison. */
export function createFinders(text: string, chars: string): Finder {
  const places = new Float64Array(chars.length)
  let since = 0
  let nearest = 0
  const search = (from: number) => {
    const all = from < since
    since = from
    nearest = Number.POSITIVE_INFINITY
    for (let i = 0; i < places.length; i++) {
      let place = places[i] ?? 0
      if (all || place < from) {
        place = text.indexOf(chars.charAt(i), from)
        if (place === -1) place = Number.POSITIVE_INFINITY
        places[i] = place
      }
      nearest = Math.min(nearest, place)
    }
  }
  places.fill(-1)
  search(0)
  return (from, to) => {
    if (from < since || nearest < from) search(from)
    return nearest < to
  }
}
