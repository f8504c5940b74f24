import { stat } from 'node:fs/promises'
import type { TextChange } from '../../shared/contract.ts'
import { isSameContent, NOTHING_THERE } from '../files/stamp.ts'
import { errorCode } from '../files/write-all.ts'
import { stampNow } from '../files/write-text.ts'
import { isBeingSaved, latestVersion, noticedVersion } from './versions.ts'

/** Two looks that see the same tell within a second. */
const LOOK_MS = 400

type Change = Pick<TextChange, 'stamp' | 'is'>

/** Watches the one text on screen; another one takes its place, null ends it. */
export type TextWatch = { readonly follow: (file: string | null) => void }

/**
 * Tells when a text is not what the page was told last of it: by looking at it, since not all drives send
 * word of changes. Its bytes are read only when size or time differ.
 */
export function watchText(tell: (file: string, change: Change) => void, lookMs = LOOK_MS): TextWatch {
  let ending: AbortController | null = null
  let followed: string | null = null
  return {
    follow: (file) => {
      if (file === followed) return
      followed = file
      ending?.abort()
      ending = null
      if (file === null) return
      ending = new AbortController()
      lookAgain(file, (change) => tell(file, change), { lookMs, signal: ending.signal })
    },
  }
}

type Seen = { readonly mark: string; readonly told: string | null; readonly state: Change['is'] }

/** One look after the other: a drive that does not answer is not asked twice. */
function lookAgain(
  file: string,
  tell: (change: Change) => void,
  { lookMs, signal }: { readonly lookMs: number; readonly signal: AbortSignal },
): void {
  let last = ''
  let seen: Seen = { mark: '', told: null, state: 'same' }
  const next = () => {
    if (!signal.aborted) setTimeout(() => void look().finally(next), lookMs).unref()
  }
  const look = async () => {
    const mark = await markOf(file)
    // While it is written, or replaced, it is another one at each look, or gone for a moment.
    const isStill = mark !== null && mark === last
    last = mark ?? ''
    const told = latestVersion(file)
    if (!isStill || (mark === seen.mark && told === seen.told)) return
    // What cannot be read now is looked at again.
    const stamp = await stampNow(file).catch(() => null)
    if (stamp === null || signal.aborted || isBeingSaved(file) || told !== latestVersion(file)) return
    const change = changeTo(stamp, told)
    if (change.is !== 'same') noticedVersion(file, stamp)
    if (change.is !== 'same' || seen.state !== 'same') tell(change)
    seen = { mark, told, state: change.is }
  }
  void look().finally(next)
}

const GONE = 'gone'

function changeTo(stamp: string, told: string | null): Change {
  if (told !== null && isSameContent(stamp, told)) return { stamp, is: 'same' }
  return { stamp, is: stamp === NOTHING_THERE ? 'gone' : 'changed' }
}

/** What tells without reading that a file is another one; null while its drive does not answer. */
async function markOf(file: string): Promise<string | null> {
  try {
    const { size, mtimeMs, ctimeMs } = await stat(file)
    return `${size} ${mtimeMs} ${ctimeMs}`
  } catch (cause) {
    return ['ENOENT', 'ENOTDIR'].includes(errorCode(cause)) ? GONE : null
  }
}
