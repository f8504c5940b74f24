import fc from 'fast-check'
import type { ReadAt } from '../../../../shared/media/mp4-boxes.ts'

export type Bytes = readonly number[]

/** A big-endian number of `length` bytes. */
export function number(value: number, length: number): number[] {
  return Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) % 256)
}
export function little(value: number): number[] {
  return number(value, 4).reverse()
}
export function letters(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}
export function utf8Bytes(text: string): number[] {
  return [...new TextEncoder().encode(text)]
}
export function utf16Bytes(text: string, order: 'big' | 'little', mark = true): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
    .toSpliced(0, 0, ...(mark ? [0xfeff] : []))
    .flatMap((unit) => (order === 'big' ? number(unit, 2) : number(unit, 2).reverse()))
}
export const zeros = (count: number): number[] => Array.from({ length: count }, () => 0)

/** Reads of bytes as of a file. */
export function reader(bytes: Bytes): ReadAt {
  const file = Uint8Array.from(bytes)
  return (offset, length) => Promise.resolve(file.slice(offset, offset + length))
}

// ID3v2

export type Id3Options = {
  readonly version: number
  readonly flags?: number
  /** Syncsafe sizes in version 2.3 and plain ones in 2.4, as some wrote them. */
  readonly wrongSizes?: boolean
}
export function syncsafe(value: number): number[] {
  return [21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f)
}
export function frame({ version, wrongSizes = false }: Id3Options, id: string, ...body: Bytes[]): number[] {
  const content = body.flat()
  if (version === 2) return [...letters(id), ...number(content.length, 3), ...content]
  const isSafe = (version === 4) !== wrongSizes
  return [
    ...letters(id),
    ...(isSafe ? syncsafe(content.length) : number(content.length, 4)),
    0,
    0,
    ...content,
  ]
}
export function id3({ version, flags = 0 }: Id3Options, ...frames: Bytes[]): number[] {
  const body = frames.flat()
  return [...letters('ID3'), version, 0, flags, ...syncsafe(body.length), ...body]
}
export function chap(
  options: Id3Options,
  id: string,
  start: number,
  end: number,
  ...inside: Bytes[]
): number[] {
  const times = [start, end, 0xffff_ffff, 0xffff_ffff].flatMap((value) => number(value, 4))
  return frame(options, 'CHAP', letters(`${id}\0`), times, ...inside)
}
/** Flags: 2 = top level, 1 = ordered. */
export function ctoc(options: Id3Options, id: string, flags: number, children: readonly string[]): number[] {
  return frame(
    options,
    'CTOC',
    letters(`${id}\0`),
    [flags, children.length],
    letters(children.map((c) => `${c}\0`).join('')),
  )
}
/** A zero after each 0xFF that a zero or the start of a sound frame follows. */
export function unsynchronised(bytes: Bytes): number[] {
  return bytes.flatMap((byte, i) => {
    const next = bytes[i + 1] ?? 0
    return byte === 0xff && (next === 0 || next >= 0xe0) ? [byte, 0] : [byte]
  })
}

// MP4

export function box(type: string, ...parts: Bytes[]): number[] {
  const body = parts.flat()
  return [...number(8 + body.length, 4), ...letters(type), ...body]
}
export const mvhd = (duration: number) =>
  box('mvhd', zeros(12), number(1000, 4), number(duration, 4), zeros(80))
/** A version and flags, a count, and entries of numbers of `width` bytes. */
export function table(type: string, width: number, ...rows: (readonly number[])[]): number[] {
  return box(
    type,
    zeros(4),
    number(rows.length, 4),
    rows.flat().flatMap((value) => number(value, width)),
  )
}
export function chpl(chapters: readonly { readonly start: number; readonly title: string }[]): number[] {
  const entries = chapters.flatMap(({ start, title }) => {
    const text = utf8Bytes(title)
    return [...number(start * 10_000, 8), text.length, ...text]
  })
  return box('chpl', [1, 0, 0, 0], zeros(1), number(chapters.length, 4), entries)
}

// Matroska

export function ebml(id: number, ...parts: Bytes[]): number[] {
  const body = parts.flat()
  return [...ebmlId(id), 0x08, ...number(body.length, 4), ...body]
}
/** An element that does not say where it ends. */
export function openEbml(id: number, ...parts: Bytes[]): number[] {
  return [...ebmlId(id), 0x01, ...zeros(7).fill(0xff), ...parts.flat()]
}
export function ebmlId(id: number): number[] {
  return number(id, Math.ceil(Math.log2(id + 1) / 8))
}

// Ogg and Vorbis comments

export function comments(...texts: string[]): number[] {
  const entries = texts.flatMap((text) => [...little(utf8Bytes(text).length), ...utf8Bytes(text)])
  return [...little(5), ...letters('maker'), ...little(texts.length), ...entries]
}
/** One packet in pages of at most `segments` segments each. */
export function pages(serial: number, isFirst: boolean, packet: Bytes, segments = 255): number[] {
  const lengths = [...Array.from({ length: Math.floor(packet.length / 255) }, () => 255), packet.length % 255]
  const out: number[] = []
  for (let i = 0, at = 0; i < lengths.length; i += segments) {
    const part = lengths.slice(i, i + segments)
    const size = part.reduce((sum, value) => sum + value, 0)
    const head = [0, isFirst && i === 0 ? 2 : 0, ...zeros(8), ...little(serial), ...zeros(8), part.length]
    out.push(...letters('OggS'), ...head, ...part, ...packet.slice(at, at + size))
    at += size
  }
  return out
}

/** Titles as they come out again, not empty: no control characters, no blanks at the ends. */
export const anyTitle: fc.Arbitrary<string> = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffd]+/gu, ' ').trim())
  .filter((text) => text !== '')

/** Chapters that follow each other by some seconds, with an end each. */
export const anyChapters = fc
  .array(fc.record({ length: fc.integer({ min: 1, max: 9_999_999 }), title: anyTitle }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => {
    let start = 0
    return parts.map(({ length, title }) => {
      const chapter = { start, end: start + length, title, hidden: false }
      start += length
      return chapter
    })
  })

/** A sample of a text track: the length in two bytes, and the text. */
export function textSample(text: Bytes): number[] {
  return [...number(text.length, 2), ...text]
}

export type TextTrack = {
  /** Samples with their durations in ms. */
  readonly samples: readonly { readonly text: Bytes; readonly duration: number }[]
  readonly edits?: Bytes
  /** Samples in each chunk; the last number holds for the rest. */
  readonly perChunk?: number
  readonly isLong?: boolean
  readonly kind?: string
}
/** A movie with a sound track that names a text track; the samples are at its start. */
export function chapterMovie(
  { samples, edits = [], perChunk = 1, isLong, kind = 'text' }: TextTrack,
  ...more: Bytes[]
): number[] {
  const data = samples.map(({ text }) => textSample(text))
  const starts = data.map((_, i) => 24 + data.slice(0, i).reduce((sum, { length }) => sum + length, 0))
  const chunks = starts.filter((_, i) => i % perChunk === 0)
  const last = data.length % perChunk || perChunk
  const runs = [[1, perChunk, 1], ...(last === perChunk ? [] : [[chunks.length, last, 1]])]
  const stbl = box(
    'stbl',
    table('stts', 4, ...samples.map(({ duration }) => [1, duration])),
    box(
      'stsz',
      zeros(8),
      number(data.length, 4),
      data.flatMap(({ length }) => number(length, 4)),
    ),
    table('stsc', 4, ...runs),
    isLong ? table('co64', 8, ...chunks.map((at) => [at])) : table('stco', 4, ...chunks.map((at) => [at])),
  )
  const track = (id: number, handler: string, ...inside: Bytes[]) => [
    box('tkhd', zeros(12), number(id, 4), zeros(68)),
    ...inside.slice(1),
    box(
      'mdia',
      box('mdhd', zeros(12), number(1000, 4), zeros(8)),
      box('hdlr', zeros(8), letters(handler), zeros(12)),
      box('minf', inside[0] ?? []),
    ),
  ]
  const tref = box('tref', box('chap', number(9, 4), number(7, 4)))
  return [
    ...box('ftyp', letters('M4A '), zeros(4)),
    ...box('mdat', data.flat()),
    ...box(
      'moov',
      mvhd(0),
      box('trak', ...track(7, kind, stbl, edits)),
      box('trak', ...track(1, 'soun', [], tref)),
      ...more,
    ),
  ]
}
