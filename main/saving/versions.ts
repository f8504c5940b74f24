/** What the page knows of a file on disk. */
type Known = {
  /** The stamps that it was told, of what was read or written; the latest last. */
  readonly told: Set<string>
  /** What stood there when saving was refused because of it. */
  refused?: string
  /** What another program has put there, and the page was noticed of. */
  readonly noticed: Set<string>
  /** So many saves are under way. */
  saves: number
}

const files = new Map<string, Known>()

/** The page was told this version of a file: it may be replaced by what is made of it. */
export function toldVersion(path: string, stamp: string): void {
  const { told } = knownOf(path)
  told.delete(stamp)
  told.add(stamp)
}

/** The version that the page was told last; null = none. */
export function latestVersion(path: string): string | null {
  return [...knownOf(path).told].at(-1) ?? null
}

/** The page was noticed that another program has put this version there. */
export function noticedVersion(path: string, stamp: string): void {
  knownOf(path).noticed.add(stamp)
}

/** True when the page was noticed of this version. */
export function wasNoticed(path: string, stamp: string): boolean {
  return knownOf(path).noticed.has(stamp)
}

/** Saving was refused because this version stands there: the page asks what is to be done. */
export function refusedVersion(path: string, stamp: string): void {
  knownOf(path).refused = stamp
}

/**
 * The version that a save may replace: the one that the page has read, or with `force` the one that it was
 * refused for. Undefined = the page has no right to save.
 */
export function mayReplace(path: string, expect: string, force: boolean): string | undefined {
  const { told, refused } = knownOf(path)
  if (!told.has(expect)) return undefined
  return force ? refused : expect
}

/** Runs a save; what stands in the file meanwhile is our own. */
export async function whileSaving<T>(path: string, save: () => Promise<T>): Promise<T> {
  const known = knownOf(path)
  known.saves++
  try {
    return await save()
  } finally {
    known.saves--
  }
}

/** True while we write the file. */
export function isBeingSaved(path: string): boolean {
  return knownOf(path).saves > 0
}

function knownOf(path: string): Known {
  const known = files.get(path) ?? { told: new Set(), noticed: new Set(), saves: 0 }
  files.set(path, known)
  return known
}
