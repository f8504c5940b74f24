import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ReviewBar } from '../../../renderer/bars/review-bar.tsx'
import { run } from '../../../renderer/commands/dispatch/run.ts'
import { beginReview } from '../../../renderer/commands/review/review.ts'
import { clearDocument, commit, documentStore, undo } from '../../../renderer/state/document.ts'
import { modeStore, selectReview, tryOut } from '../../../renderer/state/mode.ts'
import { shownNow } from '../../../renderer/state/preview.ts'
import { select, selectionStore } from '../../../renderer/state/selection.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { TranscriptList } from '../../../renderer/transcript/transcript-list.tsx'
import '../../../renderer/styles/tokens.css'
import { act } from '../../../renderer/commands/perform.ts'
import { type Edit, replaceLines } from '../../../shared/model/edit.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { line } from '../../builders.ts'
import { frames } from '../frames.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const LINES = [line('a', 1000, 2000), line('b', 3000, 4000), line('c', 5000, 6000), line('d', 7000, 8000)]

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  clearDocument()
})

const reviewed = () => selectReview(modeStore.getState())
const bar = () => page.getByRole('region', { name: 'Review' })
const present = () => page.getByRole('group', { name: 'Present line' })
const starts = () => shownNow().transcript.segments.map(({ start }) => start)
const saved = () => documentStore.getState().transcript.segments.map(({ start }) => start)

/** Proposes other starts, by index. */
function propose(after: Readonly<Record<number, number>>): Edit {
  const changes = new Map<number, Partial<Segment>>(
    Object.entries(after).map(([index, start]) => [Number(index), { start }]),
  )
  const edit = replaceLines(documentStore.getState().transcript, changes, { label: 'x', selection: [] })
  if (!edit) throw new Error('nothing changes')
  return edit
}

async function review(after: Readonly<Record<number, number>>, lines: Segment[] = LINES, note = '') {
  load(lines)
  await render(
    <div style={{ width: '900px', height: '600px', display: 'flex', flexDirection: 'column' }}>
      <ReviewBar />
      <TranscriptList />
    </div>,
  )
  act(beginReview, { title: 'Snap', edit: propose(after), note })
  await expect.element(bar()).toBeVisible()
}

it('shows how many lines would change, the present one with both places, and takes the focus', async () => {
  await review({ 0: 1300, 2: 4900 }, LINES, 'line 4 has no speech')
  await expect.element(bar()).toHaveTextContent('Snap 2 lines would change · line 4 has no speech')
  await expect.element(present()).toHaveTextContent('Line 1: 0:01.000 → 0:01.300 +0.30 s')
  expect(document.activeElement).toBe(bar().element())
  expect(selectionStore.getState().id).toBe('a')
  expect(starts()).toEqual([1300, 3000, 4900, 7000])
  expect(saved()).toEqual([1000, 3000, 5000, 7000])
})

it('shows in the row what holds and what is tried', async () => {
  await review({ 0: 1300, 2: 4900 })
  const row = page.getByRole('listitem').first()
  await expect.element(row.getByRole('deletion')).toHaveTextContent('0:01.000')
  await expect.element(row.getByRole('button', { name: 'Start 0:01.300' })).toBeVisible()
  run('review.leaveOut')
  await expect.element(row).toHaveAttribute('data-state', 'selected left-out')
  await expect.element(row.getByRole('deletion')).not.toBeInTheDocument()
})

it('goes around by time or by size, and to a line of it that is selected', async () => {
  await review({ 0: 1300, 2: 4100, 3: 7200 })
  run('review.previous')
  await expect.element(present()).toHaveTextContent('Line 4:')
  run('correct.nextChange')
  await expect.element(present()).toHaveTextContent('Line 1:')
  await page.getByRole('button', { name: 'Largest moves first' }).click()
  await expect.element(present()).toHaveTextContent('Line 3: 0:05.000 → 0:04.100 −0.90 s')
  run('review.next')
  await expect.element(present()).toHaveTextContent('Line 1:')
  select('d')
  await expect.element(bar()).toHaveTextContent('3 of 3')
  select('b')
  await expect.element(bar()).toHaveTextContent('3 of 3')
})

it('applies what was not left out, as one step', async () => {
  await review({ 0: 1300, 2: 4900 })
  await bar().getByRole('button', { name: 'Leave out' }).click()
  await expect.element(bar()).toHaveTextContent('1 line would change, 1 left out')
  await expect.element(present()).toHaveTextContent('0:01.000 → 0:01.300 stays')
  await bar().getByRole('button', { name: 'Apply 1' }).click()
  await expect.element(bar()).not.toBeInTheDocument()
  expect(saved()).toEqual([1000, 3000, 4900, 7000])
  expect(documentStore.getState().history.past).toHaveLength(1)
  undo()
  expect(saved()).toEqual([1000, 3000, 5000, 7000])
})

it('keeps a line too that would pass one that stays, and says so', async () => {
  await review({ 0: 3500, 1: 3900 })
  run('review.next')
  run('review.leaveOut')
  await expect.element(bar()).toHaveTextContent('0 lines would change, 2 left out')
  expect(sessionStore.getState().message).toBe('Line 2 stays as it is, and one beside it that would pass it')
  run('review.previous')
  run('review.leaveOut')
  expect(sessionStore.getState().message).toBe(
    'Line 1 stays: it would pass a line that stays. Take that one in again first',
  )
  run('review.apply')
  expect(saved()).toEqual([1000, 3000, 5000, 7000])
  expect(sessionStore.getState().message).toBe('All lines were left out: nothing is changed')
})

it('ends without a change by Cancel, when lines change, and when something else is tried', async () => {
  await review({ 0: 1300 })
  await bar().getByRole('button', { name: 'Cancel' }).click()
  expect([reviewed(), modeStore.getState().preview]).toEqual([null, null])
  act(beginReview, { title: 'Snap', edit: propose({ 0: 1300 }) })
  commit(propose({ 3: 7100 }))
  expect([reviewed(), modeStore.getState().preview]).toEqual([null, null])
  act(beginReview, { title: 'Snap', edit: propose({ 0: 1300 }) })
  tryOut(propose({ 2: 5100 }))
  expect(reviewed()).toBeNull()
  expect(saved()).toEqual([1000, 3000, 5000, 7100])
})

it('draws few rows anew for a step or a choice among 20 000 lines', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => line(`L${i}`, i * 1000, i * 1000 + 900))
  await review(Object.fromEntries(many.map((_, i) => [i, i * 1000 + 50])), many)
  await expect.element(bar()).toHaveTextContent('20,000 lines would change')
  expect(document.querySelectorAll('*').length).toBeLessThan(2000)
  let touched = 0
  const observer = new MutationObserver((records) => (touched += records.length))
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  for (const command of ['review.next', 'review.leaveOut', 'review.next', 'review.leaveOut'] as const) {
    run(command)
    await frames(2)
  }
  observer.disconnect()
  await expect.element(bar()).toHaveTextContent('19,998 lines would change, 2 left out')
  expect(touched).toBeGreaterThan(0)
  expect(touched).toBeLessThan(300)
})
