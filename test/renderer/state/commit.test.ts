import { beforeEach, describe, expect, it } from 'vitest'
import { commit, documentStore, loadDocument, redo, undo } from '../../../renderer/state/document.ts'
import { enter, modeStore, selectReview, tryOut, withReview } from '../../../renderer/state/mode.ts'
import { shownNow, shownStore } from '../../../renderer/state/preview.ts'
import { rowsStore } from '../../../renderer/state/rows.ts'
import { select, selectionStore } from '../../../renderer/state/selection.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { changeChapters, type Edit, replaceLines } from '../../../shared/model/edit.ts'
import { movesOf } from '../../../shared/timing/leave-out.ts'
import { line, transcriptOf } from '../../builders.ts'
import { resetStores } from '../stores.ts'

const LINES = transcriptOf(line('a', 1000, 2000), line('b', 3000, 4000), line('c', 5000, 6000))
const file = {
  grant: 'g',
  name: 'a.srt',
  format: 'srt',
  encoding: 'utf-8',
  bom: false,
  sure: true,
  stamp: '',
}
const chapter = { start: 0, end: null, title: 'One', hidden: false }
const since = { before: { at: 1, by: 'opened' }, after: { at: 2, by: 'forgotten' } } as const

beforeEach(() => {
  resetStores()
  const reading = { transcript: LINES, tokens: new Map(), diagnostics: [], title: null, text: '' }
  loadDocument({ ...file, source: null }, { ...reading, format: 'srt', name: 'a.srt' })
})

function moved(index: number, start: number): Edit {
  const { transcript } = documentStore.getState()
  const id = transcript.segments[index]?.id ?? ''
  return replaceLines(transcript, new Map([[index, { start }]]), { label: 'x', selection: [id] })!
}

/** All that hangs together, in words. */
function seen(): string {
  const { transcript, timeline, chapters, since, history } = documentStore.getState()
  const { id, edge } = selectionStore.getState()
  const { preview, mode } = modeStore.getState()
  const starts = transcript.segments.map(({ start }) => start)
  const parts = [
    starts.join(),
    timeline.starts.join() === starts.join() ? 'in step' : 'torn',
    shownNow()
      .transcript.segments.map(({ start }) => start)
      .join(),
    `${chapters.length} chapters`,
    since.by,
    `${history.past.length} edits`,
    id,
    edge,
    preview === null ? 'plain' : 'tried',
    mode.kind,
  ]
  return parts.join(' ')
}

/** What everybody who listens sees while `work` is done: each view only once. */
function viewsDuring(work: () => void): string[] {
  const views: string[] = []
  const stores = [documentStore, selectionStore, modeStore, sessionStore, rowsStore, shownStore]
  const stops = stores.map((store) => store.subscribe(() => views.push(seen())))
  work()
  stops.forEach((stop) => stop())
  return [...new Set(views)]
}

describe('a commit', () => {
  it('is seen as a whole or not at all: lines, chapters, first times, selection and preview', () => {
    select('a')
    const edit = {
      ...moved(1, 3300),
      ...changeChapters('x', [], [chapter]),
      splices: moved(1, 3300).splices,
      since,
    }
    tryOut(moved(1, 3200))
    expect(seen()).toBe('1000,3000,5000 in step 1000,3200,5000 0 chapters opened 0 edits a start tried none')
    const views = viewsDuring(() => commit(edit, { select: { id: 'b', edge: 'end' }, clearPreview: true }))
    expect(views).toEqual([
      '1000,3300,5000 in step 1000,3300,5000 1 chapters forgotten 1 edits b end plain none',
    ])
  })

  it('is told once by each store', () => {
    let told = 0
    const stop = documentStore.subscribe(() => told++)
    commit({ ...moved(1, 3300), since })
    stop()
    expect(told).toBe(1)
  })

  it('ends a review of the lines as they were, in the same moment', () => {
    const edit = moved(1, 3300)
    const review = {
      title: 'Snap',
      proposal: edit,
      transcript: LINES,
      moves: movesOf(LINES, edit),
      order: 'time',
      at: 0,
      asked: new Set<number>(),
      left: new Set<number>(),
      note: '',
    } as const
    enter(withReview({ kind: 'none' }, review), edit)
    const views = viewsDuring(() => commit(moved(2, 5500)))
    expect(views).toEqual([
      '1000,3000,5500 in step 1000,3000,5500 0 chapters opened 1 edits  start plain none',
    ])
    expect(selectReview(modeStore.getState())).toBeNull()
    expect(sessionStore.getState().message).toBe('The review is over: lines have changed')
  })
})

describe('undo and redo', () => {
  it('bring the selection back with the lines', () => {
    commit(moved(1, 3300))
    select('c', { open: { field: 'text' } })
    expect(viewsDuring(undo)).toEqual([
      '1000,3000,5000 in step 1000,3000,5000 0 chapters opened 0 edits b start plain none',
    ])
    expect(selectionStore.getState()).toMatchObject({ open: null, reveal: { id: 'b' } })
    select('a')
    expect(viewsDuring(redo)).toEqual([
      '1000,3300,5000 in step 1000,3300,5000 0 chapters opened 1 edits b start plain none',
    ])
  })
})

describe('the columns of times', () => {
  it('before an edit stay as they were for whoever holds them', () => {
    const { timeline } = documentStore.getState()
    commit(moved(1, 3300))
    expect([...timeline.starts]).toEqual([1000, 3000, 5000])
    expect([...documentStore.getState().timeline.starts]).toEqual([1000, 3300, 5000])
  })
})
