import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startChecking } from '../../../../renderer/commands/review/watch-lines.ts'
import { adoptSettings, appStore } from '../../../../renderer/state/app.ts'
import { commit, documentStore, loadDocument } from '../../../../renderer/state/document.ts'
import { findingsStore } from '../../../../renderer/state/findings.ts'
import { hear } from '../../../../renderer/state/session.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { setText } from '../../../../shared/lines/set-text.ts'
import { FILE } from '../../context.ts'
import { resetStores } from '../../stores.ts'

let ending = new AbortController()
const taken = vi.fn()
const kinds = () => findingsStore.getState().findings.map(({ kind }) => kind)

beforeEach(() => {
  vi.useFakeTimers()
  resetStores()
  taken.mockClear()
  ending = new AbortController()
  startChecking(ending.signal)
  const stop = findingsStore.subscribe(taken)
  ending.signal.addEventListener('abort', stop, { once: true })
  const source = readTranscript('0:01 One.\n\n0:03 Two.\n', 'a.txt')
  loadDocument({ ...FILE, source }, source)
})
afterEach(() => {
  ending.abort()
  vi.useRealTimers()
})

const type = (text: string) => commit(setText(documentStore.getState().transcript, 0, text, { label: 'x' })!)

it('lines are looked at once, when nothing has changed for a moment', () => {
  vi.advanceTimersByTime(200)
  type('One and a half.')
  vi.advanceTimersByTime(200)
  expect(taken).not.toHaveBeenCalled()
  vi.advanceTimersByTime(60)
  expect(taken).toHaveBeenCalledTimes(1)
})

it('a line that is beyond the end is found once the length is known', () => {
  vi.advanceTimersByTime(300)
  const before = kinds().length
  hear({ durationMs: 2000 })
  vi.advanceTimersByTime(300)
  expect(kinds().length).toBeGreaterThan(before)
})

it('other limits are a reason to look again; other settings are none', () => {
  vi.advanceTimersByTime(300)
  const { settings } = appStore.getState()
  adoptSettings({ ...settings, textSize: 30 })
  vi.advanceTimersByTime(300)
  expect(taken).toHaveBeenCalledTimes(1)
  adoptSettings({ ...settings, checks: { ...settings.checks } })
  vi.advanceTimersByTime(300)
  expect(taken).toHaveBeenCalledTimes(2)
})

it('nothing is looked at once that has ended', () => {
  type('Two.')
  ending.abort()
  vi.advanceTimersByTime(1000)
  expect(taken).not.toHaveBeenCalled()
})
