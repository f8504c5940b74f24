import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { SpeedDialog } from '../../../renderer/dialogs/speed-dialog.tsx'
import { documentStore } from '../../../renderer/state/document.ts'
import { shownNow } from '../../../renderer/state/preview.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'
import '../../../renderer/styles/tokens.css'
import '../../../renderer/styles/base.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const onDismiss = vi.fn()

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  onDismiss.mockReset()
})

const shown = () => shownNow().transcript.segments.map(({ start }) => start)
const own = () => page.getByRole('textbox', { name: 'Or times ×' })
const rate = (name: string) => page.getByRole('combobox', { name })

async function open() {
  load([line('a', 10_000, 11_000), line('b', 100_000, 101_000)])
  await render(<SpeedDialog onDismiss={onDismiss} />)
}

it('shows what two frame rates would do, and does it', async () => {
  await open()
  await rate('Made for').selectOptions('30 frames/s')
  await rate('Plays at').selectOptions('25 frames/s')
  await expect.poll(shown).toEqual([12_000, 120_000])
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('The last line starts at 2:00.000 instead of 1:40.000.')
  await page.getByRole('button', { name: 'Change' }).click()
  expect(documentStore.getState().transcript.segments.map(({ start }) => start)).toEqual([12_000, 120_000])
  expect(onDismiss).toHaveBeenCalledOnce()
})

it('takes a factor in place of the rates, with a point or a comma', async () => {
  await open()
  await own().fill('1,5')
  await expect.poll(shown).toEqual([15_000, 150_000])
  await expect.element(rate('Made for')).toBeDisabled()
  await own().fill('')
  await expect.element(rate('Made for')).toBeEnabled()
})

it('does nothing for a factor out of bounds', async () => {
  await open()
  await own().fill('100')
  await expect.element(page.getByRole('status')).toHaveTextContent('A factor lies between 0.1 and 10.')
  await expect.element(own()).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('button', { name: 'Change' }).click()
  expect(onDismiss).not.toHaveBeenCalled()
  expect(shown()).toEqual([10_000, 100_000])
})

it('has room for its three fields beside each other', async () => {
  await open()
  const { right } = page.getByRole('dialog').element().getBoundingClientRect()
  const boxes = [rate('Made for'), rate('Plays at'), own()].map((one) =>
    one.element().getBoundingClientRect(),
  )
  for (const [i, box] of boxes.entries()) {
    expect(box.right).toBeLessThan(right)
    expect(box.left).toBeGreaterThan(boxes[i - 1]?.right ?? 0)
  }
})
