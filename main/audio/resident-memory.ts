import { type ChildProcess, execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const start = promisify(execFile)

/** How a system tells the memory of a process: how often it is asked (ms), its answer, the bytes in that. */
type Look = {
  readonly everyMs: number
  readonly ask: (pid: number) => Promise<string>
  readonly bytes: (answer: string) => number | null
}

const program = async (file: string, ...args: string[]) =>
  (await start(file, args, { windowsHide: true })).stdout

/** By its whole path: a program of that name may stand in the folder we were started in. */
const ofWindows = (name: string) => path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', name)

/** Where it takes a program to ask, less often: what a file may claim is bounded besides. */
export const LOOKS: Readonly<Record<'linux' | 'darwin' | 'win32', Look>> = {
  linux: {
    everyMs: 100,
    ask: (pid) => readFile(`/proc/${pid}/status`, 'utf8'),
    bytes: (answer) => kib(/^VmRSS:\s{0,20}(\d+) kB$/m.exec(answer)?.[1]),
  },
  darwin: {
    everyMs: 1000,
    ask: (pid) => program('/bin/ps', '-o', 'rss=', '-p', String(pid)),
    bytes: (answer) => kib(/^\s*(\d+)\s*$/.exec(answer)?.[1]),
  },
  win32: {
    everyMs: 2000,
    ask: (pid) => program(ofWindows('tasklist.exe'), '/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'),
    // "ffmpeg.exe","4711","Console","1","12,345 K": groups are parted as the language has it.
    bytes: (answer) => kib(/"([^"\p{L}]{1,20})\p{L}{1,3}"\s*$/u.exec(answer)?.[1]?.replace(/\D/g, '')),
  },
}

function kib(digits: string | undefined): number | null {
  return digits ? Number(digits) * 1024 : null
}

/** Ends a process that holds more than `mostBytes` of memory. A system that cannot tell that is not asked. */
export function limitMemory(child: ChildProcess, mostBytes: number): void {
  const { pid } = child
  const look = LOOKS[process.platform as keyof typeof LOOKS] as Look | undefined
  if (!look || pid === undefined) return
  let isAsking = false
  const see = async () => {
    if (isAsking) return
    isAsking = true
    const bytes = look.bytes(await look.ask(pid).catch(() => ''))
    isAsking = false
    if ((bytes ?? 0) > mostBytes) child.kill('SIGKILL')
  }
  const timer = setInterval(() => void see(), look.everyMs).unref()
  child.once('close', () => clearInterval(timer))
  child.once('error', () => clearInterval(timer))
}
