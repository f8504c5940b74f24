import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ask } from '../../../renderer/commands/ask.ts'
import { LostAudioDialog, OtherAudioDialog } from '../../../renderer/dialogs/audio-questions.tsx'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

it.each([
  ['Locate…', 'locate'],
  ['Open without audio', 'without'],
  ['Cancel', 'cancel'],
])('the question about lost audio is answered by “%s” with %s', async (name, expected) => {
  const answer = ask({ kind: 'palette' })
  await render(<LostAudioDialog name="talk.mp3" hasText />)
  await page.getByRole('button', { name }).click()
  await expect(answer).resolves.toBe(expected)
})

it('an episode without a transcript cannot be opened without its audio', async () => {
  await render(<LostAudioDialog name="talk.mp3" hasText={false} />)
  await expect.element(page.getByRole('button', { name: 'Open without audio' })).not.toBeInTheDocument()
})

it.each([
  ['Choose another…', 'another'],
  ['Use anyway', 'use'],
  ['Cancel', 'cancel'],
])('the question about other audio is answered by “%s” with %s', async (name, expected) => {
  const answer = ask({ kind: 'palette' })
  await render(<OtherAudioDialog name="b.mp3" nowMs={723_000} thenMs={1_870_000} />)
  await expect.element(page.getByText(/12:03 long, .* was 31:10/)).toBeVisible()
  await page.getByRole('button', { name }).click()
  await expect(answer).resolves.toBe(expected)
})

it('lengths that are not known are not said', async () => {
  await render(<OtherAudioDialog name="b.mp3" nowMs={null} thenMs={1_870_000} />)
  await expect.element(page.getByText(/may not fit/)).toBeVisible()
})
