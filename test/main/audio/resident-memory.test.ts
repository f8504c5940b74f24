import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { limitMemory } from '../../../main/audio/resident-memory.ts'

const MB = 1_000_000
/** A program that takes so much memory and waits for its input to end. */
const holding = (bytes: number) =>
  spawn(process.execPath, ['-e', `globalThis.all = Buffer.alloc(${bytes}, 1); process.stdin.resume()`])

it.runIf(process.platform === 'linux')('ends a process that takes more memory than it may', async () => {
  const child = holding(600 * MB)
  limitMemory(child, 300 * MB)
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL'])
})

it('leaves alone what takes less', async () => {
  const child = holding(1)
  limitMemory(child, 600 * MB)
  child.stdin.end()
  expect(await once(child, 'close')).toEqual([0, null])
})
