import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerRequests, type Handlers, notify } from '../../main/ipc.ts'
import { requestSchemas } from '../../shared/contract.ts'

type Answer = (event: unknown, argument: unknown) => Promise<unknown>
const answers = vi.hoisted(() => new Map<string, Answer>())
vi.mock('electron', () => ({
  ipcMain: { handle: (name: string, answer: Answer) => answers.set(name, answer) },
  protocol: {},
  utilityProcess: {},
}))

const page = { url: 'app://earmark/index.html' }
const sent: unknown[] = []
let isDestroyed = false
const window = {
  isDestroyed: () => isDestroyed,
  webContents: { mainFrame: page, send: (...parts: unknown[]) => sent.push(parts) },
} as unknown as BrowserWindow

const handlers = {
  redecode: vi.fn(),
  forgetEpisode: vi.fn(() => Promise.resolve([])),
  openSample: vi.fn(() => Promise.reject(new Error('no sample'))),
  openMarkers: vi.fn(() => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))),
  reopenEpisode: vi.fn(() => Promise.resolve({ ok: false, reason: 'missing', detail: 'gone' })),
}
const ask = (name: string, argument: unknown, senderFrame: unknown = page) =>
  answers.get(name)?.({ senderFrame }, argument)

beforeEach(() => {
  isDestroyed = false
  answerRequests(window, handlers as unknown as Handlers)
})
afterEach(() => {
  vi.clearAllMocks()
  vi.restoreAllMocks()
})

describe('a request', () => {
  it('is answered whatever its name in the contract', () => {
    expect([...answers.keys()].sort()).toEqual(Object.keys(requestSchemas).sort())
  })

  it('gives what its handler answers, and a failure that it answers as it is', async () => {
    expect(await ask('forgetEpisode', { episode: 'e' })).toEqual({ ok: true, value: [] })
    expect(handlers.forgetEpisode).toHaveBeenCalledWith({ episode: 'e' })
    expect(await ask('reopenEpisode', { episode: 'e' })).toEqual({
      ok: false,
      reason: 'missing',
      detail: 'gone',
    })
  })

  it('fails with a reason when its handler throws', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    expect(await ask('openSample', {})).toEqual({ ok: false, reason: 'failed', detail: 'no sample' })
    // The system's own words name the path.
    expect(await ask('openMarkers', {})).toEqual({ ok: false, reason: 'no-space', detail: 'ENOSPC' })
  })

  it('is refused when its argument does not fit', async () => {
    expect(await ask('redecode', { grant: 3 })).toMatchObject({ ok: false, reason: 'bad-request' })
    expect(handlers.redecode).not.toHaveBeenCalled()
  })

  it('is refused from anybody but our own page', async () => {
    const refused = { ok: false, reason: 'bad-request', detail: 'unknown sender' }
    expect(await ask('forgetEpisode', { episode: 'e' }, null)).toEqual(refused)
    expect(await ask('forgetEpisode', { episode: 'e' }, { url: page.url })).toEqual(refused)
    page.url = 'https://example.org/'
    expect(await ask('forgetEpisode', { episode: 'e' })).toEqual(refused)
    page.url = 'app://earmark/index.html'
    isDestroyed = true
    expect(await ask('forgetEpisode', { episode: 'e' })).toEqual(refused)
    expect(handlers.forgetEpisode).not.toHaveBeenCalled()
  })
})

describe('a notice', () => {
  it('is sent while there is a window', () => {
    notify(window, 'command', 'file.save')
    isDestroyed = true
    notify(window, 'command', 'file.open')
    expect(sent).toEqual([['command', 'file.save']])
  })
})
