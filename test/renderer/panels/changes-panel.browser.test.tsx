import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { shiftLines } from '../../../renderer/commands/lines/shift.ts'
import { act } from '../../../renderer/commands/perform.ts'
import { ChangesPanel } from '../../../renderer/panels/changes-panel.tsx'
import { commit, documentStore } from '../../../renderer/state/document.ts'
import { select, selectionStore } from '../../../renderer/state/selection.ts'
import { replaceLines } from '../../../shared/model/edit.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'
import { load } from '../waveform/stage.tsx'
import '../../../renderer/styles/tokens.css'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  document.documentElement.dir = ''
})

const items = () => page.getByRole('list', { name: 'Changes' }).getByRole('listitem')
const starts = () => documentStore.getState().transcript.segments.map(({ start }) => start)
const button = (name: string) => page.getByRole('button', { name, exact: true })

/** Four lines a second long; `origin` as if they had been read. */
function loadLines() {
  load(
    ['a', 'b', 'c', 'd'].map((id, i) =>
      line(id, i * 2000, i * 2000 + 1000, `text ${id}`, {
        origin: { start: i * 2000, end: i * 2000 + 1000 },
      }),
    ),
  )
}

function move(index: number, start: number) {
  const edit = replaceLines(documentStore.getState().transcript, new Map([[index, { start }]]), {
    label: 'x',
    selection: [],
  })
  if (edit) commit(edit)
}

it('says that nothing has been changed, and since when', async () => {
  loadLines()
  await render(<ChangesPanel />)
  await expect.element(page.getByText(/^No time has been changed/)).toBeVisible()
  await expect.element(page.getByRole('list')).not.toBeInTheDocument()
})

it('shows a changed line with both times; a click goes there, a button takes it back', async () => {
  loadLines()
  await render(<ChangesPanel />)
  move(1, 2380)
  await expect.element(items()).toHaveTextContent('+0.38 s0:02.000 → 0:02.380text b')
  await items().getByRole('button').first().click()
  expect(selectionStore.getState().reveal?.id).toBe('b')
  document.querySelector<HTMLElement>('[aria-label="Take this back"]')?.click()
  await expect.element(page.getByText(/^No time has been changed/)).toBeVisible()
  expect(starts()).toEqual([0, 2000, 4000, 6000])
})

it('gathers lines that moved alike, to open and to take back as one', async () => {
  loadLines()
  await render(<ChangesPanel />)
  select('b', { extent: 'd' })
  act(shiftLines, 500, true)
  const group = button('+0.50 s 3 lines from 0:02.500')
  await expect.element(group).toHaveAttribute('aria-expanded', 'false')
  await group.click()
  await expect.element(page.getByText('text c')).toBeVisible()
  await button('Take all 3 back').click()
  expect(starts()).toEqual([0, 2000, 4000, 6000])
})

it('counts what it does not list', async () => {
  load(
    Array.from({ length: 900 }, (_, i) =>
      line(`l${i}`, i * 2000, i * 2000 + 1000, 'x', {
        origin: { start: i * 2000 - (i % 2 === 0 ? 100 : 200), end: i * 2000 + 1000 },
      }),
    ),
  )
  await render(<ChangesPanel />)
  await expect.element(page.getByText(/^and \d+ more groups$/)).toBeInTheDocument()
  expect(items().elements().length).toBeLessThan(300)
})

it('has the time before before the time after in any interface', async () => {
  document.documentElement.dir = 'rtl'
  loadLines()
  await render(<ChangesPanel />)
  move(1, 2380)
  const times = page.getByText('0:02.000 → 0:02.380')
  await expect.element(times).toBeVisible()
  const range = document.createRange()
  const lefts = [...times.element().childNodes].map((node) => {
    range.selectNode(node)
    return range.getBoundingClientRect().left
  })
  expect(lefts).toEqual([...lefts].sort((a, b) => a - b))
})
