import { EventEmitter } from 'node:events'
import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Start, startsAgain, watchPage } from '../../../main/window/crashes.ts'
import { page } from '../../../main/window/window.ts'
import { until } from '../../until.ts'

type Asked = { readonly options: MessageBoxOptions; readonly answer: (response: number) => void }
const asked: Asked[] = vi.hoisted(() => [])
const quit = vi.hoisted(() => vi.fn())
vi.mock('electron', () => ({
  app: { quit },
  dialog: {
    showMessageBox: (_window: unknown, options: MessageBoxOptions) =>
      new Promise((resolve) => {
        const answer = (response: number) => resolve({ response, checkboxChecked: false })
        // The system takes the dialog away and answers as if it was cancelled.
        options.signal?.addEventListener('abort', () => answer(options.cancelId ?? 0))
        asked.push({ options, answer })
      }),
  },
}))

/** A window as far as it is watched; what was done to it. */
function watched() {
  const done: string[] = []
  const contents = Object.assign(new EventEmitter(), {
    reload: () => done.push('reload'),
    forcefullyCrashRenderer: () => done.push('crash'),
  })
  const window = { webContents: contents, isDestroyed: () => false, destroy: () => done.push('destroy') }
  const starts: Start[] = []
  watchPage(window as unknown as BrowserWindow, (start) => {
    starts.push(start)
    return Promise.resolve()
  })
  const crash = (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason })
  return { contents, done, starts, crash }
}
const soon = () => until(() => expect(asked).not.toHaveLength(0))

beforeEach(() => {
  asked.length = 0
  quit.mockClear()
  page.mayClose = false
})

it('the page is started anew by itself, but not the third time within a minute', () => {
  expect(startsAgain([0], 0)).toBe(true)
  expect(startsAgain([0, 10_000], 10_000)).toBe(true)
  expect(startsAgain([0, 10_000, 20_000], 20_000)).toBe(false)
  expect(startsAgain([0, 10_000, 65_000], 65_000)).toBe(true)
})

describe('a page that breaks down', () => {
  it('comes back with the episode twice; then the user may start without it', async () => {
    const { crash, starts, done } = watched()
    crash()
    crash('oom')
    await until(() => expect(done).toEqual(['reload', 'reload']))
    crash()
    await soon()
    expect(done).toHaveLength(2)
    asked[0]?.answer(0)
    await until(() => expect(done).toHaveLength(3))
    expect(starts).toEqual(['with-episode', 'with-episode', 'without-episode'])
  })

  it('ends the app when the user wants no more of it', async () => {
    const { crash, starts } = watched()
    for (let i = 0; i < 3; i++) crash()
    await soon()
    asked[0]?.answer(1)
    await until(() => expect(quit).toHaveBeenCalledOnce())
    expect(starts).not.toContain('without-episode')
  })

  it('is left alone when it was closed', () => {
    const { crash, starts } = watched()
    crash('clean-exit')
    page.mayClose = true
    crash()
    expect([starts, asked]).toEqual([[], []])
  })
})

describe('a page that hangs', () => {
  it.each([
    ['wait', 0, []],
    ['start again', 1, ['crash']],
    ['close', 2, ['destroy']],
  ])('is asked about once: %s', async (_, response, expected) => {
    const { contents, done } = watched()
    contents.emit('unresponsive')
    contents.emit('unresponsive')
    await soon()
    expect(asked).toHaveLength(1)
    asked[0]?.answer(response)
    await until(() => expect(done).toEqual(expected))
    // It may hang again, and is asked about again.
    await until(() => {
      contents.emit('unresponsive')
      expect(asked).toHaveLength(2)
    })
  })

  it('is not asked about any more when it answers', async () => {
    const { contents, done } = watched()
    contents.emit('unresponsive')
    await soon()
    contents.emit('responsive')
    expect(asked[0]?.options.signal?.aborted).toBe(true)
    await until(() => {
      contents.emit('unresponsive')
      expect(asked).toHaveLength(2)
    })
    expect(done).toEqual([])
  })
})
