/** Two places, one in each list, that hold the same. */
export type Match = readonly [one: number, other: number]

type Numbers = readonly number[]

/** So many elements that stand in one list only are sought one by one; beyond that nothing is found. */
const MOST_EDITS = 256

/**
 * Which elements of two lists are the same, in the order of both: equal ends, then what stands once in each,
 * then the shortest way between those. Lists that differ much are not searched to the end, so that the time
 * it takes grows with their length.
 */
export function align(one: Numbers, other: Numbers): readonly Match[] {
  const { start, end } = equalEnds(one, other)
  const [a, b] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  const found: Match[] = Array.from({ length: start }, (_, i) => [i, i] as const)
  let from: Match = [0, 0]
  for (const anchor of [...anchorsOf(a, b), [a.length, b.length] as const]) {
    for (const [i, j] of between(a.slice(from[0], anchor[0]), b.slice(from[1], anchor[1])))
      found.push([start + from[0] + i, start + from[1] + j])
    if (anchor[0] < a.length) found.push([start + anchor[0], start + anchor[1]])
    from = [anchor[0] + 1, anchor[1] + 1]
  }
  for (let i = end; i > 0; i--) found.push([one.length - i, other.length - i])
  return found
}

function equalEnds(one: Numbers, other: Numbers): { readonly start: number; readonly end: number } {
  const most = Math.min(one.length, other.length)
  let start = 0
  while (start < most && one[start] === other[start]) start++
  let end = 0
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end++
  return { start, end }
}

/** The longest row of elements that stand once in each list, in the order of both. */
function anchorsOf(one: Numbers, other: Numbers): readonly Match[] {
  const places = placesOfSingle(other)
  const candidates = [...placesOfSingle(one)].flatMap(([element, i]) => {
    const j = places.get(element)
    return j === undefined ? [] : [[i, j] as const]
  })
  return longestRising(candidates.sort(([i], [j]) => i - j))
}

function placesOfSingle(list: Numbers): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  const more = new Set<number>()
  for (const [i, element] of list.entries()) {
    if (places.has(element)) more.add(element)
    places.set(element, i)
  }
  for (const element of more) places.delete(element)
  return places
}

/** Of matches that rise in the first list, the most that rise in the other, too. */
function longestRising(matches: readonly Match[]): readonly Match[] {
  /** Index of the match that ends the best row of each length, and the one before each. */
  const ends: number[] = []
  const before = new Int32Array(matches.length).fill(-1)
  for (const [i, [, place]] of matches.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((matches[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1
      else high = middle
    }
    if (low > 0) before[i] = ends[low - 1] ?? -1
    ends[low] = i
  }
  const row: Match[] = []
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const match = matches[i]
    if (match) row.push(match)
  }
  return row.reverse()
}

/** The shortest way by Myers; nothing when it would be too long to look for. */
function between(one: Numbers, other: Numbers): readonly Match[] {
  const { start, end } = equalEnds(one, other)
  const [a, b] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  const middle = a.length > 0 && b.length > 0 ? shortestWay(a, b) : []
  return [
    ...Array.from({ length: start }, (_, i) => [i, i] as const),
    ...middle.map(([i, j]) => [start + i, start + j] as const),
    ...Array.from({ length: end }, (_, i) => [one.length - end + i, other.length - end + i] as const),
  ]
}

function shortestWay(a: Numbers, b: Numbers): readonly Match[] {
  const most = Math.min(MOST_EDITS, a.length + b.length)
  const room = most + 1
  /** How far in `a` each diagonal was reached, by its number + `room`; a copy from before each step. */
  const reached = new Int32Array(2 * room + 1)
  const steps: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    steps.push(reached.slice())
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let i = firstOn(reached, room, diagonal, edits)
      while (i < a.length && i - diagonal < b.length && a[i] === b[i - diagonal]) i++
      reached[room + diagonal] = i
      if (i >= a.length && i - diagonal >= b.length) return wayBack(steps, room, [a.length, b.length])
    }
  }
  return []
}

/** Where a diagonal is entered: from above it by an insertion, from below by a removal. */
function firstOn(reached: Int32Array, room: number, diagonal: number, edits: number): number {
  if (edits === 0) return 0
  const isInserted = isFromAbove(reached, room, diagonal, edits)
  return isInserted ? (reached[room + diagonal + 1] ?? 0) : (reached[room + diagonal - 1] ?? 0) + 1
}

function isFromAbove(reached: Int32Array, room: number, diagonal: number, edits: number): boolean {
  const [below = 0, above = 0] = [reached[room + diagonal - 1], reached[room + diagonal + 1]]
  return diagonal === -edits || (diagonal !== edits && below < above)
}

function wayBack(steps: readonly Int32Array[], room: number, [n, m]: Match): readonly Match[] {
  const found: Match[] = []
  let [i, j] = [n, m]
  for (const [edits, reached] of [...steps.entries()].reverse()) {
    const diagonal = i - j
    const entered = firstOn(reached, room, diagonal, edits)
    while (i > entered) found.push([--i, --j])
    if (edits === 0) break
    if (isFromAbove(reached, room, diagonal, edits)) j--
    else i--
  }
  return found.reverse()
}
