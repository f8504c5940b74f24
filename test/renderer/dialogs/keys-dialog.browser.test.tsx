import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { changeSettings } from '../../../renderer/commands/settings.ts'
import { KeysDialog } from '../../../renderer/dialogs/keys-dialog.tsx'
import { appStore } from '../../../renderer/state/app.ts'
import { tell } from '../../../renderer/state/session.ts'
import { resetStores } from '../stores.ts'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/base.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const onDismiss = vi.fn()

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  onDismiss.mockReset()
  document.documentElement.dir = ''
})

const query = () => page.getByRole('textbox', { name: 'Find a command or a key' })
const names = () =>
  page
    .getByRole('button', { expanded: false })
    .elements()
    .map((row) => row.getAttribute('aria-label'))

async function open(first?: string) {
  await render(<KeysDialog {...(first !== undefined && { query: first })} onDismiss={onDismiss} />)
  await expect.element(query()).toHaveFocus()
}

it('finds commands by a part of their name', async () => {
  await open()
  expect(names().length).toBeGreaterThan(50)
  await userEvent.keyboard('set start')
  await expect.poll(names).toEqual([expect.stringMatching(/^Set start here/)])
  await userEvent.keyboard(' nowhere')
  await expect.element(page.getByText('No command has this in its name or its keys.')).toBeVisible()
})

it('finds the command of a key, and opens with what it is asked for', async () => {
  await open('shift+r')
  await expect.element(page.getByRole('button', { name: /^Loop line/ })).toBeVisible()
})

it('has one row open at a time', async () => {
  await open('scope')
  await page.getByRole('button', { name: /^Scope: this line/ }).click()
  await page.getByRole('button', { name: /^Scope: from here on/ }).click()
  expect(page.getByRole('button', { expanded: true }).elements()).toHaveLength(1)
})

it('shows the keys of other programs', async () => {
  await open()
  const before = names()
  const presets = page.getByRole('combobox', { name: 'Keys as in' })
  await presets.selectOptions((presets.element() as HTMLSelectElement).options[1]!)
  await expect.poll(names).not.toEqual(before)
})

it('asks before it resets all keys, and says when there is nothing to reset', async () => {
  await open()
  await page.getByRole('button', { name: 'Reset all…' }).click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('All keys are those of Earmark already.')
  await page.getByRole('button', { name: 'Good' }).click()
  changeSettings({ keyChanges: { 'correct.confirm': [] } })
  await page.getByRole('button', { name: 'Reset all…' }).click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('You have chosen the keys of 1 command.')
  await page.getByRole('button', { name: 'Reset all', exact: true }).click()
  expect(appStore.getState().settings.keyChanges).toEqual({})
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
})

it('tells what came of a change, but not what was said before', async () => {
  tell('said before')
  await open()
  await expect.element(page.getByRole('status')).toHaveTextContent(/^Click a command/)
  tell('said now')
  await expect.element(page.getByRole('status')).toHaveTextContent('said now')
})

it('names the keys of the mouse as the system does, once that is known', async () => {
  await open()
  await expect.element(page.getByText('Ctrl wheel')).toBeInTheDocument()
  appStore.setState({ mac: true })
  await expect.element(page.getByText('⌘ wheel')).toBeInTheDocument()
  await expect.element(page.getByText('Ctrl wheel')).not.toBeInTheDocument()
})

it('shows keys in the order in which they are pressed in any interface', async () => {
  document.documentElement.dir = 'rtl'
  await open('slower')
  const key = [...document.querySelectorAll('kbd')].find(({ textContent }) => textContent === 'Shift+,')!
  const range = document.createRange()
  const leftOf = (at: number) => {
    range.setStart(key.firstChild!, at)
    range.setEnd(key.firstChild!, at + 1)
    return range.getBoundingClientRect().left
  }
  expect(leftOf(0)).toBeLessThan(leftOf('Shift+,'.length - 1))
})
