import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ScopeSwitch } from '../../../renderer/bars/scope-switch.tsx'
import { sessionStore, show } from '../../../renderer/state/session.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  document.documentElement.dir = ''
})

const choice = (name: string) => page.getByRole('radio', { name })
const scope = () => sessionStore.getState().scope

it('shows what moves with a start, however that was chosen', async () => {
  await render(<ScopeSwitch />)
  await expect.element(choice('This line')).toBeChecked()
  await choice('Between anchors').click()
  expect(scope()).toBe('stretch')
  show({ scope: 'ripple' })
  await expect.element(choice('From here on')).toBeChecked()
  await expect.element(choice('Between anchors')).not.toBeChecked()
})

it('goes round by arrow keys and takes the focus along; Tab reaches only the chosen one', async () => {
  await render(<ScopeSwitch />)
  await userEvent.keyboard('{Tab}')
  await expect.element(choice('This line')).toHaveFocus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(choice('From here on')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await expect.element(choice('This line')).toHaveFocus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(scope()).toBe('stretch')
  const reached = page
    .getByRole('radio')
    .elements()
    .map((radio) => (radio as HTMLElement).tabIndex)
  expect(reached).toEqual([-1, -1, 0])
})

it('goes the other way in an interface from right to left', async () => {
  document.documentElement.dir = 'rtl'
  await render(<ScopeSwitch />)
  await userEvent.keyboard('{Tab}{ArrowLeft}')
  expect(scope()).toBe('ripple')
})
