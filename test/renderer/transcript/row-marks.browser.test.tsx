import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { appStore } from '../../../renderer/state/app.ts'
import { NOTHING_USUAL, takeFindings } from '../../../renderer/state/findings.ts'
import { RowMarks } from '../../../renderer/transcript/row-marks.tsx'
import type { Segment } from '../../../shared/model/transcript.ts'
import type { Finding } from '../../../shared/timing/check.ts'
import { message } from '../../../shared/words/message.ts'
import { line } from '../../builders.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

beforeEach(resetStores)
afterEach(() => cleanup())

const mark = (name: string) => page.getByRole('img', { name })
const problem = () => page.getByRole('button', { name: 'Problem' })
const found = (index: number, key: Parameters<typeof message>[0]): Finding => ({
  kind: 'gap',
  index,
  ms: 0,
  reason: message(key),
})

async function show(more: Partial<Segment>, isProblem = false) {
  const segment = line('a', 1000, 2000, 'text', more)
  return render(<RowMarks segment={segment} index={4} isProblem={isProblem} />)
}

it('shows nothing of a line about which nothing is known', async () => {
  const { container } = await show({ origin: { start: 1000, end: 2000 } })
  expect(container.textContent).toBe('')
  expect(container.children).toHaveLength(0)
})

it('tells confirmed from estimated lines, with the key that changes it', async () => {
  const view = await show({ mark: 'confirmed' })
  await expect.element(mark('Confirmed')).toHaveAttribute('title', expect.stringContaining('press A'))
  await view.rerender(
    <RowMarks segment={line('a', 1000, null, 'x', { mark: 'estimated' })} index={4} isProblem={false} />,
  )
  await expect.element(mark('Estimated')).toHaveAttribute('title', expect.stringContaining('press A'))
})

it('says what the checks have found in this line, and hears when they find something else', async () => {
  takeFindings({
    findings: [found(4, 'panel.timed'), found(5, 'panel.new')],
    lines: new Set(['a']),
    usual: NOTHING_USUAL,
  })
  await show({}, true)
  await expect.element(problem()).not.toHaveAttribute('title', expect.stringContaining('new'))
  takeFindings({
    findings: [found(4, 'panel.new'), found(4, 'panel.moved')],
    lines: new Set(['a']),
    usual: NOTHING_USUAL,
  })
  await expect.element(problem()).toHaveAttribute('title', 'new\nmoved')
  takeFindings({ findings: [], lines: new Set(), usual: NOTHING_USUAL })
  await expect.element(problem()).toHaveAttribute('title', '')
})

it('leads from a problem to the checks', async () => {
  await show({}, true)
  await problem().click()
  expect(appStore.getState().settings.panel).toBe('checks')
})

it('tells the times a line had at first', async () => {
  await show({ origin: { start: 500, end: 1500 } })
  await expect
    .element(mark('Time changed'))
    .toHaveAttribute('title', 'Originally 0:00.500 – 0:01.500, start moved +0.50 s')
})
