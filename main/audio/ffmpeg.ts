import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { inputOf, SAFE_DEMUXERS } from './demuxer.ts'
import { limitMemory } from './resident-memory.ts'

/** Where package managers put programs that a desktop start does not have in its PATH. */
const USUAL_FOLDERS = ['/opt/homebrew/bin', '/usr/local/bin', '/usr/bin', '/snap/bin']

/**
 * What ffmpeg says about a file. `startMs` is the first time in its container: players keep silent up to
 * there. `durationMs` null = it does not know.
 */
export type Probe = {
  readonly rate: number
  readonly channels: number
  readonly startMs: number
  readonly durationMs: number | null
}

let found: Promise<string | null> | null = null

/** The user's own ffmpeg, looked for once; null when there is none. We bring none along. */
export function findFfmpeg(): Promise<string | null> {
  found ??= search()
  return found
}

async function search(): Promise<string | null> {
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
  // On Windows such a folder would be one of the current drive, where anybody may have put a program.
  const usual = process.platform === 'win32' ? [] : USUAL_FOLDERS
  for (const folder of [...folders, ...usual]) {
    const file = path.join(folder, name)
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (runs) return file
  }
  return null
}

/** Longer sound is not decoded (s): a small file may claim years of silence. */
export const MOST_SECONDS = 100 * 3600
/** Time of the processor for any sound (s), and more for each second of it; decoding takes a hundredth. */
const LEAST_CPU_SECONDS = 60
const CPU_PER_SECOND = 0.5
/** Largest block that it may ask the system for, in bytes. */
const MOST_MEMORY = 1 << 28
/** More memory than it has for 10 h of any sound, in bytes; what a file claims grows it by gigabytes. */
const MOST_RESIDENT = 1 << 30
/** It is given up when it says nothing for so long (ms). */
const LONGEST_SILENCE_MS = 120_000

/**
 * All arguments, with the limits for `seconds` of sound. Files may name other places to read from: only local
 * files and pipes are followed, and only by demuxers that follow none.
 */
export function ffmpegArguments(args: readonly string[], seconds: number): readonly string[] {
  const cpu = Math.ceil(LEAST_CPU_SECONDS + CPU_PER_SECOND * Math.min(seconds, MOST_SECONDS))
  const limits = ['-max_alloc', String(MOST_MEMORY), '-timelimit', String(cpu)]
  const input = ['-protocol_whitelist', 'file,pipe', '-format_whitelist', SAFE_DEMUXERS.join(',')]
  return ['-hide_banner', '-nostats', ...limits, ...input, ...args]
}

/**
 * Starts it for `seconds` of sound. It is killed when it gives more than `mostBytes`, or nothing for a long
 * time.
 */
export function startFfmpeg(
  ffmpeg: string,
  args: readonly string[],
  { seconds, mostBytes }: { readonly seconds: number; readonly mostBytes: number },
): ChildProcess {
  const child: ChildProcess = spawn(ffmpeg, ffmpegArguments(args, seconds), {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  // Whoever started it hears of it, too; without any listener it would end the app.
  child.on('error', () => undefined)
  const patience = setTimeout(() => child.kill('SIGKILL'), LONGEST_SILENCE_MS).unref()
  limitMemory(child, MOST_RESIDENT)
  let bytes = 0
  child.stdout?.on('data', (piece: Uint8Array) => {
    patience.refresh()
    bytes += piece.length
    if (bytes > mostBytes) child.kill('SIGKILL')
  })
  child.once('close', () => clearTimeout(patience))
  return child
}

/**
 * The filter that puts sound where the times of its container have it: silence before sound that begins late
 * and in gaps, from the sample `first` on. It goes with `-copyts` before the input.
 */
export function inItsPlace(first: number): readonly string[] {
  return ['-af', `aresample=async=1:first_pts=${first}`]
}

/**
 * Asks what sound is in a file; null when there is none that it can decode. Throws when the file cannot be
 * read or is no sound that we know.
 */
export async function probe(ffmpeg: string, file: string): Promise<Probe | null> {
  const input = await inputOf(file)
  const child = startFfmpeg(ffmpeg, ['-nostdin', ...input], { seconds: 0, mostBytes: 0 })
  let text = ''
  child.stdin?.end()
  child.stdout?.resume()
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    text = (text + piece).slice(0, 65_536)
  })
  await new Promise<void>((resolve) => child.on('close', () => resolve()).on('error', () => resolve()))
  return readProbe(text)
}

/** Rates of sound that are believed (Hz). */
const LEAST_RATE = 1000
const MOST_RATE = 768_000

/**
 * Exported for tests: reads the report that ffmpeg prints about its input. Lines of its own begin with two
 * blanks; what a tag of the file says stands further in.
 */
export function readProbe(text: string): Probe | null {
  const sound = soundIn(text)
  const rate = Number(sound?.rate)
  if (!sound || rate < LEAST_RATE || rate > MOST_RATE) return null
  const [, length = ''] = /(?:^|\n) {2}Duration: ([^\n]*)/.exec(text) ?? []
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d\.\d+)/.exec(length) ?? []
  const start = /, start: (-?\d+\.\d+)/.exec(length)
  return {
    rate,
    channels: sound.layout === 'mono' ? 1 : 2,
    startMs: Number(start?.[1] ?? 0) * 1000,
    durationMs:
      seconds === undefined ? null : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000,
  }
}

/** Rate and layout of the first sound, as the report has them; null where it tells of none. */
export function soundIn(text: string): { readonly rate: string; readonly layout: string } | null {
  for (const [, line = ''] of text.matchAll(/(?:^|\n) {2}Stream #0:\d[^ \n]*: Audio: ([^\n]*)/g)) {
    const [, rate, layout] = /, (\d{1,9}) Hz, ([^,]+)/.exec(line) ?? []
    if (rate !== undefined && layout !== undefined) return { rate, layout }
  }
  return null
}
