import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { playhead, pressedAt, startPresses } from '../../../renderer/commands/press.ts'
import * as player from '../../../renderer/playback/player.ts'
import { wav } from '../beeps.ts'

const { audio } = player
let file = ''
let end: AbortController

beforeEach(() => {
  end = new AbortController()
  startPresses(end.signal)
  file = URL.createObjectURL(wav(10))
  player.setVolume(0, true)
  player.load({
    url: file,
    exact: { url: file, skipMs: 0, durationMs: null, isCutOff: false },
    promisedMs: null,
  })
})
afterEach(() => {
  end.abort()
  player.load(null)
  URL.revokeObjectURL(file)
})

/** Presses a key that the page has no time for until `ms` later; what `read` says then. */
function pressLate<T>(ms: number, read: () => T): T {
  const event = new KeyboardEvent('keydown', { code: 'KeyI' })
  while (performance.now() < event.timeStamp + ms) continue
  let answer: T | undefined
  window.addEventListener('keydown', () => (answer = read()), { once: true })
  window.dispatchEvent(event)
  return answer!
}

it('is where the sound was when the key was pressed, however late it is answered', async () => {
  await player.play()
  await vi.waitFor(() => expect(player.position()).toBeGreaterThan(500))
  const { asked, present } = pressLate(200, () => ({ asked: playhead(), present: player.position() }))
  expect(present - asked).toBeGreaterThanOrEqual(199)
  expect(present - asked).toBeLessThan(400)
})

it('is where the sound stands, and never before the place it was sent to', async () => {
  player.seek(3000)
  expect(pressLate(100, playhead)).toBe(3000)
  await player.play()
  await vi.waitFor(() => expect(audio.seeking).toBe(false))
  player.seek(6000)
  expect(pressLate(100, playhead)).toBeGreaterThanOrEqual(6000)
})

it('is now for what answers no key', async () => {
  const at = pressLate(100, pressedAt)
  expect(performance.now() - at).toBeGreaterThanOrEqual(100)
  await vi.waitFor(() => expect(performance.now() - pressedAt()).toBeLessThan(50))
})
