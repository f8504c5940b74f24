import type { Argument, EarlierVersion, Result, VersionText } from '../../shared/contract.ts'
import { decodeAs, decodeText } from '../files/read-text.ts'
import { readNow } from '../files/write-text.ts'
import { grantedText } from '../grants/grants.ts'
import type { Backups } from '../store/backups.ts'
import { toldVersion, wasNoticed } from './versions.ts'

const UNKNOWN = { ok: false, reason: 'bad-request', detail: 'unknown file' } as const

/** The earlier versions of a text that the user has opened, the latest first. */
export async function earlierVersions(
  backups: Backups,
  id: string,
): Promise<Result<readonly EarlierVersion[]>> {
  const file = grantedText(id)
  if (file === null) return UNKNOWN
  const found = await backups.list(file)
  return { ok: true, value: found.map(({ number, at, bytes }) => ({ number, at, bytes })) }
}

/** An earlier version of a text, or what stands on the disk now: to compare with, not to save over. */
export async function readVersion(
  backups: Backups,
  { grant: id, number, encoding: known }: Argument<'readVersion'>,
): Promise<Result<VersionText>> {
  const file = grantedText(id)
  if (file === null) return UNKNOWN
  const bytes =
    number === null ? (await readNow(file).catch(() => null))?.bytes : await backups.read(file, number)
  if (!bytes) return { ok: false, reason: 'missing', detail: 'no such version' }
  const guessed = decodeText(bytes)
  const { text, encoding } = guessed.sure ? guessed : decodeAs(bytes, known)
  return { ok: true, value: { text, encoding } }
}

/** What is on screen counts as made of a version that the page was noticed of: saving replaces that. */
export function adoptVersion(id: string, stamp: string): Result<null> {
  const file = grantedText(id)
  if (file === null || !wasNoticed(file, stamp)) return UNKNOWN
  toldVersion(file, stamp)
  return { ok: true, value: null }
}
