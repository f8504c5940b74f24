import { afterEach, beforeEach, expect, it } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { clearDocument, commit, loadDocument } from '../../../renderer/state/document.ts'
import { select } from '../../../renderer/state/selection.ts'
import { TranscriptList } from '../../../renderer/transcript/transcript-list.tsx'
import { resetStores } from '../stores.ts'
import '../../../renderer/styles/tokens.css'
import { createSegment, type Segment } from '../../../shared/model/transcript.ts'
import { until } from '../../until.ts'
import { frames, painted } from '../frames.ts'

const LINES = 20_000

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  clearDocument()
})

it('draws few of many lines, one below the other', async () => {
  await show()
  expect(drawn().length).toBeGreaterThan(10)
  expect(drawn().length).toBeLessThan(80)
  await until(expectStacked)
})

it('brings any line into view and keeps it there when its neighbours are measured', async () => {
  const scroller = await show()
  for (const index of [15_000, 3, 19_999, 9_000]) {
    select(`L${index}`, { reveal: true })
    await until(() => expect(isWhole(index, scroller)).toBe(true))
    // Rows around are measured frame by frame.
    for (let frame = 0; frame < 10; frame++) {
      await painted()
      expect(isWhole(index, scroller)).toBe(true)
      expectStacked()
    }
  }
})

it('never shows a gap while it is scrolled fast', async () => {
  const scroller = await show()
  for (let i = 1; i <= 40; i++) {
    scroller.scrollTop += i % 2 === 0 ? 1500 : 4000
    await frames(1)
    await painted()
    const rows = drawn().map((row) => row.getBoundingClientRect())
    const view = scroller.getBoundingClientRect()
    expect(Math.min(...rows.map(({ top }) => top))).toBeLessThanOrEqual(view.top)
    expect(Math.max(...rows.map(({ bottom }) => bottom))).toBeGreaterThanOrEqual(view.bottom)
  }
  await until(expectStacked)
})

it('keeps what is in view where it is when the window becomes narrow and when lines come and go', async () => {
  const scroller = await show()
  scroller.scrollTop = 200_000
  await until(() => expect(firstInView(scroller)).toBeGreaterThan(1000))
  const index = firstInView(scroller)
  const id = drawn().find((row) => Number(row.dataset.index) === index)?.textContent
  scroller.parentElement?.parentElement?.style.setProperty('width', '520px')
  await frames(10)
  await until(expectStacked)
  await until(() => expect(firstInView(scroller)).toBe(index))
  const line = segments()[index - 1] as Segment
  commit({
    label: 'split',
    mergeKey: null,
    splices: [
      { at: index - 1, removed: [line], inserted: [line, { ...line, id: 'new', text: 'a new line' }] },
    ],
    selection: { before: [], after: [] },
  })
  await frames(10)
  await until(expectStacked)
  await until(() => expect(firstInView(scroller)).toBe(index + 1))
  expect(drawn().find((row) => Number(row.dataset.index) === index + 1)?.textContent).toBe(id)
})

async function show(): Promise<HTMLElement> {
  loadDocument(
    {
      grant: 'g',
      name: 'x.srt',
      format: 'srt',
      encoding: 'utf-8',
      bom: false,
      sure: true,
      stamp: '',
      source: null,
    },
    {
      transcript: { segments: segments() },
      tokens: new Map(),
      diagnostics: [],
      title: null,
      format: 'srt',
      name: 'x.srt',
      text: '',
    },
  )
  await render(
    <div style={{ height: '600px', width: '900px', display: 'flex', flexDirection: 'column' }}>
      <TranscriptList />
    </div>,
  )
  await until(() => expect(drawn().length).toBeGreaterThan(5))
  const scroller = document.querySelector<HTMLElement>('[role="list"]')?.parentElement
  if (!scroller) throw new Error('no list')
  return scroller
}

/** Lines of one to five rows, which no estimate hits. */
function segments(): Segment[] {
  return Array.from({ length: LINES }, (_, i) =>
    createSegment(`L${i}`, i * 1000, i * 1000 + 900, `line ${i} ${'mmmm WWW '.repeat((i * 7) % 23)}`, {
      speaker: i % 5 === 0 ? 'Ann' : null,
    }),
  )
}

function drawn(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[role="listitem"]')]
}

function isWhole(index: number, scroller: HTMLElement): boolean {
  const row = document.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect()
  const view = scroller.getBoundingClientRect()
  return row !== undefined && row.top >= view.top - 1 && row.bottom <= view.bottom + 1
}

function firstInView(scroller: HTMLElement): number {
  const { top } = scroller.getBoundingClientRect()
  const row = drawn().find((one) => one.getBoundingClientRect().bottom > top)
  return Number(row?.dataset.index ?? -1)
}

/** Neighbours neither overlap nor leave a gap: once a font has come, or another width, in a frame or two. */
function expectStacked(): void {
  const rows = drawn().sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1]
    if (!before || Number(before.dataset.index) !== Number(row.dataset.index) - 1) continue
    expect(row.getBoundingClientRect().top).toBeCloseTo(before.getBoundingClientRect().bottom, 0)
  }
}
