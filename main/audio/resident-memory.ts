import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'

/** A look takes next to nothing; in between a process can hardly take more than another half (ms). */
const LOOK_MS = 100

/**
 * Ends a process that holds more than `mostBytes` of memory. Where the system does not tell that (everywhere
 * but on Linux) nothing is done.
 */
export function limitMemory(child: ChildProcess, mostBytes: number): void {
  const { pid } = child
  if (process.platform !== 'linux' || pid === undefined) return
  const look = async () => {
    const [, kib] = /^VmRSS:\s{0,20}(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
    if (Number(kib) * 1024 > mostBytes) child.kill('SIGKILL')
  }
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS).unref()
  child.once('close', () => clearInterval(timer))
  child.once('error', () => clearInterval(timer))
}
