import type { FrameTable } from './frame-table.ts'

/**
 * The header of an MP4 file (ISO/IEC 14496-12) whose sample table points into another file: this header
 * followed by that file is a complete MP4. `fileSize` = bytes of that file. There is no edit list: Chromium
 * 130 forgets it after the first seek, and the clock would jump by the encoder's delay. The player's clock
 * subtracts `table.skip` instead.
 */
export function mp4Header(table: FrameTable, fileSize: number): Uint8Array {
  // Offsets depend on the length of the header, which does not depend on them.
  const offsets = new DataView(new ArrayBuffer(table.runOffsets.length * 8))
  const parts = build(table, fileSize, bytesOf(offsets))
  const length = lengthOf(parts)
  table.runOffsets.forEach((offset, i) => {
    offsets.setUint32(i * 8, Math.floor((length + offset) / 2 ** 32))
    offsets.setUint32(i * 8 + 4, (length + offset) % 2 ** 32)
  })
  return join(parts)
}

/** Bytes in pieces, joined once at the end: long tables have megabytes. */
type Parts = readonly Uint8Array[]

function build(table: FrameTable, fileSize: number, offsets: Uint8Array): Parts {
  return [
    ...box('ftyp', ascii('isom'), u32(512), ascii('isomiso2mp41')),
    ...box(
      'moov',
      mvhd(table),
      box('trak', tkhd(table), box('mdia', mdhd(table), HDLR, minf(table, offsets))),
    ),
    mdatHead(fileSize),
  ]
}

function mvhd(table: FrameTable): Parts {
  return full(
    'mvhd',
    1,
    0,
    u64(0),
    u64(0),
    u32(table.rate),
    u64(samplesOf(table)),
    u32(0x10000),
    u16(0x100),
    zeros(10),
    MATRIX,
    zeros(24),
    u32(2),
  )
}

function tkhd(table: FrameTable): Parts {
  const enabledInMovie = 3
  return full(
    'tkhd',
    1,
    enabledInMovie,
    u64(0),
    u64(0),
    u32(1),
    zeros(4),
    u64(samplesOf(table)),
    zeros(12),
    u16(0x100),
    zeros(2),
    MATRIX,
    zeros(8),
  )
}

function mdhd(table: FrameTable): Parts {
  const undetermined = 0x55c4
  return full('mdhd', 1, 0, u64(0), u64(0), u32(table.rate), u64(samplesOf(table)), u16(undetermined), u16(0))
}

function minf(table: FrameTable, offsets: Uint8Array): Parts {
  const inThisFile = 1
  return box(
    'minf',
    full('smhd', 0, 0, zeros(4)),
    box('dinf', full('dref', 0, 0, u32(1), full('url ', 0, inThisFile))),
    box(
      'stbl',
      stsd(table),
      stts(table),
      stsc(table),
      stsz(table),
      full('co64', 0, 0, u32(table.runOffsets.length), offsets),
    ),
  )
}

function stsd(table: FrameTable): Parts {
  const entry = box(
    'mp4a',
    zeros(6),
    u16(1),
    zeros(8),
    u16(table.channels),
    u16(16),
    zeros(4),
    // 16 integer bits: larger rates are only in the descriptor.
    u16(table.rate < 0x10000 ? table.rate : 0),
    u16(0),
    esds(table),
  )
  return full('stsd', 0, 0, u32(1), entry)
}

/** The elementary stream descriptor (ISO/IEC 14496-1, 7.2.6): which decoder, and what it has to know. */
function esds({ codec, config, mpeg1 }: FrameTable): Parts {
  const objectType = codec === 'aac' ? 0x40 : mpeg1 ? 0x6b : 0x69
  const audioStream = 0x15
  const decoder = descriptor(
    4,
    Uint8Array.of(objectType, audioStream),
    zeros(11),
    ...(config ? [descriptor(5, config)] : []),
  )
  return full('esds', 0, 0, descriptor(3, u16(1), zeros(1), decoder, descriptor(6, Uint8Array.of(2))))
}

function stts(table: FrameTable): Parts {
  return full('stts', 0, 0, u32(1), u32(table.count), u32(table.samplesPerFrame))
}

/** Frames per chunk; neighbouring chunks of equal length share an entry. */
function stsc({ runFrames, count }: FrameTable): Parts {
  const entries: number[] = []
  let before = -1
  for (let run = 0; run < runFrames.length; run++) {
    const frames = (runFrames[run + 1] ?? count) - (runFrames[run] ?? 0)
    if (frames !== before) entries.push(run + 1, frames, 1)
    before = frames
  }
  const body = new DataView(new ArrayBuffer(entries.length * 4))
  entries.forEach((value, i) => body.setUint32(i * 4, value))
  return full('stsc', 0, 0, u32(entries.length / 3), bytesOf(body))
}

function stsz({ sizes, count }: FrameTable): Parts {
  const body = new DataView(new ArrayBuffer(count * 4))
  for (let i = 0; i < count; i++) body.setUint32(i * 4, sizes[i] ?? 0)
  return full('stsz', 0, 0, u32(0), u32(count), bytesOf(body))
}

/** Only the box header; the file is its content. Above 4 GiB the size takes its long form. */
function mdatHead(fileSize: number): Uint8Array {
  if (fileSize + 8 < 2 ** 32) return join([u32(fileSize + 8), ascii('mdat')])
  return join([u32(1), ascii('mdat'), u64(fileSize + 16)])
}

function samplesOf({ count, samplesPerFrame }: FrameTable): number {
  return count * samplesPerFrame
}

function box(type: string, ...contents: readonly (Uint8Array | Parts)[]): Parts {
  const parts = contents.flat()
  return [u32(8 + lengthOf(parts)), ascii(type), ...parts]
}

function full(
  type: string,
  version: number,
  flags: number,
  ...contents: readonly (Uint8Array | Parts)[]
): Parts {
  return box(type, u32(version * 2 ** 24 + flags), ...contents)
}

function lengthOf(parts: Parts): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}

function descriptor(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = join(parts)
  return join([Uint8Array.of(tag, 0x80, 0x80, 0x80, body.length), body])
}

function join(parts: Parts): Uint8Array {
  const result = new Uint8Array(lengthOf(parts))
  let at = 0
  for (const part of parts) {
    result.set(part, at)
    at += part.length
  }
  return result
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value >> 8, value)
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

function u64(value: number): Uint8Array {
  return join([u32(Math.floor(value / 2 ** 32)), u32(value % 2 ** 32)])
}

function zeros(count: number): Uint8Array {
  return new Uint8Array(count)
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** No rotation, no scaling. */
const MATRIX = join([u32(0x10000), zeros(12), u32(0x10000), zeros(12), u32(0x40000000)])
const HDLR = full('hdlr', 0, 0, zeros(4), ascii('soun'), zeros(12), zeros(1))
