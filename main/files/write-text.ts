import { access, constants, open, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Failure, Result } from '../../shared/contract.ts'
import { encodeText } from './read-text.ts'
import { NO_FILE, replaceFile } from './replace-file.ts'
import { stampOf } from './stamp.ts'
import { removeLeftovers } from './temporary.ts'
import { errorCode } from './write-all.ts'

/** A text and how it is to be written. */
export type TextToWrite = { readonly text: string; readonly encoding: string; readonly bom: boolean }

/**
 * Writes text to `file`, whole or not at all: after a crash, or when the disk is full, there is the old
 * content or the new. `expect` = the stamp the file must still have, null = whatever is there is replaced.
 * Answers the new stamp.
 */
export async function writeText(
  file: string,
  body: TextToWrite,
  expect: string | null,
): Promise<Result<{ stamp: string }>> {
  const bytes = encodeText(body.text, body.encoding, body.bom)
  if (!bytes) return failed('unencodable', `${body.encoding} has no sign for a character in the text.`)
  try {
    if (expect !== null && (await stampNow(file)) !== expect)
      return failed('changed-outside', path.basename(file))
    // A folder that has gone is not made anew behind the user's back.
    await stat(path.dirname(file))
    const exists = await stat(file).then(
      () => true,
      () => false,
    )
    // A rename would replace even a write-protected file: respect what its owner asked for.
    if (exists) await access(file, constants.W_OK)
    await replaceFile(file, bytes)
    void removeLeftovers(path.dirname(file), false)
    return { ok: true, value: { stamp: stampOf(bytes, (await stat(file)).mtimeMs) } }
  } catch (cause) {
    return failed(...reason(cause))
  }
}

/** The stamp of what stands there now; null = nothing that can be read. A pipe or a device is never read. */
export async function stampNow(file: string): Promise<string | null> {
  // Without O_NONBLOCK, which Windows has not, opening a pipe waits for a writer, perhaps for ever.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null)
  try {
    const info = await handle?.stat()
    return handle && info?.isFile() ? stampOf(await handle.readFile(), info.mtimeMs) : null
  } catch {
    return null
  } finally {
    await handle?.close()
  }
}

const REASONS: Readonly<Record<string, Failure>> = {
  [NO_FILE]: 'not-ordinary',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  ENOENT: 'missing',
  EBUSY: 'held',
  ETXTBSY: 'held',
  ENAMETOOLONG: 'name-too-long',
  EIO: 'disk-gone',
  ENXIO: 'disk-gone',
  ENODEV: 'disk-gone',
  ESTALE: 'disk-gone',
  ENOTCONN: 'disk-gone',
  EHOSTDOWN: 'disk-gone',
  EHOSTUNREACH: 'disk-gone',
  ENETDOWN: 'disk-gone',
  ENETUNREACH: 'disk-gone',
  ETIMEDOUT: 'disk-gone',
}

function reason(cause: unknown): readonly [Failure, string] {
  const code = errorCode(cause)
  const isOfFolder = cause instanceof Error && 'isOfFolder' in cause
  return [isOfFolder ? 'folder-read-only' : (REASONS[code] ?? 'failed'), code || String(cause)]
}

function failed(why: Failure, detail: string): Result<{ stamp: string }> {
  return { ok: false, reason: why, detail }
}
