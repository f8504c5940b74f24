import { afterEach, beforeEach, expect, it } from 'vitest'
import { playhead, pressedAt, startPresses } from '../../../renderer/commands/press.ts'
import * as player from '../../../renderer/playback/player.ts'
import { until } from '../../until.ts'
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
function pressLate<T>(ms: number, read: (pressed: number) => T): T {
  const event = new KeyboardEvent('keydown', { code: 'KeyI' })
  while (performance.now() < event.timeStamp + ms) continue
  let answer: T | undefined
  window.addEventListener('keydown', () => (answer = read(event.timeStamp)), { once: true })
  window.dispatchEvent(event)
  return answer!
}

it('is where the sound was when the key was pressed, however late it is answered', async () => {
  await player.play()
  await until(() => expect(player.position()).toBeGreaterThan(500))
  const { asked, present, late } = pressLate(200, (pressed) => {
    const asked = playhead()
    return { asked, present: player.position(), late: performance.now() - pressed }
  })
  expect(present - asked).toBeGreaterThanOrEqual(199)
  // The element's time goes on in steps of about 20 ms.
  expect(present - asked).toBeLessThan(late + 50)
})

it('is where the sound stands, and never before the place it was sent to', async () => {
  player.seek(3000)
  expect(pressLate(100, playhead)).toBe(3000)
  await player.play()
  await until(() => expect(audio.seeking).toBe(false))
  player.seek(6000)
  expect(pressLate(100, playhead)).toBeGreaterThanOrEqual(6000)
})

it('is now for what answers no key', async () => {
  const at = pressLate(100, pressedAt)
  const late = performance.now() - at
  expect(late).toBeGreaterThanOrEqual(100)
  const since = () => performance.now() - pressedAt()
  await until(() => expect(since()).toBeLessThan(50))
})
