import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  clearDocument,
  commit,
  documentStore,
  loadDocument,
  loadOriginals,
  markSaved,
  redo,
  type TranscriptFile,
  undo,
} from '../../../renderer/state/document.ts'
import { selectTip, selectUnsaved } from '../../../renderer/state/selectors.ts'
import { numberSpeakers } from '../../../renderer/state/speakers.ts'
import { originalsOf } from '../../../shared/episode/originals.ts'
import type { ReadResult } from '../../../shared/formats/index.ts'
import { merge } from '../../../shared/lines/merge.ts'
import { type Edit, replaceLines } from '../../../shared/model/edit.ts'
import { isRetimed, type Segment, type Word } from '../../../shared/model/transcript.ts'
import { createTimeline } from '../../../shared/timing/active.ts'
import { forgetOriginals } from '../../../shared/timing/forget-originals.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const file: TranscriptFile = {
  grant: 'g',
  name: 'talk.srt',
  format: 'srt',
  encoding: 'utf-8',
  bom: false,
  sure: true,
  stamp: '1',
  source: null,
}

function load(...segments: Segment[]): void {
  const transcript = transcriptOf(...segments)
  const reading: ReadResult = {
    transcript,
    tokens: new Map(),
    diagnostics: [],
    title: 'Talk',
    format: 'srt',
    name: 'talk.srt',
    text: '',
  }
  loadDocument(file, reading)
}
const state = () => documentStore.getState()
const starts = () => state().transcript.segments.map(({ start }) => start)
const isUnsaved = () => selectUnsaved(state())
const tip = () => state().history.past.at(-1) ?? null

function change(index: number, changes: Partial<Segment>, mergeKey: string | null = null): Edit {
  const details = { label: 'Change', mergeKey, selection: ['a'] }
  const edit = replaceLines(state().transcript, new Map([[index, changes]]), details)
  if (!edit) throw new Error('nothing changes')
  return edit
}

beforeEach(() => load(line('a', 0), line('b', 1000), line('c', 2000)))

describe('document', () => {
  it('applies, takes back and does again', () => {
    const edit = change(0, { start: 100 })
    commit(edit, { at: 0 })
    expect(starts()).toEqual([100, 1000, 2000])
    expect(undo()?.selection).toEqual({ before: ['a'], after: ['a'] })
    expect(starts()).toEqual([0, 1000, 2000])
    expect(redo()).toBe(edit)
    expect(starts()).toEqual([100, 1000, 2000])
    expect(redo()).toBeNull()
  })

  it('has nothing to take back after loading', () => {
    expect([undo(), redo(), isUnsaved()]).toEqual([null, null, false])
    commit(change(0, { start: 1 }), { at: 0 })
    load(line('x', 5))
    expect([undo(), isUnsaved(), starts()]).toEqual([null, false, [5]])
  })

  it('takes a whole gesture back at once', () => {
    for (const [at, start] of [50, 100, 150].entries())
      commit(change(0, { start }, 'nudge'), { at: at * 100 })
    undo()
    expect(starts()).toEqual([0, 1000, 2000])
  })

  it('counts what was loaded, also over closing', () => {
    const { loaded } = state()
    clearDocument()
    expect(state()).toMatchObject({ file: null, title: null, loaded, transcript: { segments: [] } })
    load(line('a', 0))
    expect(state().loaded).toBe(loaded + 1)
  })
})

describe('unsaved', () => {
  it('is what differs from the file', () => {
    commit(change(0, { start: 10 }), { at: 0 })
    expect(isUnsaved()).toBe(true)
    undo()
    expect(isUnsaved()).toBe(false)
    redo()
    markSaved({ ...file, stamp: '2' }, tip())
    expect([isUnsaved(), state().file?.stamp]).toEqual([false, '2'])
    undo()
    expect(isUnsaved()).toBe(true)
    redo()
    expect(isUnsaved()).toBe(false)
  })

  it('holds for an edit that came while the file was written', () => {
    commit(change(0, { start: 10 }), { at: 0 })
    const written = tip()
    commit(change(0, { start: 20 }), { at: 9 })
    markSaved(file, written)
    expect(isUnsaved()).toBe(true)
  })

  it('holds when a saved gesture goes on', () => {
    commit(change(0, { start: 10 }, 'nudge'), { at: 0 })
    markSaved(file, tip())
    commit(change(0, { start: 20 }, 'nudge'), { at: 100 })
    expect(isUnsaved()).toBe(true)
    undo()
    expect(isUnsaved()).toBe(true)
  })

  // Known defect: the oldest edit is forgotten but still applied, and an empty history counts as "as it was read".
  it('holds when more was changed than can be taken back', () => {
    for (let i = 1; i <= 501; i++) commit(change(0, { start: i }), { at: i })
    while (undo()) continue
    expect(starts()[0]).toBe(1)
    expect(isUnsaved()).toBe(true)
  })
})

describe('unsaved, when what edits hold is bounded', () => {
  // Two of these are more than the history holds.
  const large = [0, 1].map(() => new Array<Word>(1_500_000).fill({ text: 'a', start: 0, end: 1 }))
  const acts = fc.array(fc.constantFrom('small', 'large', 'mark', 'save', 'undo', 'redo'), { maxLength: 25 })
  const content = () => JSON.stringify(starts())

  it('never takes lines for saved that are not, and knows the saved state when undo leads back to it', () => {
    fc.assert(
      fc.property(acts, (all) => {
        load(line('a', 0), line('b', 1))
        let made = 0
        let saved = content()
        let onDisk = state().transcript
        for (const act of all) {
          const words = large[made % 2] ?? null
          if (act === 'small') commit(change(0, { start: ++made }), { at: made * 1000 })
          else if (act === 'large') commit(change(0, { start: ++made, words }), { at: made * 1000 })
          else if (act === 'mark') {
            const mark = state().transcript.segments[1]?.mark === 'none' ? 'confirmed' : 'none'
            commit(change(1, { mark }), { at: ++made * 1000 })
          } else if (act === 'undo') undo()
          else if (act === 'redo') redo()
          else {
            markSaved(file, selectTip(state()))
            ;[saved, onDisk] = [content(), state().transcript]
          }
          if (!isUnsaved()) expect(content()).toBe(saved)
          if (state().transcript === onDisk) expect(isUnsaved()).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is told of a state that can be reached although the edit before it went', () => {
    commit(change(0, { start: 10, words: large[0] ?? null }), { at: 0 })
    markSaved(file, selectTip(state()))
    commit(change(0, { start: 20, words: large[1] ?? null }), { at: 1000 })
    expect([state().history.past.length, isUnsaved()]).toEqual([1, true])
    undo()
    expect([undo(), starts()[0], isUnsaved()]).toEqual([null, 10, false])
  })
})

describe('what is derived', () => {
  const expectDerived = () => {
    const { transcript, timeline, indexById, speakers } = state()
    const timed = starts().filter((start) => start !== null)
    const isInOrder = timed.every((start, i) => start >= (timed[i - 1] ?? 0))
    // Equal starts of lines that stand out of order: see the known defect below.
    if (isInOrder || new Set(timed).size === timed.length)
      expect(timeline).toEqual(createTimeline(transcript))
    expect([...indexById]).toEqual(transcript.segments.map(({ id }, index) => [id, index]))
    expect(speakers).toEqual(numberSpeakers(transcript.segments.map(({ speaker }) => speaker)))
  }

  it('follows when lines come and go', () => {
    const edit = merge(state().transcript, 0, { label: 'Merge' })
    if (!edit) throw new Error('nothing merges')
    commit(edit, { at: 0 })
    expect(times(state().transcript).map(([id]) => id)).toEqual(['a', 'c'])
    expectDerived()
    undo()
    expect([...state().indexById.keys()]).toEqual(['a', 'b', 'c'])
    expectDerived()
  })

  const time = fc.option(fc.nat(50), { freq: 5 })
  const step = fc.oneof(
    fc.record({ index: fc.nat(5), start: time, end: time }),
    fc.record({ at: fc.nat(6), remove: fc.nat(2), insert: fc.nat(2) }),
    fc.constantFrom('undo' as const, 'redo' as const),
  )

  it('is kept in step with any edits, undo and redo', () => {
    let made = 0
    fc.assert(
      fc.property(fc.array(fc.tuple(time, time), { maxLength: 6 }), fc.array(step), (lines, steps) => {
        load(...lines.map(([start, end], i) => line(`l${i}`, start, end)))
        for (const each of steps) {
          const { segments } = state().transcript
          if (each === 'undo') undo()
          else if (each === 'redo') redo()
          else if ('index' in each) {
            const { index, start, end } = each
            const details = { label: 'Times', selection: [] }
            const edit = replaceLines(state().transcript, new Map([[index, { start, end }]]), details)
            if (edit) commit(edit, { at: 0 })
          } else {
            const at = Math.min(each.at, segments.length)
            const removed = segments.slice(at, at + each.remove)
            // One more or less than before: only such edits may change which lines there are.
            const count = each.insert === removed.length ? each.insert + 1 : each.insert
            const inserted = Array.from({ length: count }, () => line(`n${made++}`, made % 50))
            const selection = { before: [], after: [] }
            commit(
              { label: 'Lines', mergeKey: null, splices: [{ at, removed, inserted }], selection },
              { at: 0 },
            )
          }
          expectDerived()
        }
      }),
    )
  })

  // Known defect: `patchTimeline` keeps b before a, `createTimeline` orders equal starts as in the file.
  it('is kept in step when a line moves onto the start of one further down', () => {
    load(line('a', 20), line('b', 10))
    commit(change(0, { start: 10 }), { at: 0 })
    expect(state().timeline).toEqual(createTimeline(state().transcript))
  })
})

describe('original times', () => {
  const since = { at: 5, by: 'opened' } as const
  const moved = transcriptOf({ ...line('a', 0), start: 300 }, line('b', 1000), line('c', 2000))

  it('come back when the file is opened again, and not into another file', () => {
    load(line('x', 300, null, 'text of a'), line('y', 1000, null, 'text of b'))
    loadOriginals([originalsOf(moved, 'other.srt', since)])
    expect(state().transcript.segments.some(isRetimed)).toBe(false)
    loadOriginals([originalsOf(moved, 'talk.srt', since)])
    expect(state().transcript.segments.map(({ origin }) => origin?.start)).toEqual([0, 1000])
    expect(state().since).toEqual(since)
    expect(isUnsaved()).toBe(false)
  })

  it('are left alone when no line of the file is known again, or something has been changed already', () => {
    load(line('x', 900, null, 'text of a'))
    const { since: opened } = state()
    loadOriginals([originalsOf(moved, 'talk.srt', since)])
    expect(state().since).toEqual(opened)
    load(line('x', 300, null, 'text of a'), line('y', 1000))
    commit(change(1, { start: 1100 }))
    loadOriginals([originalsOf(moved, 'talk.srt', since)])
    expect(state().transcript.segments[0]?.origin?.start).toBe(300)
  })

  it('are forgotten by an edit that needs no saving, and known again by undo', () => {
    commit(change(1, { start: 1100 }))
    markSaved(file, tip())
    const { since: before } = state()
    const after = { at: before.at + 1, by: 'forgotten' } as const
    commit(forgetOriginals(state().transcript, { label: 'Forget', since: { before, after } })!)
    expect(state().since).toEqual(after)
    expect(state().transcript.segments.some(isRetimed)).toBe(false)
    expect(isUnsaved()).toBe(false)
    undo()
    expect(state().since).toEqual(before)
    expect(state().transcript.segments.map(isRetimed)).toEqual([false, true, false])
  })
})
