import { type FileHandle, open } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Codec, ExactAudio } from '../../shared/contract.ts'
import { boundedRead } from '../../shared/media/bounded-read.ts'
import { createAdtsScanner } from '../../shared/media/exact/adts-frames.ts'
import type { FrameScanner } from '../../shared/media/exact/frame-scanner.ts'
import { durationSamples, type FrameTable } from '../../shared/media/exact/frame-table.ts'
import { createMp3Scanner } from '../../shared/media/exact/mp3-frames.ts'
import { hideEdits, isCutOff } from '../../shared/media/exact/mp4-edits.ts'
import { mp4Header } from '../../shared/media/exact/mp4-header.ts'
import { type MediaKind, sniffMedia } from '../../shared/media/sniff.ts'
import { vorbisEnd } from '../../shared/media/tags/ogg-end.ts'
import { readBytes } from '../files/read-bytes.ts'
import { plainResource, type Resource } from './resource.ts'

/** Audio made ready for exact seeking. `table` is set where the file is bare frames. */
export type Prepared = {
  readonly resource: Resource
  readonly table: FrameTable | null
  readonly codec: Codec | null
  readonly skipMs: number
  readonly durationMs: number | null
  /** The file ends before what it lists itself. */
  readonly isCutOff: boolean
}

const OGG = 'audio/ogg'
const BLOCK = 4 << 20
const START = 1 << 20
/** A piece of noise takes many times as long to look at as one of sound (bytes). */
const SLICE = 128 << 10
/** So long may main be kept from everything else (ms). */
const LONGEST_TURN_MS = 8
/** Sound that may be missing at the end without a word. */
const MISSED_SECONDS = 1
/**
 * The episode on screen, the one before it while the page still reads from it, and two clips for calibration.
 */
const KEPT = 4
let delays: Readonly<Record<Codec, number>> = { mp3: 0, aac: 0 }
const prepared = new Map<string, Promise<Prepared>>()
const aborts = new Map<string, AbortController>()

/** From now on the sound of each codec counts as this late. */
export function correctDelays(measured: Readonly<Record<Codec, number>>): void {
  delays = measured
}

/** Audio that is being prepared: what its first megabyte holds is known long before the whole is. */
export type Preparing = {
  /** MP3 frames at the beginning, with what they promise for the rest; null for anything else. */
  readonly firstFrames: Promise<FrameTable | null>
  readonly whole: Promise<Prepared>
}

/**
 * Begins to prepare a granted audio file. What was prepared longer ago is forgotten, and ended if it still
 * runs.
 */
export function prepareAudio(grant: string, path: string, media: MediaKind): Preparing {
  forget(grant)
  const abort = new AbortController()
  const preparing = beginPreparing(path, media, abort.signal)
  prepared.set(grant, preparing.whole)
  aborts.set(grant, abort)
  for (const oldest of prepared.keys()) {
    if (prepared.size <= KEPT) break
    forget(oldest)
  }
  return preparing
}

/** The prepared audio behind a grant, once it is ready; null when it was never begun. */
export function preparedAudio(grant: string): Promise<Prepared> | null {
  return prepared.get(grant) ?? null
}

/** Where the page finds the audio, once that is ready. */
export async function exactAudio(grant: string): Promise<ExactAudio> {
  const ready = await (prepared.get(grant) ?? Promise.reject(new Error('no such audio')))
  const { codec, durationMs, isCutOff } = ready
  const skipMs = ready.skipMs + (codec === null ? 0 : delays[codec])
  return { url: `media://${grant}/exact`, skipMs, durationMs, isCutOff }
}

function forget(grant: string): void {
  aborts.get(grant)?.abort()
  aborts.delete(grant)
  prepared.delete(grant)
}

/** Exported for tests: reads what is needed of one file, once. Both fail when it cannot be read. */
export function beginPreparing(path: string, media: MediaKind, signal: AbortSignal): Preparing {
  let tell: (first: FrameTable | null) => void = () => undefined
  const told = new Promise<FrameTable | null>((resolve) => {
    tell = resolve
  })
  const whole = prepareFile(path, media, signal, (start) => tell(framesAtStart(start)))
  const firstFrames =
    media.layout === 'mp3' ? Promise.race([told, whole.then(() => null)]) : Promise.resolve(null)
  // Whoever asks for a result sees the failure.
  for (const result of [whole, firstFrames]) result.catch(() => undefined)
  return { firstFrames, whole }
}

async function prepareFile(
  path: string,
  media: MediaKind,
  signal: AbortSignal,
  takeStart: (start: Uint8Array) => void,
): Promise<Prepared> {
  const plain = await plainResource(path, media.mime)
  const rest = { codec: null, skipMs: 0, durationMs: null, isCutOff: false }
  const asItIs: Prepared = { resource: plain, table: null, ...rest }
  if (media.layout === null && media.mime !== OGG) return asItIs
  const file = await open(path)
  try {
    if (media.layout === null) return await withEnd(file, asItIs)
    return media.layout === 'mp4'
      ? await withoutEdits(file, asItIs)
      : await indexed(file, media.layout, asItIs, signal, takeStart)
  } finally {
    await file.close()
  }
}

async function withEnd(file: FileHandle, asItIs: Prepared): Promise<Prepared> {
  const end = await vorbisEnd((offset, length) => readBytes(file, offset, length), asItIs.resource.stamp.size)
  return end === null ? asItIs : { ...asItIs, durationMs: end * 1000 }
}

function framesAtStart(start: Uint8Array): FrameTable | null {
  if (sniffMedia(start)?.layout !== 'mp3') return null
  const scanner = createMp3Scanner()
  scanner.push(start)
  return scanner.finish()
}

async function withoutEdits(file: FileHandle, asItIs: Prepared): Promise<Prepared> {
  const { resource } = asItIs
  const { size } = resource.stamp
  const bounded = () => boundedRead((offset, length) => readBytes(file, offset, length), size)
  const found: Prepared = { ...asItIs, codec: 'aac', isCutOff: await isCutOff(bounded(), size) }
  const edits = await hideEdits(bounded(), size)
  if (!edits) return found
  const hidden = { ...resource, overlays: edits.overlays }
  const { skipSeconds, endSeconds } = edits
  const durationMs = endSeconds === null ? null : endSeconds * 1000
  return { ...found, resource: hidden, skipMs: skipSeconds * 1000, durationMs }
}

/** MP3 and ADTS have no table of their own: we make one, and serve the frames as an MP4. */
async function indexed(
  file: FileHandle,
  layout: 'mp3' | 'adts',
  asItIs: Prepared,
  signal: AbortSignal,
  takeStart: (start: Uint8Array) => void,
): Promise<Prepared> {
  const scanner = layout === 'mp3' ? createMp3Scanner() : createAdtsScanner()
  const table = await scan(file, scanner, signal, takeStart)
  if (!table) return asItIs
  const { resource } = asItIs
  return {
    resource: { ...resource, mime: 'audio/mp4', head: mp4Header(table, resource.stamp.size) },
    table,
    codec: table.codec,
    skipMs: (table.skip / table.rate) * 1000,
    durationMs: (durationSamples(table) / table.rate) * 1000,
    isCutOff: (table.promised ?? 0) - durationSamples(table) > MISSED_SECONDS * table.rate,
  }
}

/**
 * Reads the next block while the last one is looked at. The first one is small, and `takeStart` sees it, too.
 */
async function scan(
  file: FileHandle,
  scanner: FrameScanner,
  signal: AbortSignal,
  takeStart: (start: Uint8Array) => void,
): Promise<FrameTable | null> {
  let [block, other] = [new Uint8Array(BLOCK), new Uint8Array(BLOCK)]
  let reading = file.read(block, 0, START, null)
  for (let isStart = true; ; isStart = false) {
    const { bytesRead } = await reading
    signal.throwIfAborted()
    if (isStart) takeStart(block.subarray(0, bytesRead))
    if (bytesRead === 0) return scanner.finish()
    reading = file.read(other, 0, BLOCK, null)
    await look(scanner, block.subarray(0, bytesRead), signal)
    ;[block, other] = [other, block]
  }
}

/** Hands a block on in slices, and lets others have their turn where that takes long. */
async function look(scanner: FrameScanner, block: Uint8Array, signal: AbortSignal): Promise<void> {
  let since = performance.now()
  for (let at = 0; at < block.length; at += SLICE) {
    scanner.push(block.subarray(at, at + SLICE))
    if (performance.now() - since < LONGEST_TURN_MS) continue
    await nextTurn()
    signal.throwIfAborted()
    since = performance.now()
  }
}
