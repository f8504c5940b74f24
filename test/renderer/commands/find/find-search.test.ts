import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Part } from '../../../../renderer/commands/find/find-messages.ts'
import { dismiss, search } from '../../../../renderer/commands/find/find-search.ts'
import { FIRST_FIND } from '../../../../renderer/state/find.ts'
import { line } from '../../../builders.ts'
import { useModule, useWorker, workers } from '../../fake-worker.ts'

const LINES = ['one', 'two', 'one'].map((text, i) => line(`${i}`, i, i + 1, text))
const wanted = {
  query: { ...FIRST_FIND.query, text: 'one' },
  lines: null,
  replacement: null,
  only: null,
}
const part = (kind: Part['kind'], at: number): Part => ({ kind, at, hits: new Int32Array(0), texts: [] })
const nothing = () => undefined
const heard = (n: number) => workers[n]?.heard.map((data) => (data as { kind: string }).kind)

beforeEach(dismiss)
afterEach(() => {
  dismiss()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('finds what the worker finds; the texts are sent once', async () => {
  await useModule(() => import('../../../../renderer/commands/find/find-worker.ts'))
  const found: number[] = []
  await expect(search(wanted, LINES, ({ hits }) => found.push(...hits))).resolves.toEqual({ kind: 'done' })
  expect(found).toEqual([0, 0, 3, 2, 0, 3])
  await search(wanted, LINES, nothing)
  await search(wanted, [...LINES], nothing)
  expect(heard(0)).toEqual(['texts', 'task', 'task', 'texts', 'task'])
  expect(workers).toHaveLength(1)
})

it('drops a search for the next one, and does not hear of it any more', async () => {
  useWorker()
  const first = search(wanted, LINES, nothing)
  const second = search(wanted, LINES, nothing)
  await expect(first).resolves.toEqual({ kind: 'dropped' })
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false])
  workers[1]?.say(part('done', -1))
  await expect(second).resolves.toEqual({ kind: 'done' })
})

it('ends a worker that broke, and takes a new one for the next search', async () => {
  useWorker()
  const broken = search(wanted, LINES, nothing)
  workers[0]?.onerror?.({ message: '' })
  await expect(broken).resolves.toEqual({ kind: 'failed' })
  void search(wanted, LINES, nothing)
  expect(heard(1)).toEqual(['texts', 'task'])
})

it('stops at a line that takes too long, and looks once more which one it is', async () => {
  vi.useFakeTimers()
  useWorker()
  const searching = search(wanted, LINES, nothing)
  workers[0]?.say(part('begun', 0))
  await vi.advanceTimersByTimeAsync(790)
  expect(workers[0]?.isEnded).toBe(false)
  workers[0]?.say(part('part', 1))
  await vi.advanceTimersByTimeAsync(810)
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false])
  expect(workers[1]?.heard[1]).toMatchObject({ isCareful: true, lines: Int32Array.of(1, 2) })
  workers[1]?.say(part('part', 2))
  await vi.advanceTimersByTimeAsync(810)
  await expect(searching).resolves.toEqual({ kind: 'stopped', line: 2 })
})
