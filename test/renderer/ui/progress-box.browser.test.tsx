import { afterEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ProgressBox } from '../../../renderer/ui/progress-box.tsx'
import '../../../renderer/styles/tokens.css'

const onCancel = vi.fn()

afterEach(async () => {
  await cleanup()
  onCancel.mockReset()
})

const box = () => document.querySelector('[role="group"]')
const bar = () => page.getByRole('progressbar', { name: 'Reading' })

it('tells the share and guesses the time left only when it is known well enough', async () => {
  const since = performance.now() - 10_000
  const view = await render(<ProgressBox what="Reading" share={null} since={since} onCancel={onCancel} />)
  expect(box()?.textContent).toContain('Just begun')
  await view.rerender(<ProgressBox what="Reading" share={0.1} since={since} onCancel={onCancel} />)
  expect(box()?.textContent).toContain('10 %')
  expect(box()?.textContent).not.toContain('left')
  await view.rerender(<ProgressBox what="Reading" share={0.5} since={since} onCancel={onCancel} />)
  expect(box()?.textContent).toMatch(/50 %, about 1\d s left/)
})

it('appears after a moment and can be cancelled', async () => {
  const view = await render(
    <ProgressBox what="Reading" share={0.25} since={performance.now()} onCancel={onCancel} />,
  )
  await expect.element(bar()).toBeVisible()
  expect((bar().element() as HTMLProgressElement).value).toBe(0.25)
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(onCancel).toHaveBeenCalledOnce()
  await view.rerender(<ProgressBox what="Reading" share={null} since={0} onCancel={onCancel} />)
  expect(bar().element().hasAttribute('value')).toBe(false)
})
