// Memory of a process and all that came from it: the sum of PSS, which counts shared pages once. Linux only.
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

/** Between two looks: a look takes some ms and holds up the processes it looks at. */
const EVERY_MS = 100

export const canMeasureMemory = process.platform === 'linux'

/** The sum now, in MB. */
export async function memoryOf(pid) {
  const pids = await tree(pid)
  const sizes = await Promise.all(pids.map(pss))
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

/** The sum while nothing happens: the median of some looks. */
export async function restingMemory(pid) {
  const looks = []
  for (let look = 0; look < 5; look++) {
    looks.push(await memoryOf(pid))
    await delay(EVERY_MS)
  }
  return looks.sort((a, b) => a - b)[2]
}

/** The greatest sum (MB) while `work` runs. */
export async function peakMemory(pid, work) {
  let peak = 0
  let running = true
  const watch = async () => {
    while (running) {
      peak = Math.max(peak, await memoryOf(pid))
      await delay(EVERY_MS)
    }
  }
  const watching = watch()
  try {
    await work()
  } finally {
    running = false
    await watching
  }
  return peak
}

async function tree(root) {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const children = new Map()
  for (const [pid, parent] of await Promise.all(names.map(parentOf))) {
    children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const found = [root]
  for (const pid of found) found.push(...(children.get(pid) ?? []))
  return found
}

async function parentOf(name) {
  const stat = await readFile(`/proc/${name}/stat`, 'latin1').catch(() => '')
  // The program's name, in brackets, may hold anything; what follows the last bracket is state and parent.
  return [Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? -1)]
}

/** In KB (of 1024 bytes, as the kernel counts) made KB of 1000; 0 for a process that has gone. */
async function pss(pid) {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'latin1').catch(() => '')
  return (Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) * 1024) / 1000
}
