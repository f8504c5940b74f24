import { access, constants, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Failed, Failure, Result } from '../../shared/contract.ts'
import { copyAttributes } from './attributes.ts'
import { isSameMark, MAX_TEXT_BYTES, type Mark, markOf, readOrdinary } from './ordinary-file.ts'
import { encodeOver, encodeText } from './read-text.ts'
import { NO_FILE, replaceFile } from './replace-file.ts'
import { isSameContent, NOTHING_THERE, stampOf } from './stamp.ts'
import { removeLeftovers } from './temporary.ts'
import { errorCode, isFull } from './write-all.ts'

/** A text and how it is to be written. */
export type TextToWrite = { readonly text: string; readonly encoding: string; readonly bom: boolean }

/**
 * Keeps what stands in a file before it is replaced by what has the stamp `coming`, but for its time. Answers
 * how to take that back; throws when it cannot be kept.
 */
export type Keep = (file: string, bytes: Uint8Array, coming: string) => Promise<() => Promise<void>>

/** What was written. `isKept` = what stood there before is kept, or nobody was asked to keep it. */
export type WrittenText = { readonly stamp: string; readonly isKept: boolean }

/** So often a save begins anew when another program has written the file meanwhile. */
const MOST_TRIES = 3
/** The code of an error: another program has written the file. */
const CHANGED = 'CHANGED'

/**
 * Writes text to `file`, whole or not at all: after a crash, or when the disk is full, there is the old
 * content or the new. `expect` = the stamp the file must still have, null = whatever is there is replaced.
 * `keep` gets what is replaced; that this fails prevents nothing.
 */
export async function writeText(
  file: string,
  body: TextToWrite,
  expect: string | null,
  keep: Keep | null = null,
): Promise<Result<WrittenText>> {
  const bytes = encodeText(body.text, body.encoding, body.bom)
  if (!bytes) return failed('unencodable', `${body.encoding} has no sign for a character in the text.`)
  // It could not be opened again.
  if (bytes.length > MAX_TEXT_BYTES) return failed('too-large', path.basename(file))
  try {
    const written = await inTries(() => replaceText(file, { ...body, bytes }, expect, keep))
    if (written === null) return failed('changed-outside', path.basename(file))
    void removeLeftovers(path.dirname(file), false)
    // It is written, whatever is said of it from here on.
    const mtimeMs = await stat(file).then(
      (info) => info.mtimeMs,
      () => 0,
    )
    return { ok: true, value: { stamp: stampOf(written.bytes, mtimeMs), isKept: written.isKept } }
  } catch (cause) {
    return failed(...reason(cause))
  }
}

/** Tries anew when another program has written the file meanwhile: what it wrote may be the same. */
async function inTries<T>(replace: () => Promise<T | null>): Promise<T | null> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    try {
      return await replace()
    } catch (cause) {
      if (errorCode(cause) !== CHANGED) throw cause
    }
  }
  return null
}

/**
 * Replaces a text. `isKept` = what stood there is kept, or need not be; null when that is another one than
 * `expect`. Throws CHANGED when it becomes another one meanwhile.
 */
async function replaceText(
  file: string,
  body: TextToWrite & { readonly bytes: Uint8Array },
  expect: string | null,
  keep: Keep | null,
): Promise<{ readonly isKept: boolean; readonly bytes: Uint8Array } | null> {
  const before = expect === null && keep === null ? undefined : await readNow(file)
  if (expect !== null && !isSameContent(before?.stamp ?? NOTHING_THERE, expect)) return null
  // A folder that has gone is not made anew behind the user's back.
  await stat(path.dirname(file))
  const exists = before ? true : await stat(file).then(yes, no)
  // A rename would replace even a write-protected file: respect what its owner asked for.
  if (exists) await access(file, constants.W_OK)
  const check = async () => {
    if (before !== undefined && !isSameMark(before?.mark ?? null, await markOf(file))) throw changed(file)
  }
  const bytes = before ? encodeOver(before.bytes, body.text, body.bytes, body.encoding) : body.bytes
  const replace = () => replaceFile(file, bytes, copyAttributes, check)
  if (keep === null || !before) {
    await replace()
    return { isKept: true, bytes }
  }
  const letGo = await keep(file, before.bytes, stampOf(bytes, 0)).catch(() => null)
  try {
    await replace()
    return { isKept: letGo !== null, bytes }
  } catch (cause) {
    if (letGo === null || !isFull(cause)) throw cause
    await letGo()
    await replace()
    return { isKept: false, bytes }
  }
}

const yes = () => true
const no = () => false

function changed(file: string): Error {
  return Object.assign(new Error(`${file} was changed by another program`), { code: CHANGED })
}

/** The stamp of what stands there now. Throws when that cannot be read. */
export async function stampNow(file: string): Promise<string> {
  return (await readNow(file))?.stamp ?? NOTHING_THERE
}

type FileNow = { readonly bytes: Uint8Array; readonly stamp: string; readonly mark: Mark }

/** What stands there now; null = no file. Throws when there is one that cannot be read at the moment. */
export async function readNow(file: string): Promise<FileNow | null> {
  const found = await readOrdinary(file, MAX_TEXT_BYTES)
  return found && { bytes: found.bytes, stamp: stampOf(found.bytes, found.mtimeMs), mark: found.mark }
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

function failed(why: Failure, detail: string): Failed {
  return { ok: false, reason: why, detail }
}
