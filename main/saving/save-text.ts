import type { Result } from '../../shared/contract.ts'
import { type Keep, stampNow, type TextToWrite, type WrittenText, writeText } from '../files/write-text.ts'
import { grantedText } from '../grants/grants.ts'
import { mayReplace, refusedVersion, toldVersion, whileSaving } from './versions.ts'

/** Which version of the file the page has read, and whether it has asked since it was refused. */
export type Basis = { readonly expect: string; readonly force: boolean }

/**
 * Saves a text in its own file. Only texts are written, and only over the version that the page has read:
 * what another program has put there is replaced when the page was told of it, and as it was then. `keep`
 * gets what is replaced.
 */
export async function saveText(
  id: string,
  body: TextToWrite,
  { expect, force }: Basis,
  keep: Keep,
): Promise<Result<WrittenText>> {
  const file = grantedText(id)
  const version = file === null ? undefined : mayReplace(file, expect, force)
  if (file === null || version === undefined)
    return { ok: false, reason: 'bad-request', detail: 'unknown file' }
  return whileSaving(file, async () => {
    const written = await writeText(file, body, version, keep)
    if (written.ok) toldVersion(file, written.value.stamp)
    else if (written.reason === 'changed-outside') await refuse(file)
    return written
  })
}

/** What stands there may be replaced once the page has asked; not while it cannot be read. */
async function refuse(file: string): Promise<void> {
  const stamp = await stampNow(file).catch(() => null)
  if (stamp !== null) refusedVersion(file, stamp)
}
