import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ask } from '../../../renderer/commands/ask.ts'
import { Dialogs } from '../../../renderer/dialogs/dialogs.tsx'
import { type Dialog, sessionStore, show } from '../../../renderer/state/session.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

const dialog = (name?: string) => page.getByRole('dialog', name === undefined ? {} : { name })

const NAMES: readonly [Dialog, string][] = [
  [{ kind: 'keys' }, 'Keys'],
  [{ kind: 'palette' }, 'Commands'],
  [{ kind: 'go-to' }, 'Go to time'],
  [{ kind: 'shift' }, 'Shift times'],
  [{ kind: 'speed' }, 'Change speed of times'],
  [{ kind: 'save-as' }, 'Save as'],
  [{ kind: 'export-copy' }, 'Export a copy'],
  [{ kind: 'export-chapters' }, 'Export chapters'],
  [{ kind: 'unsaved', name: 'a.srt' }, 'Save the changes to “a.srt”?'],
  [{ kind: 'changed-outside', name: 'a.srt' }, '“a.srt” was changed by another program'],
]

it.each(NAMES)('shows the one of %o, which Escape closes', async (asked, name) => {
  load([line('a', 1000, 2000)])
  await render(<Dialogs />)
  await expect.element(dialog()).not.toBeInTheDocument()
  show({ dialog: asked })
  await expect.element(dialog(name)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog()).not.toBeInTheDocument()
  expect(sessionStore.getState().dialog).toBeNull()
})

it('answers which kind of file chapters are written to', async () => {
  await render(<Dialogs />)
  const answer = ask({ kind: 'export-chapters' })
  const formats = page.getByRole('radio')
  await expect.element(formats.first()).toBeChecked()
  await formats.nth(1).click()
  const second = (formats.nth(1).element() as HTMLInputElement).value
  await page.getByRole('button', { name: 'Choose a place…' }).click()
  expect(await answer).toBe(second)
})

it('answers one question with “cancel” when another is asked', async () => {
  await render(<Dialogs />)
  const first = ask({ kind: 'unsaved', name: 'a.srt' })
  void ask({ kind: 'candidates', names: ['b.srt'] })
  expect(await first).toBe('cancel')
  await expect.element(page.getByRole('button', { name: 'b.srt' })).toBeVisible()
})
