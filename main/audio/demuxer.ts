import { open } from 'node:fs/promises'
import { TAG_BYTES } from '../../shared/media/exact/frame-scanner.ts'
import { tagLength } from '../../shared/media/exact/mp3-frames.ts'
import { SNIFF_BYTES, sniffMedia } from '../../shared/media/sniff.ts'
import { readBytes } from '../files/read-bytes.ts'
import { claimsTooMuch } from './mp4-claims.ts'

/** ffmpeg's demuxers by what we recognise: each reads one file and follows no names of others in it. */
const DEMUXERS: Readonly<Record<string, string>> = {
  'audio/aac': 'aac',
  'audio/flac': 'flac',
  'audio/mp4': 'mov',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/webm': 'matroska',
}

/** All that ffmpeg may ever use, whatever it takes a file for. */
export const SAFE_DEMUXERS: readonly string[] = Object.values(DEMUXERS)

/**
 * The demuxer for a file; null when it is no sound that we know. Left to itself ffmpeg takes a file for what
 * its bytes look like, among others for a playlist, and opens the files that it names. Throws when the file
 * cannot be read.
 */
export async function demuxerOf(path: string): Promise<string | null> {
  const file = await open(path)
  try {
    const head = await readBytes(file, 0, SNIFF_BYTES)
    const found = sniffMedia(head)
    // A tag stands before other sound than MP3, too.
    const tag = tagLength(head, 0, Math.min(head.length, TAG_BYTES))
    const inside = tag > 0 ? sniffMedia(await readBytes(file, tag, SNIFF_BYTES)) : null
    return DEMUXERS[(inside?.plays ? inside : found)?.mime ?? ''] ?? null
  } finally {
    await file.close()
  }
}

/** Bytes that are read at a time where boxes lie close together. */
const BLOCK = 4096
/** What was found of files, with the size and time that they had then. */
const refused = new Map<string, { readonly mark: string; readonly isRefused: boolean }>()

/** True for an MP4 file that would make ffmpeg take all memory. */
async function isRefused(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size, mtimeMs } = await file.stat()
    const mark = `${size} ${mtimeMs}`
    const known = refused.get(path)
    if (known?.mark === mark) return known.isRefused
    let block = new Uint8Array()
    let from = 0
    const found = await claimsTooMuch(async (at, length) => {
      if (at < from || at + length > from + block.length) {
        block = new Uint8Array(await readBytes(file, at, Math.max(BLOCK, length)))
        from = at
      }
      return block.subarray(at - from, at - from + length)
    }, size)
    refused.set(path, { mark, isRefused: found })
    return found
  } finally {
    await file.close()
  }
}

/**
 * What ffmpeg is told to read a file. Throws when it cannot be read, is no sound that we know, or says that
 * it holds more than it can.
 */
export async function inputOf(path: string): Promise<readonly string[]> {
  const demuxer = await demuxerOf(path)
  if (demuxer === null) throw new Error('there is no sound in this file')
  if (demuxer === 'mov' && (await isRefused(path))) throw new Error('this file says it has more than it can')
  return ['-f', demuxer, '-i', path]
}
