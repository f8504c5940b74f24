import { randomUUID } from 'node:crypto'

/**
 * A file the user has given us since start, and what for: audio is heard, a text is read and written, one
 * that fits by name is only offered. The page knows the grant, not the path.
 */
type Granted = { readonly path: string; readonly use: Use }
type Use =
  | { readonly is: 'audio'; readonly mime: string }
  | { readonly is: 'text' }
  | { readonly is: 'offered' }

const grants = new Map<string, Granted>()
const byPath = new Map<string, string>()
const offered = new Set<string>()

/** A grant for audio at `path`. A path keeps its grant, whatever it is granted for. */
export function grantAudio(path: string, mime: string): string {
  return grant(path, { is: 'audio', mime })
}

/** A grant for a text that was read as such, or is written where the user wants it. */
export function grantText(path: string): string {
  return grant(path, { is: 'text' })
}

/** A grant for a file that the user may choose. What it was granted for before still holds. */
export function grantOffered(path: string): string {
  const id = byPath.get(path) ?? grant(path, { is: 'offered' })
  offered.add(id)
  return id
}

/** The path of a file that was offered; null when the grant is of another kind. */
export function offeredPath(id: string): string | null {
  return offered.has(id) ? grantedPath(id) : null
}

function grant(path: string, use: Use): string {
  const id = byPath.get(path) ?? randomUUID()
  grants.set(id, { path, use })
  byPath.set(path, id)
  return id
}

/** The path behind a grant, to know an episode by or to open it; null when it was never given. */
export function grantedPath(id: string | null): string | null {
  return id === null ? null : (grants.get(id)?.path ?? null)
}

/** The path of a text, the only thing that may be written; null when the grant is of another kind. */
export function grantedText(id: string): string | null {
  const found = grants.get(id)
  return found?.use.is === 'text' ? found.path : null
}

/** The audio behind a grant; null when it is no granted audio. */
export function grantedMedia(id: string): { path: string; mime: string } | null {
  const found = grants.get(id)
  return found?.use.is === 'audio' ? { path: found.path, mime: found.use.mime } : null
}
