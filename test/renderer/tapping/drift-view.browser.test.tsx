import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { type DriftPass, enter, modeStore, selectDrift } from '../../../renderer/state/mode.ts'
import { DriftView } from '../../../renderer/tapping/drift-view.tsx'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(() => {
  resetStores()
  load([line('a', 1000, null, 'first'), line('b', 60_000, null, 'second')])
})
afterEach(() => cleanup())

const view = () => page.getByRole('region', { name: 'Find drift' })
const searching = (pass: Partial<DriftPass>) =>
  enter({ kind: 'drift', pass: { samples: [0, 1], at: 0, heard: [], fit: null, ...pass } }, null)

it('asks for the start of one line after another', async () => {
  await render(<DriftView />)
  await expect.element(view()).not.toBeInTheDocument()
  searching({})
  await expect.element(page.getByRole('status', { name: 'Current line' })).toHaveTextContent('first')
  await expect
    .element(view())
    .toHaveTextContent(/^1 of 2 · press Space when you hear this line begin; it stands at 0:01/)
  searching({ at: 1 })
  await expect.element(page.getByRole('status', { name: 'Current line' })).toHaveTextContent('second')
})

it('has nothing to correct where no line was heard', async () => {
  searching({ at: 2 })
  await render(<DriftView />)
  await expect.element(page.getByRole('status')).toHaveTextContent('No line was heard.')
  await expect.element(page.getByRole('button', { name: 'Correct all lines' })).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'One back' }).click()
  expect(selectDrift(modeStore.getState())?.at).toBe(1)
})

it('is left by Cancel', async () => {
  searching({})
  await render(<DriftView />)
  await page.getByRole('button', { name: /^Cancel/ }).click()
  await expect.element(view()).not.toBeInTheDocument()
})
