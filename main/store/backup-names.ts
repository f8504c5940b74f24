import path from 'node:path'
import { append } from '../../shared/base/append.ts'

/** An earlier version of a file as its name tells it: `at` = when it was kept (ms since 1970). */
export type Backup = {
  readonly number: number
  readonly at: number
  readonly bytes: number
  /** SHA-256 of its bytes, the first 32 digits. */
  readonly hash: string
  readonly extension: string
}

const NAME = /^(\d{6,12})_(\d{8})T(\d{9})Z_(\d{1,12})_([0-9a-f]{32})(\.[\w-]{1,16})?$/
const EXTENSION = /^\.[\w-]{1,16}$/

/** `000012_20260314T091500123Z_5120_<hash>.srt`: number, time, size and content. */
export function nameOf({ number, at, bytes, hash, extension }: Backup): string {
  const time = new Date(at).toISOString().replace(/[-:.]/g, '')
  return `${String(number).padStart(6, '0')}_${time}_${bytes}_${hash}${extension}`
}

/** What a name tells; null when it is none of ours, like that of a version half written. */
export function readName(name: string): Backup | null {
  const [, number, day = '', time = '', bytes, hash = '', extension = ''] = NAME.exec(name) ?? []
  const at = Date.parse(
    `${day.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)(...)/, '$1:$2:$3.$4')}Z`,
  )
  if (number === undefined || Number.isNaN(at)) return null
  return { number: Number(number), at, bytes: Number(bytes), hash, extension }
}

/** The extension by which other programs know the file again; empty when it is none. */
export function extensionOf(file: string): string {
  const extension = path.extname(file)
  return EXTENSION.test(extension) ? extension : ''
}

/** True for a version that goes only when nothing else can. */
export type Precious<T extends Backup = Backup> = (version: T) => boolean

/**
 * Which versions of one file go so that `most` stay: each time the one whose neighbours lie closest together
 * for its age. So the last hours stay close, earlier days get wider apart; the first, the last and the
 * precious ones stay.
 */
export function thinned(
  versions: readonly Backup[],
  most: number,
  now: number,
  isPrecious: Precious = () => false,
): readonly Backup[] {
  const left = [...versions].sort((a, b) => a.number - b.number)
  const gone: Backup[] = []
  while (left.length > most) {
    const found = closest(left, now, isPrecious)
    if (found === null) break
    append(gone, left.splice(found, 1))
  }
  return gone
}

/** Index of the inner version that is missed least; null = there is none. */
function closest(versions: readonly Backup[], now: number, isPrecious: Precious): number | null {
  let found: number | null = null
  let least = Infinity
  for (let i = 1; i + 1 < versions.length; i++) {
    const version = versions[i]
    if (!version || isPrecious(version)) continue
    const age = Math.max(1, now - (versions[i]?.at ?? now))
    const gap = Math.max(0, (versions[i + 1]?.at ?? 0) - (versions[i - 1]?.at ?? 0)) / age
    if (gap < least) {
      least = gap
      found = i
    }
  }
  return found
}

/**
 * Which of all versions go so that the others have at most `most` bytes: the earliest first; the precious
 * last, and of these the largest first.
 */
export function beyond<T extends Backup>(
  versions: readonly T[],
  most: number,
  isPrecious: Precious<T> = () => false,
): readonly T[] {
  let total = versions.reduce((sum, { bytes }) => sum + bytes, 0)
  const [precious, others] = [versions.filter(isPrecious), versions.filter((one) => !isPrecious(one))]
  const inOrder = [
    ...others.toSorted((a, b) => a.at - b.at || a.number - b.number),
    ...precious.toSorted((a, b) => b.bytes - a.bytes || a.at - b.at),
  ]
  return inOrder.filter(({ bytes }) => {
    if (total <= most) return false
    total -= bytes
    return true
  })
}
