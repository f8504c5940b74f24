import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { Palette } from '../../../renderer/dialogs/palette.tsx'
import { sessionStore } from '../../../renderer/state/session.ts'
import { commands } from '../../../shared/commands/index.ts'
import { resetStores } from '../stores.ts'
import '../../../renderer/styles/tokens.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const onDismiss = vi.fn()

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  onDismiss.mockReset()
})

const field = () => page.getByRole('combobox', { name: 'Command' })
const options = () => page.getByRole('option').elements()
const chosen = () => options().findIndex((option) => option.getAttribute('aria-selected') === 'true')

async function open() {
  await render(<Palette onDismiss={onDismiss} />)
  await expect.element(field()).toHaveFocus()
}

it('lists all commands with their group and first key', async () => {
  await open()
  expect(options()).toHaveLength(commands.length)
  await expect
    .element(page.getByRole('option', { name: 'Set start here' }))
    .toHaveTextContent('Set start hereCorrectI')
})

it('chooses by arrow keys, as far as the list goes, and says so to assistive technology', async () => {
  await open()
  await userEvent.keyboard('{ArrowUp}')
  expect(chosen()).toBe(0)
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await expect.poll(chosen).toBe(2)
  await expect.element(field()).toHaveAttribute('aria-activedescendant', options()[2]?.id)
})

it('brings the chosen command into view', async () => {
  await open()
  const list = page.getByRole('listbox').element()
  const isInside = () => {
    const row = options()[chosen()]!.getBoundingClientRect()
    const view = list.getBoundingClientRect()
    return row.top >= view.top - 1 && row.bottom <= view.bottom + 1
  }
  for (let i = 0; i < 30; i++) await userEvent.keyboard('{ArrowDown}')
  await expect.poll(() => [chosen(), isInside()]).toEqual([30, true])
})

it('runs by Enter what a part of the name finds first', async () => {
  await open()
  await userEvent.keyboard('{ArrowDown}go to time')
  await expect.poll(chosen).toBe(0)
  await userEvent.keyboard('{Enter}')
  expect(onDismiss).toHaveBeenCalledOnce()
  // What it needs is not there: it says what to open.
  expect(sessionStore.getState().message).not.toBe('')
})

it('runs by a click', async () => {
  await open()
  await page.getByRole('option', { name: 'Keys', exact: false }).first().click()
  expect(onDismiss).toHaveBeenCalledOnce()
})

it('says that no command has that name, and then Enter does nothing', async () => {
  await open()
  await userEvent.keyboard('xyzzy')
  await expect.element(page.getByText('No command has this in its name.')).toBeVisible()
  await expect.element(field()).not.toHaveAttribute('aria-activedescendant')
  await userEvent.keyboard('{Enter}')
  expect(onDismiss).not.toHaveBeenCalled()
})
