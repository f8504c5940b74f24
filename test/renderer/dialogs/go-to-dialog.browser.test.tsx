import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { GoToDialog } from '../../../renderer/dialogs/go-to-dialog.tsx'
import { sessionStore } from '../../../renderer/state/session.ts'
import { resetStores } from '../stores.ts'
import '../../../renderer/styles/tokens.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))
vi.mock('../../../renderer/commands/play/playback.ts', async (original) => ({
  ...(await original<object>()),
  goTo: (_context: unknown, ms: number) => ({ message: `went to ${String(ms)}` }),
}))

const onDismiss = vi.fn()

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  onDismiss.mockReset()
  document.documentElement.dir = ''
})

const field = () => page.getByRole('textbox', { name: 'Time' })

async function open() {
  await render(<GoToDialog onDismiss={onDismiss} />)
  await expect.element(field()).toHaveFocus()
}

it('says that something is no time and stays open until it is one', async () => {
  await open()
  await userEvent.keyboard('soon{Enter}')
  await expect.element(page.getByText('“soon” is no time.')).toBeVisible()
  await expect.element(field()).toHaveAttribute('aria-invalid', 'true')
  expect(onDismiss).not.toHaveBeenCalled()
  await userEvent.keyboard('{Control>}a{/Control}1:02')
  await expect.element(field()).toHaveAttribute('aria-invalid', 'false')
  await userEvent.keyboard('{Enter}')
  expect(onDismiss).toHaveBeenCalledOnce()
  expect(sessionStore.getState().message).toBe('went to 62000')
})

it('goes on or back from the playhead', async () => {
  await open()
  await userEvent.keyboard('+30{Enter}')
  expect(sessionStore.getState().message).toBe('went to 30000')
})

it('is left as it was by Escape', async () => {
  await open()
  await userEvent.keyboard('1:02{Escape}')
  expect(onDismiss).toHaveBeenCalledOnce()
  expect(sessionStore.getState().message).toBe('')
})

it('shows a typed time from left to right in any interface', async () => {
  document.documentElement.dir = 'rtl'
  await open()
  expect(getComputedStyle(field().element()).direction).toBe('ltr')
})
