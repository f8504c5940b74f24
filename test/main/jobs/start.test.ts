import { EventEmitter } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FromJob } from '../../../main/jobs/messages.ts'
import { type JobEntry, startJob } from '../../../main/jobs/start.ts'

/** Stands for Electron's process: what it was told, and whether it was ended. */
class FakeProcess extends EventEmitter {
  readonly told: unknown[] = []
  killed = 0
  postMessage(message: unknown): void {
    this.told.push(message)
  }
  kill(): boolean {
    this.killed++
    return true
  }
}

const electron = vi.hoisted(() => ({ fork: vi.fn() }))
vi.mock('electron', () => ({ utilityProcess: electron }))

const ENTRY: JobEntry<readonly number[], number> = { file: 'sum.cjs', name: 'Sums' }

function start(signal = new AbortController().signal) {
  const job = new FakeProcess()
  electron.fork.mockReset().mockReturnValue(job)
  const taken: FromJob<number>[] = []
  startJob(ENTRY, [1, 2], signal, (message) => taken.push(message))
  return { job, taken }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('a job that is started', () => {
  it('is given its order in a process of its own', () => {
    const { job } = start()
    expect(electron.fork).toHaveBeenCalledWith(expect.stringMatching(/sum\.cjs$/), [], {
      serviceName: 'Sums',
    })
    expect(job.told).toEqual([{ kind: 'start', order: [1, 2] }])
  })

  it('passes on what it answers until it is done, and its process ends', () => {
    const { job, taken } = start()
    const messages = [{ kind: 'progress', answer: 1 }, { kind: 'progress', answer: 3 }, { kind: 'done' }]
    for (const message of messages) job.emit('message', message)
    job.emit('message', { kind: 'progress', answer: 9 })
    job.emit('exit', 0)
    expect(taken).toEqual(messages)
    expect(job.killed).toBeGreaterThan(0)
  })

  it('has failed when its process dies', () => {
    const { job, taken } = start()
    job.emit('exit', 139)
    expect(taken).toEqual([{ kind: 'failed', reason: 'the process ended with 139' }])
  })

  it('is cancelled without another word, and ended when it does not end by itself', () => {
    vi.useFakeTimers()
    const end = new AbortController()
    const { job, taken } = start(end.signal)
    end.abort()
    expect(job.told.at(-1)).toEqual({ kind: 'cancel' })
    job.emit('message', { kind: 'progress', answer: 1 })
    expect([taken, job.killed]).toEqual([[], 0])
    vi.advanceTimersByTime(1000)
    expect(job.killed).toBe(1)
    job.emit('exit', 0)
    expect(taken).toEqual([])
  })

  it('that is cancelled and ends by itself is left alone', () => {
    vi.useFakeTimers()
    const end = new AbortController()
    const { job } = start(end.signal)
    end.abort()
    job.emit('message', { kind: 'failed', reason: 'cancelled' })
    expect(job.killed).toBe(1)
    job.emit('exit', 0)
    vi.advanceTimersByTime(1000)
    expect(job.killed).toBe(1)
  })

  it('that was cancelled before is not started', () => {
    start(AbortSignal.abort())
    expect(electron.fork).not.toHaveBeenCalled()
  })
})
