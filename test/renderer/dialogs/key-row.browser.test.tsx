import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { KeyRow } from '../../../renderer/dialogs/key-row.tsx'
import { appStore } from '../../../renderer/state/app.ts'
import { bindingsNow } from '../../../renderer/state/bindings.ts'
import { findCommand } from '../../../shared/commands/index.ts'
import { bindKeys, chordsOf } from '../../../shared/commands/keymap.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

function Row({ id }: { id: 'correct.confirm' }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <KeyRow
      command={findCommand(id)!}
      base={bindKeys({ preset: 'earmark', changes: {} })}
      isOpen={isOpen}
      onOpen={setOpen}
    />
  )
}

const row = () => page.getByRole('button', { name: /^Confirm this line/ })
const keys = () => page.getByRole('group', { name: /^Keys of Confirm this line/ })
const newKeys = () => page.getByRole('textbox', { name: /^New keys of Confirm this line/ })
const codes = () => chordsOf(bindingsNow(), 'correct.confirm').map(({ code }) => code)

async function open() {
  await render(<Row id="correct.confirm" />)
  await row().click()
  await expect.element(newKeys()).toHaveFocus()
}

it('opens for new keys, which come first and are told as changed; then it has the focus again', async () => {
  await open()
  await userEvent.keyboard('{F9}')
  expect(codes()).toEqual(['F9', 'KeyA'])
  await expect.element(keys()).not.toBeInTheDocument()
  await expect.element(row()).toHaveFocus()
  await expect.element(row()).toHaveAccessibleName(/, F9 or A, changed$/)
})

it('waits on while only a modifier is pressed', async () => {
  await open()
  await userEvent.keyboard('{Shift>}')
  await expect.element(keys()).toBeVisible()
  await userEvent.keyboard('{F9}{/Shift}')
  await expect.element(row()).toHaveAccessibleName(/Shift\+F9/)
})

it('asks before it takes keys from another command, and Cancel takes nothing', async () => {
  await open()
  await userEvent.keyboard('i')
  await expect.element(page.getByRole('alert')).toHaveTextContent('Set start here')
  await expect.element(page.getByRole('button', { name: 'Use I here' })).toHaveFocus()
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(codes()).toEqual(['KeyA'])
})

it('takes them if that is meant, or waits for others', async () => {
  await open()
  await userEvent.keyboard('i')
  await page.getByRole('button', { name: 'Other keys' }).click()
  await expect.element(newKeys()).toHaveFocus()
  await userEvent.keyboard('i')
  await page.getByRole('button', { name: 'Use I here' }).click()
  expect(codes()).toEqual(['KeyI', 'KeyA'])
  expect(chordsOf(bindingsNow(), 'correct.setStart').map(({ code }) => code)).not.toContain('KeyI')
})

it('asks whether Escape is meant as the key; Escape again closes the question alone', async () => {
  await open()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('alert')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  expect(codes()).toEqual(['KeyA'])
})

it('is left by Tab, which is no key to choose', async () => {
  await open()
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByRole('button', { name: 'Remove A' })).toHaveFocus()
  expect(codes()).toEqual(['KeyA'])
})

it('has keys taken away, and those of the preset put back', async () => {
  await open()
  await page.getByRole('button', { name: 'Remove A' }).click()
  expect(codes()).toEqual([])
  await expect.element(row()).toHaveAccessibleName(/, no key, changed$/)
  await row().click()
  await page.getByRole('button', { name: 'Reset' }).click()
  expect(codes()).toEqual(['KeyA'])
  await expect.element(row()).toHaveAccessibleName(/, A$/)
})

it('calls keys what the system calls them, as soon as that is known', async () => {
  await open()
  await userEvent.keyboard('{Shift>}{F9}{/Shift}')
  await expect.element(row()).toHaveTextContent('Shift+F9')
  appStore.setState({ mac: true })
  await expect.element(row()).toHaveTextContent('⇧F9')
})
