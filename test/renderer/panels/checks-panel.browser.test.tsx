import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { findingsIn, optionsOf } from '../../../renderer/commands/review/checks.ts'
import { ChecksPanel } from '../../../renderer/panels/checks-panel.tsx'
import { appStore } from '../../../renderer/state/app.ts'
import { documentStore } from '../../../renderer/state/document.ts'
import { takeFindings } from '../../../renderer/state/findings.ts'
import { modeStore, selectReview } from '../../../renderer/state/mode.ts'
import { selectionStore } from '../../../renderer/state/selection.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

const OVERLAPPING = [
  line('a', 1000, 3500, 'One two three four'),
  line('b', 3000, 5000, 'Five six seven eight'),
]
const group = (name: RegExp) => page.getByRole('region', { name })

async function open(lines: readonly Segment[]) {
  load([...lines])
  const { transcript } = documentStore.getState()
  takeFindings(findingsIn(transcript, optionsOf(appStore.getState().settings, 60_000, null)))
  await render(<ChecksPanel />)
}

it('says that all is fine where it is', async () => {
  await open([line('a', 1000, 3000, 'One two three four')])
  await expect.element(page.getByText(/^The checks have found nothing/)).toBeVisible()
})

it('lists findings by kind; a click selects the line', async () => {
  await open(OVERLAPPING)
  await expect.element(group(/overlap/i).getByRole('heading')).toHaveTextContent(/1$/)
  await group(/overlap/i)
    .getByRole('listitem')
    .getByRole('button')
    .first()
    .click()
  expect(selectionStore.getState().id).toBe(OVERLAPPING[findingIndex()]?.id)
})

it('fixes one finding at once, and all after a look', async () => {
  await open(OVERLAPPING)
  await group(/overlap/i)
    .getByRole('button', { name: 'Fix all…' })
    .click()
  expect(selectReview(modeStore.getState())).not.toBeNull()
  expect(documentStore.getState().history.past).toHaveLength(0)
  document.querySelectorAll<HTMLElement>('li button')[1]?.click()
  await expect.poll(() => documentStore.getState().history.past.length).toBe(1)
})

it('counts what it does not list of many', async () => {
  await open(Array.from({ length: 150 }, (_, i) => line(`l${i}`, i * 1000, i * 1000 + 1500, 'One two three')))
  await expect.element(page.getByText('and 49 more')).toBeInTheDocument()
  expect(
    group(/overlap/i)
      .getByRole('listitem')
      .elements(),
  ).toHaveLength(100)
})

it('takes limits that can be, and no others', async () => {
  await open([])
  await page.getByText('What counts as wrong').click()
  const field = page.getByRole('spinbutton', { name: 'Shortest gap (ms)' })
  await field.fill('120')
  expect(appStore.getState().settings.checks.minGapMs).toBe(120)
  await field.fill('99999')
  expect(appStore.getState().settings.checks.minGapMs).toBeLessThan(99_999)
})

function findingIndex(): number {
  const { transcript } = documentStore.getState()
  const { findings } = findingsIn(transcript, optionsOf(appStore.getState().settings, 60_000, null))
  return findings.find(({ kind }) => kind === 'overlap')?.index ?? -1
}
