import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup, render } from 'vitest-browser-react'
import { ask } from '../../../renderer/commands/ask.ts'
import { compared } from '../../../renderer/commands/episode/versions.ts'
import { Differences } from '../../../renderer/dialogs/comparison.tsx'
import { CompareDialog, VersionsDialog } from '../../../renderer/dialogs/versions-dialog.tsx'
import { documentStore, loadDocument, undo } from '../../../renderer/state/document.ts'
import { readTranscript } from '../../../shared/formats/index.ts'
import { line } from '../../builders.ts'
import { FILE } from '../context.ts'
import { argumentsOf, refuse, reply, resetHost } from '../fake-host.ts'
import { resetStores } from '../stores.ts'

vi.mock('../../../renderer/host.ts', () => import('../fake-host.ts'))

const srt = (...texts: readonly string[]) =>
  texts.map((text, i) => `${i + 1}\n00:00:0${i},000 --> 00:00:0${i},900\n${text}\n`).join('\n')
const texts = () => documentStore.getState().transcript.segments.map(({ text }) => text)
const rows = () =>
  page
    .getByRole('row')
    .elements()
    .slice(1)
    .map((row) => row.textContent)
const versions = [
  { number: 4, at: Date.UTC(2026, 2, 14, 9, 15), bytes: 48_100 },
  { number: 2, at: Date.UTC(2026, 2, 13, 17, 2), bytes: 512 },
]

beforeEach(() => {
  resetStores()
  resetHost()
  const source = readTranscript(srt('One.', 'Two.', 'Three.'), 'a.srt')
  loadDocument({ ...FILE, source }, source)
  reply('earlierVersions', versions)
  reply('readVersion', { text: srt('One.', 'Too.'), encoding: 'utf-8' })
})
afterEach(() => cleanup())

describe('the earlier versions', () => {
  it('are listed with their size, and the latest is compared with the lines on screen', async () => {
    await render(<VersionsDialog onDismiss={() => undefined} />)
    await expect.element(page.getByRole('button', { name: /48 kB/ })).toHaveAttribute('aria-current', 'true')
    await expect.element(page.getByRole('button', { name: /512 bytes/ })).toBeVisible()
    await expect.element(page.getByRole('status')).toHaveTextContent('2 differences · 2 lines then, 3 now')
    expect(rows()).toEqual(['Text0:01.000Too.0:01.000Two.', 'New0:02.000Three.'])
  })

  it('are compared when they are chosen; one that is gone is said to be', async () => {
    await render(<VersionsDialog onDismiss={() => undefined} />)
    await expect.element(page.getByRole('status')).toHaveTextContent('2 differences')
    refuse('readVersion', { reason: 'missing' })
    await page.getByRole('button', { name: /512 bytes/ }).click()
    await expect.element(page.getByRole('status')).toHaveTextContent('not there any more')
    await expect.element(page.getByRole('button', { name: 'Restore these lines' })).not.toBeInTheDocument()
    expect(argumentsOf('readVersion').map(({ number }) => number)).toEqual([4, 2])
  })

  it('are restored as one step that can be undone', async () => {
    const dismissed = vi.fn()
    await render(<VersionsDialog onDismiss={dismissed} />)
    await page.getByRole('button', { name: 'Restore these lines' }).click()
    expect([texts(), dismissed.mock.calls.length]).toEqual([['One.', 'Too.'], 1])
    undo()
    expect(texts()).toEqual(['One.', 'Two.', 'Three.'])
  })

  it('are none before the first save', async () => {
    reply('earlierVersions', [])
    await render(<VersionsDialog onDismiss={() => undefined} />)
    await expect.element(page.getByText(/There is none yet/)).toBeVisible()
  })
})

describe('the file on disk', () => {
  it('is compared with the lines on screen, and changes nothing', async () => {
    const answer = ask({ kind: 'compare' })
    await render(<CompareDialog />)
    await expect.element(page.getByRole('columnheader', { name: 'In the file now' })).toBeVisible()
    expect(rows()).toHaveLength(2)
    expect(argumentsOf('readVersion').map(({ number }) => number)).toEqual([null])
    await page.getByRole('button', { name: 'Close' }).click()
    await expect(answer).resolves.toBe('cancel')
    expect(texts()).toEqual(['One.', 'Two.', 'Three.'])
  })

  it('is said to be the same when its lines are', async () => {
    reply('readVersion', { text: srt('One.', 'Two.', 'Three.'), encoding: 'utf-8' })
    await render(<CompareDialog />)
    await expect.element(page.getByRole('status')).toHaveTextContent('All 3 lines are the same')
  })
})

it('shows a bounded number of differences, and counts the others', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => line(`l${i}`, i * 1000, null, `Line ${i}`))
  const comparison = compared({ segments: many.map((one) => ({ ...one, text: `${one.text}!` })) }, many)
  await render(<Differences comparison={comparison} title="Then" />)
  await expect.element(page.getByText('And 19,700 more differences.')).toBeInTheDocument()
  expect(rows()).toHaveLength(300)
})
