/** What the page knows of a file on disk. */
type Known = {
  /** The stamps that it was told, of what was read or written. */
  readonly told: Set<string>
  /** What stood there when saving was refused because of it; null = nothing did. */
  refused?: string | null
}

const files = new Map<string, Known>()

/** The page was told this version of a file: it may be replaced by what is made of it. */
export function toldVersion(path: string, stamp: string): void {
  knownOf(path).told.add(stamp)
}

/** Saving was refused because this version stands there (null = none): the page asks what is to be done. */
export function refusedVersion(path: string, stamp: string | null): void {
  knownOf(path).refused = stamp
}

/**
 * The version that a save may replace: the one that the page has read, or with `force` the one that it was
 * refused for. Null = whatever stands there is to be replaced; undefined = the page has no right to save.
 */
export function mayReplace(path: string, expect: string, force: boolean): string | null | undefined {
  const { told, refused } = knownOf(path)
  if (!told.has(expect)) return undefined
  return force ? refused : expect
}

function knownOf(path: string): Known {
  const known = files.get(path) ?? { told: new Set() }
  files.set(path, known)
  return known
}
