import { randomUUID } from 'node:crypto'

/**
 * A file the user has given us since start. Only granted files are read or written; the page knows the grant,
 * not the path.
 */
export type Granted = { readonly path: string; readonly mime: string | null }

const grants = new Map<string, Granted>()
const byPath = new Map<string, string>()

/** A grant for `path`; the same one when it was granted before. `mime` is set for audio. */
export function grant(path: string, mime: string | null = null): string {
  const known = byPath.get(path)
  const id = known ?? randomUUID()
  grants.set(id, { path, mime: mime ?? grants.get(id)?.mime ?? null })
  byPath.set(path, id)
  return id
}

/** The path behind a grant; null when it was never given. */
export function grantedPath(id: string | null): string | null {
  return id === null ? null : (grants.get(id)?.path ?? null)
}

/** The audio behind a grant; null when it is no granted audio. */
export function grantedMedia(id: string): { path: string; mime: string } | null {
  const found = grants.get(id)
  return found?.mime ? { path: found.path, mime: found.mime } : null
}
