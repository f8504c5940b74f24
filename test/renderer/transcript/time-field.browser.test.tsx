import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { TimeField } from '../../../renderer/transcript/time-field.tsx'

const onCommit = vi.fn<(text: string) => boolean>()
const onLeave = vi.fn()

beforeEach(() => void onCommit.mockReturnValue(true))
afterEach(async () => {
  await cleanup()
  onCommit.mockReset()
  onLeave.mockReset()
})

const field = () => page.getByRole('textbox', { name: 'Start' })

async function open() {
  await render(<TimeField label="Start" value="0:01.000" onCommit={onCommit} onLeave={onLeave} />)
  await expect.element(field()).toHaveFocus()
}

it('is marked whole, so that typing replaces it; Enter commits once', async () => {
  await open()
  await userEvent.keyboard('0:02{Enter}')
  expect(onCommit.mock.calls).toEqual([['0:02']])
  ;(field().element() as HTMLElement).blur()
  expect(onCommit).toHaveBeenCalledOnce()
  expect(onLeave).toHaveBeenCalledOnce()
})

it('stays open at Enter for what is no time', async () => {
  onCommit.mockReturnValue(false)
  await open()
  await userEvent.keyboard('soon{Enter}')
  await expect.element(field()).toHaveAttribute('aria-invalid', 'true')
  expect(onLeave).not.toHaveBeenCalled()
  onCommit.mockReturnValue(true)
  await userEvent.keyboard('{Control>}a{/Control}0:03{Enter}')
  expect(onLeave).toHaveBeenCalledOnce()
})

it('commits when the focus goes elsewhere, and then leaves even with what is no time', async () => {
  onCommit.mockReturnValue(false)
  await open()
  await userEvent.keyboard('soon')
  ;(field().element() as HTMLElement).blur()
  expect(onCommit).toHaveBeenCalledOnce()
  expect(onLeave).toHaveBeenCalledOnce()
})

it.each(['{Escape}', '0:05{Escape}', '{Enter}', '{Backspace}{Enter}'])(
  'changes nothing by %s',
  async (keys) => {
    await open()
    await userEvent.keyboard(keys)
    expect(onCommit).not.toHaveBeenCalled()
    expect(onLeave).toHaveBeenCalledOnce()
  },
)
