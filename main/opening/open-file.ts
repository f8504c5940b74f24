import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import type { MediaFile, Problem, TextFile } from '../../shared/contract.ts'
import { sniffOther } from '../../shared/media/other-files.ts'
import { SNIFF_BYTES, sniffMedia } from '../../shared/media/sniff.ts'
import { type Key, type Message, message } from '../../shared/words/message.ts'
import { MAX_TEXT_BYTES, MOST_LINES, readOrdinary } from '../files/ordinary-file.ts'
import { EXTENSIONS } from '../files/pairing.ts'
import { readBytes } from '../files/read-bytes.ts'
import { type DecodedText, decodeAs, decodeText } from '../files/read-text.ts'
import { stampOf } from '../files/stamp.ts'
import { grantText } from '../grants/grants.ts'
import { toldVersion } from '../saving/versions.ts'
import type { Store } from '../store/store.ts'
import { openAudio } from './open-audio.ts'

/** What a file turned out to be. */
export type ReadFile =
  | { readonly audio: MediaFile }
  | { readonly text: TextFile }
  | { readonly problem: Problem }

/** Reads any file the user gave us: audio by its first bytes, everything else as text. Never throws. */
export async function readAnyFile(file: string, store: Store): Promise<ReadFile> {
  const name = path.basename(file)
  try {
    const info = await stat(file)
    if (info.isDirectory()) return problem(name, 'problem.isFolder', 'advice.openTheFiles')
    if (!info.isFile()) return problem(name, 'problem.notOrdinary', 'advice.copyAndOpen')
    if (info.size === 0) return problem(name, 'problem.empty', 'advice.lookForAnother')
    const head = await readHead(file, info.size)
    const other = sniffOther(head)
    if (other) return problem(name, message('problem.otherKind', { kind: other.kind }), other.advice)
    const media = sniffMedia(head)
    if (media?.plays) return { audio: await openAudio(file, media, store) }
    if (media) {
      return problem(name, message('problem.cannotPlay', { kind: media.kind }), 'advice.convert')
    }
    return await readText(file, name, info.size, head, store)
  } catch (cause) {
    return problem(name, ...explain(cause))
  }
}

/** Reads a text again, in the encoding that the user has chosen. Throws when it cannot be read. */
export async function readTextAs(file: string, encoding: string, store: Store): Promise<TextFile> {
  return textFile(file, (bytes) => decodeAs(bytes, encoding), store)
}

/** Reads a text again that was changed since. Throws when it cannot be read. */
export async function readTextAgain(file: string, store: Store): Promise<TextFile> {
  return textFile(file, decodeText, store)
}

async function readText(
  file: string,
  name: string,
  size: number,
  head: Uint8Array,
  store: Store,
): Promise<ReadFile> {
  if (looksBinary(head)) return problem(name, ...whyBinary(name))
  if (size > MAX_TEXT_BYTES) {
    const megabytes = Math.round(size / 1_000_000)
    return problem(name, message('problem.tooLarge', { megabytes }), 'advice.split')
  }
  const text = await textFile(file, decodeText, store)
  return hasTooManyLines(text.text)
    ? problem(name, message('problem.tooManyLines', { most: MOST_LINES }), 'advice.split')
    : { text }
}

function hasTooManyLines(text: string): boolean {
  return ['\n', '\r'].some((mark) => {
    let count = 0
    for (let at = text.indexOf(mark); at >= 0 && count <= MOST_LINES; at = text.indexOf(mark, at + 1)) count++
    return count > MOST_LINES
  })
}

/** Bytes that say nothing: a file that is called audio is damaged, or is none. */
function whyBinary(name: string): readonly [what: Message | Key, advice: Key] {
  const extension = path.extname(name).slice(1)
  const isCalledAudio = EXTENSIONS.audio.includes(extension.toLowerCase())
  if (isCalledAudio) return [message('problem.noSoundInside', { extension }), 'advice.damagedAudio']
  const isCalledText = EXTENSIONS.text.includes(extension.toLowerCase())
  if (isCalledText) return [message('problem.noTextInside', { extension }), 'advice.damagedText']
  return ['problem.neitherTextNorAudio', 'advice.transcriptsAreText']
}

async function textFile(
  file: string,
  decode: (bytes: Uint8Array) => DecodedText,
  { library }: Store,
): Promise<TextFile> {
  const found = await readOrdinary(file, MAX_TEXT_BYTES)
  if (!found) throw Object.assign(new Error('no file'), { code: 'ENOENT' })
  const bytes = new Uint8Array(found.bytes)
  const place = await library.placeOf(file)
  const stamp = stampOf(bytes, found.mtimeMs)
  toldVersion(file, stamp)
  return { grant: grantText(file), name: path.basename(file), ...decode(bytes), stamp, place }
}

async function readHead(file: string, size: number): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    return await readBytes(handle, 0, Math.min(size, SNIFF_BYTES))
  } finally {
    await handle.close()
  }
}

/**
 * Text has no control bytes but white space; NUL at every other byte is UTF-16, a byte order mark is text.
 */
function looksBinary(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 4)).toString('hex')
  const isMarked = ['fffe', 'feff', '0000feff'].some((mark) => start.startsWith(mark))
  let nul = 0
  let control = 0
  for (const byte of head) {
    if (byte === 0) nul++
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++
  }
  const interleaved = nul > head.length * 0.2 && nul < head.length * 0.55 && control < head.length * 0.01
  return !isMarked && !interleaved && (nul > 0 || control > head.length * 0.02)
}

const SYSTEM_ERRORS: Readonly<Record<string, readonly [what: Key, advice: Key]>> = {
  ENOENT: ['problem.notThere', 'advice.openFromThere'],
  EACCES: ['problem.mayNotRead', 'advice.permissions'],
  EPERM: ['problem.mayNotRead', 'advice.permissions'],
  EISDIR: ['problem.isFolder', 'advice.openTheFiles'],
  EBUSY: ['problem.held', 'advice.closeThere'],
  EIO: ['problem.diskFailed', 'advice.checkDisk'],
}

function explain(cause: unknown): readonly [what: Message | Key, advice: Key] {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const reason = code || String(cause)
  return SYSTEM_ERRORS[code] ?? [message('problem.couldNotRead', { reason }), 'advice.anotherCopy']
}

function problem(name: string, what: Message | Key, advice: Key): ReadFile {
  return {
    problem: { name, what: typeof what === 'string' ? message(what) : what, advice: message(advice) },
  }
}
