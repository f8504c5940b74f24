import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'

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
  for (const folder of [...folders, ...USUAL_FOLDERS]) {
    const file = path.join(folder, name)
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (runs) return file
  }
  return null
}

/** Starts it. Files may name other places to read from; only local files and pipes are followed. */
export function startFfmpeg(ffmpeg: string, args: readonly string[]): ChildProcess {
  return spawn(ffmpeg, ['-hide_banner', '-nostats', '-protocol_whitelist', 'file,pipe', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
}

/**
 * The filter that puts sound where the times of its container have it: silence before sound that begins late
 * and in gaps, from the sample `first` on. It goes with `-copyts` before the input.
 */
export function inItsPlace(first: number): readonly string[] {
  return ['-af', `aresample=async=1:first_pts=${first}`]
}

/** Asks what sound is in a file; null when there is none that it can decode. */
export async function probe(ffmpeg: string, file: string): Promise<Probe | null> {
  const child = startFfmpeg(ffmpeg, ['-nostdin', '-i', file])
  let text = ''
  child.stdin?.end()
  child.stdout?.resume()
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    text = (text + piece).slice(0, 65_536)
  })
  await new Promise<void>((resolve) => child.on('close', () => resolve()).on('error', () => resolve()))
  return readProbe(text)
}

/** Exported for tests: reads the report that ffmpeg prints about its input. */
export function readProbe(text: string): Probe | null {
  const stream = /Stream #0.*?: Audio: .*?, (\d+) Hz, ([^,\n]+)/.exec(text)
  if (!stream) return null
  const [, hours, minutes, seconds] = /Duration: (\d+):(\d\d):(\d\d\.\d+)/.exec(text) ?? []
  const start = /Duration: [^\n]*?, start: (-?\d+\.\d+)/.exec(text)
  return {
    rate: Number(stream[1]),
    channels: stream[2] === 'mono' ? 1 : 2,
    startMs: Number(start?.[1] ?? 0) * 1000,
    durationMs:
      seconds === undefined ? null : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000,
  }
}
