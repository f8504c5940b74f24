import { afterEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { Button, DialogFrame } from '../../../renderer/ui/dialog-frame.tsx'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/base.css'

const onDismiss = vi.fn()
const nothing = () => undefined

afterEach(async () => {
  await cleanup()
  onDismiss.mockReset()
})

it('has its title as its name and the focus where it says', async () => {
  await render(
    <DialogFrame title="A question" onDismiss={onDismiss} actions={<Button onPress={nothing}>Go</Button>}>
      <input aria-label="first" />
      <input aria-label="second" data-first-focus />
    </DialogFrame>,
  )
  await expect.element(page.getByRole('dialog', { name: 'A question' })).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'second' })).toHaveFocus()
})

it('has the focus on the advised button when nothing else asks for it', async () => {
  const actions = (
    <>
      <Button onPress={nothing}>Plain</Button>
      <Button isAdvised onPress={nothing}>
        Advised
      </Button>
    </>
  )
  await render(
    <DialogFrame title="A question" onDismiss={onDismiss} actions={actions}>
      text
    </DialogFrame>,
  )
  await expect.element(page.getByRole('button', { name: 'Advised' })).toHaveFocus()
})

it('is dismissed by Escape and stays open until whoever opened it closes it', async () => {
  await render(
    <DialogFrame title="A question" onDismiss={onDismiss}>
      <input aria-label="field" data-first-focus />
    </DialogFrame>,
  )
  await userEvent.keyboard('{Escape}')
  expect(onDismiss).toHaveBeenCalledOnce()
  await expect.element(page.getByRole('dialog')).toBeVisible()
})

it('keeps what is behind it out of reach', async () => {
  const view = await render(<button type="button">behind</button>)
  page.getByRole('button', { name: 'behind' }).element().focus()
  await view.rerender(
    <>
      <button type="button">behind</button>
      <DialogFrame title="A question" onDismiss={onDismiss} actions={<Button onPress={nothing}>Go</Button>}>
        text
      </DialogFrame>
    </>,
  )
  const behind = document.querySelector<HTMLElement>('button')!
  behind.focus()
  expect(document.activeElement).not.toBe(behind)
})

it('scrolls what is longer than the window, by keys too, with its buttons in view', async () => {
  await render(
    <DialogFrame title="Long" isWide onDismiss={onDismiss} actions={<Button onPress={nothing}>Go</Button>}>
      {Array.from({ length: 200 }, (_, i) => (
        <p key={i}>line {i}</p>
      ))}
    </DialogFrame>,
  )
  const body = page.getByRole('dialog').element().querySelector<HTMLElement>('[tabindex="0"]')!
  expect(body.scrollHeight).toBeGreaterThan(body.clientHeight)
  const { bottom } = page.getByRole('button', { name: 'Go' }).element().getBoundingClientRect()
  expect(bottom).toBeLessThanOrEqual(innerHeight)
  body.focus()
  await userEvent.keyboard('{End}')
  await expect.poll(() => body.scrollTop).toBeGreaterThan(0)
})

it('gives the focus back to where it was when it goes', async () => {
  const opener = <button type="button">opener</button>
  const view = await render(opener)
  page.getByRole('button', { name: 'opener' }).element().focus()
  await view.rerender(
    <>
      {opener}
      <DialogFrame title="A question" onDismiss={onDismiss}>
        <input aria-label="field" data-first-focus />
      </DialogFrame>
    </>,
  )
  await expect.element(page.getByRole('textbox', { name: 'field' })).toHaveFocus()
  await view.rerender(opener)
  await expect.element(page.getByRole('button', { name: 'opener' })).toHaveFocus()
})
