import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { LOOKS, limitMemory } from '../../../main/audio/resident-memory.ts'

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

describe('what a system answers', () => {
  it.each([
    ['linux', 'Name:\tffmpeg\nVmRSS:\t   12345 kB\nThreads:\t4\n', 12_345 * 1024],
    ['linux', '', null],
    ['darwin', '  12345\n', 12_345 * 1024],
    ['darwin', '\n', null],
    ['win32', '"ffmpeg.exe","4711","Console","1","12,345 K"\r\n', 12_345 * 1024],
    ['win32', '"ffmpeg.exe","4711","Console","1","12.345 K"\r\n', 12_345 * 1024],
    ['win32', '"ffmpeg.exe","4711","Console","1","1\u00a0012\u00a0345 \u041a\u0411"\r\n', 1_012_345 * 1024],
    ['win32', 'INFO: No tasks are running which match the specified criteria.\r\n', null],
  ] as const)('on %s is understood: %j', (system, answer, bytes) => {
    expect(LOOKS[system].bytes(answer)).toBe(bytes)
  })

  it.runIf(process.platform in LOOKS)('is true here', async () => {
    const look = LOOKS[process.platform as keyof typeof LOOKS]
    const bytes = look.bytes(await look.ask(process.pid))
    expect(bytes).toBeGreaterThan(10 * MB)
    expect(bytes).toBeLessThan(4000 * MB)
  })
})
