import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { appStore } from '../../../renderer/state/app.ts'
import { enter, leaveModes } from '../../../renderer/state/mode.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { TapView } from '../../../renderer/tapping/tap-view.tsx'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const LINES = [
  line('a', 1000, null, 'first', { speaker: 'Ann' }),
  line('b', null, null, 'second', { speaker: 'Ben' }),
  ...['third', 'fourth', 'fifth', 'sixth'].map((text) => line(text, null, null, text)),
]

beforeEach(() => {
  resetStores()
  load(LINES)
})
afterEach(() => cleanup())

const current = () => page.getByRole('status', { name: 'Current line' })
const tapping = (next: number) =>
  enter({ kind: 'tapping', pass: { mode: 'lines', next, reached: next } }, null)

it('is there only in the tap mode', async () => {
  await render(<TapView />)
  await expect.element(current()).not.toBeInTheDocument()
  tapping(0)
  await expect.element(current()).toBeVisible()
  leaveModes()
  await expect.element(current()).not.toBeInTheDocument()
})

it('shows the line that is waited for, the one before with its time, and three more', async () => {
  tapping(1)
  await render(<TapView />)
  await expect.element(current()).toHaveTextContent('Bensecond')
  await expect.element(page.getByText('Line 2 of 6')).toBeVisible()
  await expect.element(page.getByText('0:01.000')).toBeVisible()
  const ahead = page.getByRole('list', { name: 'Next lines' }).getByRole('listitem').elements()
  expect(ahead.map(({ textContent }) => textContent)).toEqual(['third', 'fourth', 'fifth'])
  tapping(5)
  await expect
    .element(page.getByRole('list', { name: 'Next lines' }).getByRole('listitem'))
    .not.toBeInTheDocument()
})

it('says at the end that all is done', async () => {
  tapping(6)
  await render(<TapView />)
  await expect.element(current()).toHaveTextContent('All lines have their time.')
  await expect.element(page.getByText('Line 6 of 6')).toBeVisible()
})

it('names the keys on its buttons, and leaves by one', async () => {
  tapping(1)
  await render(<TapView />)
  const here = page.getByRole('button', { name: /^Starts now/ }).element()
  expect(here.querySelector('kbd')?.textContent).toBe('Space')
  await page.getByRole('button', { name: /^Done/ }).click()
  await expect.element(current()).not.toBeInTheDocument()
})

it('keeps what is tapped and whether taps go to speech, and asks for the reaction', async () => {
  tapping(1)
  await render(<TapView />)
  const { snaps } = appStore.getState().settings.tap
  await page.getByRole('checkbox').click()
  await page.getByRole('combobox', { name: 'What is tapped' }).selectOptions('Only where the speaker changes')
  expect(appStore.getState().settings.tap).toMatchObject({ snaps: !snaps, mode: 'turns' })
  await page.getByRole('button', { name: /^Reaction/ }).click()
  expect(sessionStore.getState().dialog).toEqual({ kind: 'reaction' })
})
