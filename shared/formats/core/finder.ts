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

/** Looks for any of some signs. Where none is near one comparison tells. */
export function createFinders(text: string, signs: string): Finder {
  const places = new Float64Array(signs.length)
  let since = 0
  let nearest = 0
  const search = (from: number) => {
    const all = from < since
    since = from
    nearest = Number.POSITIVE_INFINITY
    for (let i = 0; i < places.length; i++) {
      let place = places[i] ?? 0
      if (all || place < from) {
        place = text.indexOf(signs.charAt(i), from)
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
