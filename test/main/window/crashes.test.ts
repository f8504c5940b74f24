import { expect, it, vi } from 'vitest'
import { startsAgain } from '../../../main/window/crashes.ts'

vi.mock('electron', () => ({}))

it('the page is started anew by itself, but not the third time within a minute', () => {
  expect(startsAgain([0], 0)).toBe(true)
  expect(startsAgain([0, 10_000], 10_000)).toBe(true)
  expect(startsAgain([0, 10_000, 20_000], 20_000)).toBe(false)
  expect(startsAgain([0, 10_000, 65_000], 65_000)).toBe(true)
})
