import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ask } from '../../../renderer/commands/ask.ts'
import { Dialogs } from '../../../renderer/dialogs/dialogs.tsx'
import { argumentsOf, resetHost } from '../fake-host.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(() => {
  resetStores()
  resetHost()
})
afterEach(() => cleanup())

const one = { journal: 'j1', name: 'talk.srt', audioName: null, edits: 3, at: 0, isDeclined: false }
const other = { ...one, journal: 'j2', name: 'hearing.vtt', edits: 1 }

it('one of several is taken up; with Escape none is', async () => {
  const first = ask({ kind: 'recovery', unsaved: [one, other] })
  await render(<Dialogs />)
  await expect.element(page.getByText('3 corrections', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Restore the corrections of hearing.vtt' }).click()
  await expect(first).resolves.toBe('j2')
  const second = ask({ kind: 'recovery', unsaved: [one] })
  await page.getByRole('button', { name: 'Not now' }).click()
  await expect(second).resolves.toBe('cancel')
})

it('what is deleted goes from the list, which closes with the last', async () => {
  const answer = ask({ kind: 'recovery', unsaved: [one, other] })
  await render(<Dialogs />)
  await page.getByRole('button', { name: 'Delete the corrections of talk.srt' }).click()
  await expect.element(page.getByText('talk.srt')).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Delete the corrections of hearing.vtt' }).click()
  await expect(answer).resolves.toBe('cancel')
  expect(argumentsOf('leaveJournal')).toEqual([
    { journal: 'j1', keep: false },
    { journal: 'j2', keep: false },
  ])
})
