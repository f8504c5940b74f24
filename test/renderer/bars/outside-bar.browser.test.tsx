import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { OutsideBar } from '../../../renderer/bars/outside-bar.tsx'
import { takeTextChange } from '../../../renderer/commands/episode/outside.ts'
import { loadDocument } from '../../../renderer/state/document.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { readTranscript } from '../../../shared/formats/index.ts'
import { FILE } from '../context.ts'
import { argumentsOf, reply, resetHost } from '../fake-host.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const button = (name: string) => page.getByRole('button', { name })

beforeEach(async () => {
  resetStores()
  resetHost()
  const source = readTranscript('1\n00:00:01,000 --> 00:00:02,000\nOne.\n', 'a.srt')
  loadDocument({ ...FILE, stamp: 'first', source }, source)
  await render(<OutsideBar />)
})
afterEach(() => cleanup())

it('is not there while the file is as it was', async () => {
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
})

it('offers to reload a file that was changed, to compare, and to keep what is on screen', async () => {
  takeTextChange({ grant: 't', stamp: 'theirs', is: 'changed' })
  await expect.element(page.getByRole('alert')).toHaveTextContent(/a\.srt was changed by another program/)
  await expect.element(button('Reload')).toBeVisible()
  await button('Compare…').click()
  expect(sessionStore.getState().dialog?.kind).toBe('compare')
  await button('Keep mine').click()
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  expect(argumentsOf('adoptVersion')).toHaveLength(1)
})

it('offers to save a file again that has gone', async () => {
  reply('saveTranscript', { stamp: 'saved', isKept: true })
  takeTextChange({ grant: 't', stamp: 'nothing', is: 'gone' })
  await expect.element(page.getByRole('alert')).toHaveTextContent(/a\.srt is no longer where it was/)
  await expect.element(button('Reload')).not.toBeInTheDocument()
  await button('Save it again').click()
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  expect(argumentsOf('saveTranscript')).toHaveLength(1)
})
