import { type Key, message, type Words } from '../words/message.ts'

/** A file that is neither audio nor a transcript: what it is, and what to do with it. */
export type OtherFile = { readonly kind: Words; readonly advice: Key }

const PICTURE: Key = 'advice.notAPicture'
const ARCHIVE: Key = 'advice.unpack'
const DOCUMENT: Key = 'advice.saveAsText'
const NEITHER: Key = 'advice.openTheFiles'

/** Signatures at the start of a file, as Latin-1; names of formats are the same in every language. */
const SIGNATURES: readonly (readonly [start: string, name: string, advice: Key])[] = [
  ['\x89PNG', 'PNG', PICTURE],
  ['\xff\xd8\xff', 'JPEG', PICTURE],
  ['GIF8', 'GIF', PICTURE],
  ['II*\0', 'TIFF', PICTURE],
  ['MM\0*', 'TIFF', PICTURE],
  ['8BPS', 'Photoshop', PICTURE],
  ['\x1f\x8b', 'gzip', ARCHIVE],
  ['7z\xbc\xaf', '7-Zip', ARCHIVE],
  ['Rar!', 'RAR', ARCHIVE],
  ['\xfd7zXZ', 'xz', ARCHIVE],
  ['BZh', 'bzip2', ARCHIVE],
  ['\x28\xb5\x2f\xfd', 'Zstandard', ARCHIVE],
  ['%PDF', 'PDF', DOCUMENT],
  ['{\\rtf', 'RTF', DOCUMENT],
  ['\xd0\xcf\x11\xe0', 'Office', DOCUMENT],
  ['SQLite', 'SQLite', NEITHER],
  ['\x7fELF', 'ELF', NEITHER],
  ['MZ', 'EXE', NEITHER],
]
/** Brands of ISO files that hold pictures (ISO 23008-12, AVIF). */
const PICTURE_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif', 'avis']
/** Names of the first entries of ZIP files that are documents. */
const ZIPPED: readonly (readonly [mark: string, name: string])[] = [
  ['word/', 'Word'],
  ['xl/', 'Excel'],
  ['ppt/', 'PowerPoint'],
  ['application/epub', 'EPUB'],
  ['application/vnd.oasis.opendocument', 'OpenDocument'],
  ['[Content_Types].xml', 'Office'],
]
const TAR_AT = 257

/**
 * What a file is by its first bytes, when it is a picture, an archive, a document or a program; else null.
 */
export function sniffOther(bytes: Uint8Array): OtherFile | null {
  const head = latin1(bytes)
  const found = SIGNATURES.find(([start]) => head.startsWith(start))
  if (found && isLikely(found[0], head)) return named(found[1], found[2])
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return named('WebP', PICTURE)
  if (head.startsWith('BM') && head.startsWith('\0\0\0\0', 6)) return named('BMP', PICTURE)
  if (head.startsWith('ftyp', 4) && PICTURE_BRANDS.includes(head.slice(8, 12))) return named('HEIF', PICTURE)
  if (head.startsWith('ustar', TAR_AT)) return named('tar', ARCHIVE)
  return head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06') ? zip(head) : null
}

function zip(head: string): OtherFile {
  const inside = ZIPPED.find(([mark]) => head.includes(mark))
  return inside ? named(inside[1], DOCUMENT) : named('ZIP', ARCHIVE)
}

/** Signatures of printable letters also begin texts: then other bytes must tell that it is none. */
function isLikely(start: string, head: string): boolean {
  const isText = /^[\x20-\x7e]+$/.test(start) && !start.startsWith('%') && !start.startsWith('{')
  return !isText || /[\0-\x08\x0e-\x1a]/.test(head)
}

function named(name: string, advice: Key): OtherFile {
  if (advice === PICTURE) return { kind: message('media.picture', { name }), advice }
  if (advice === ARCHIVE) return { kind: message('media.archive', { name }), advice }
  if (advice === DOCUMENT) return { kind: message('media.document', { name }), advice }
  return { kind: message('media.otherFile', { name }), advice }
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes.subarray(0, 4096)) text += String.fromCharCode(byte)
  return text
}
