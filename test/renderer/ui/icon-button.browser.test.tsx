import { afterEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { IconButton } from '../../../renderer/ui/icon-button.tsx'

const onPress = vi.fn()

afterEach(async () => {
  await cleanup()
  onPress.mockReset()
})

it('is pressed by a click without taking the focus from the page', async () => {
  await render(
    <>
      <input aria-label="field" />
      <IconButton tip="Save (Ctrl+S)" label="Save" onPress={onPress}>
        x
      </IconButton>
    </>,
  )
  const field = page.getByRole('textbox')
  field.element().focus()
  await page.getByRole('button', { name: 'Save' }).click()
  expect(onPress).toHaveBeenCalledOnce()
  await expect.element(field).toHaveFocus()
})

it('says whether it is pressed or expanded only where that means something', async () => {
  const view = await render(
    <IconButton tip="t" label="l" onPress={onPress}>
      x
    </IconButton>,
  )
  const button = page.getByRole('button')
  await expect.element(button).not.toHaveAttribute('aria-pressed')
  await expect.element(button).not.toHaveAttribute('aria-expanded')
  await view.rerender(
    <IconButton tip="t" label="l" onPress={onPress} isPressed={false} isExpanded isDisabled>
      x
    </IconButton>,
  )
  await expect.element(button).toHaveAttribute('aria-pressed', 'false')
  await expect.element(button).toHaveAttribute('aria-expanded', 'true')
  await expect.element(button).toBeDisabled()
})
