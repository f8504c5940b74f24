import type { Segment } from '../../shared/model/transcript.ts'

/**
 * The index of each line by its id. Readers number their lines, so nearly always the id itself tells where to
 * look; only when lines have come or gone is a map made, and that when it is needed.
 */
export function indexLines(segments: readonly Segment[]): ReadonlyMap<string, number> {
  let known: ReadonlyMap<string, number> | null = null
  const all = () => (known ??= new Map(segments.map(({ id }, index) => [id, index])))
  const get = (id: string) => {
    const index = Number(id.slice(1)) - 1
    if (segments[index]?.id === id) return index
    return id === '' ? undefined : all().get(id)
  }
  const index: ReadonlyMap<string, number> = {
    size: segments.length,
    get,
    has: (id) => get(id) !== undefined,
    keys: () => segments.map(({ id }) => id).values(),
    values: () => segments.keys(),
    entries: () => all().entries(),
    forEach(visit, self) {
      for (const [at, { id }] of segments.entries()) visit.call(self, at, id, index)
    },
    [Symbol.iterator]: () => all().entries(),
  }
  return index
}
