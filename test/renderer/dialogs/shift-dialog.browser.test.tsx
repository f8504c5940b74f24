import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ShiftDialog } from '../../../renderer/dialogs/shift-dialog.tsx'
import { documentStore } from '../../../renderer/state/document.ts'
import { modeStore } from '../../../renderer/state/mode.ts'
import { shownNow } from '../../../renderer/state/preview.ts'
import { select } from '../../../renderer/state/selection.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const onDismiss = vi.fn()

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  onDismiss.mockReset()
})

const shown = () => shownNow().transcript.segments.map(({ start }) => start)
const saved = () => documentStore.getState().transcript.segments.map(({ start }) => start)
const field = () => page.getByRole('textbox', { name: 'By how much' })

async function open() {
  load([line('a', 1000, 2000), line('b', 3000, 4000, 'b', { mark: 'confirmed' }), line('c', 5000, 6000)])
  await render(<ShiftDialog onDismiss={onDismiss} />)
  await expect.element(field()).toHaveFocus()
}

it('shows what a typed amount would do before it is done, and Enter does it', async () => {
  await open()
  await userEvent.keyboard('+0.4')
  await expect.poll(shown).toEqual([1400, 3000, 5400])
  await expect.element(page.getByRole('status')).toHaveTextContent('2 lines +0.40 s')
  expect(saved()).toEqual([1000, 3000, 5000])
  await userEvent.keyboard('{Enter}')
  expect(saved()).toEqual([1400, 3000, 5400])
  expect(onDismiss).toHaveBeenCalledOnce()
})

it('moves confirmed lines when that is asked for', async () => {
  await open()
  await field().fill('-250ms')
  await page.getByRole('checkbox', { name: 'Confirmed lines too' }).click()
  await expect.poll(shown).toEqual([750, 2750, 4750])
})

it('moves the selected lines alone', async () => {
  load([line('a', 1000, 2000), line('b', 3000, 4000), line('c', 5000, 6000)])
  select('b', { extent: 'c' })
  await render(<ShiftDialog onDismiss={onDismiss} />)
  await expect.element(page.getByRole('status')).toHaveTextContent('2 lines:')
  await field().fill('0.1')
  await expect.poll(shown).toEqual([1000, 3100, 5100])
})

it('shows nothing for what is no amount, and leaves nothing behind when it goes', async () => {
  await open()
  await field().fill('much')
  await expect.element(field()).toHaveAttribute('aria-invalid', 'true')
  await userEvent.keyboard('{Enter}')
  expect(onDismiss).not.toHaveBeenCalled()
  await field().fill('1')
  await expect.poll(() => modeStore.getState().preview).not.toBeNull()
  await cleanup()
  expect(modeStore.getState().preview).toBeNull()
  expect(saved()).toEqual([1000, 3000, 5000])
})
