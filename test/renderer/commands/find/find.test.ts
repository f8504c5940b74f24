import { describe, expect, it } from 'vitest'
import {
  changeFind,
  changeQuery,
  closeFind,
  dropPreview,
  linesToSearch,
  openFind,
  showMatch,
  stepFind,
  toggleFindInSelection,
} from '../../../../renderer/commands/find/find.ts'
import { FIRST_FIND, type Hits, NO_HITS } from '../../../../renderer/state/find.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { contextOf } from '../../context.ts'

const LINES = transcriptOf(
  line('a', 0, 900, 'one two', { speaker: 'Ann' }),
  line('b', 1000, 1900, 'three', { speaker: 'Ben' }),
  line('c', 2000, 2900, 'one', { speaker: 'Ann' }),
)
const hits: Hits = { segments: LINES.segments, list: Int32Array.of(0, 0, 3, 2, 0, 3) }
const query = { ...FIRST_FIND.query, text: 'one' }
const open = { isOpen: true, query, hits }

describe('the bar', () => {
  it('opens with what is marked, when that is one short line', () => {
    const opened = (text: string) => openFind(contextOf(LINES, { marked: () => text }), false).find
    expect(opened(' one ')).toMatchObject({ isOpen: true, isReplacing: false, query: { text: 'one' } })
    expect(opened('one\ntwo')?.query?.text).toBe('')
    expect(opened('x'.repeat(81))?.query?.text).toBe('')
    expect(opened('')?.focus).not.toBe(opened('')?.focus)
  })

  it('goes on replacing while it is open', () => {
    const replacing = contextOf(LINES, { find: { ...open, isReplacing: true } })
    expect(openFind(replacing, false).find?.isReplacing).toBe(true)
    expect(openFind(contextOf(LINES, { find: { isReplacing: true } }), false).find?.isReplacing).toBe(false)
  })

  it('forgets its matches when it closes, and a preview whenever something else is looked for', () => {
    expect(closeFind().find).toMatchObject({ isOpen: false, hits: NO_HITS, present: -1, preview: null })
    const context = contextOf(LINES, { find: open })
    expect(changeQuery(context, { matchCase: true }).find).toEqual({
      query: { ...query, matchCase: true },
      preview: null,
    })
    expect(changeFind(context, { speaker: 'Ann' }).find).toEqual({ speaker: 'Ann', preview: null })
    expect(dropPreview().find).toEqual({ preview: null })
  })
})

describe('where it looks', () => {
  it('is the selected lines, until it is all again', () => {
    const context = contextOf(LINES, { selection: { id: 'b', extent: 'c' } })
    const between = { from: 'b', to: 'c' }
    expect(toggleFindInSelection(context).find).toEqual({ between, preview: null })
    expect(toggleFindInSelection(contextOf(LINES, { find: { between } })).find?.between).toBeNull()
    expect(toggleFindInSelection(contextOf(LINES))).toEqual({ message: 'Select lines first' })
  })

  it.each([
    ['everywhere', null, null, null],
    ['in the lines of one speaker', 'Ann', null, [0, 2]],
    ['in some lines', null, { from: 'c', to: 'b' }, [1, 2]],
    ['in both at once', 'Ann', { from: 'b', to: 'c' }, [2]],
  ])('is %s', (_name, speaker, between, indices) => {
    const lines = linesToSearch(contextOf(LINES, { find: { speaker, between } }))
    expect(lines && [...lines]).toEqual(indices)
  })
})

describe('stepping', () => {
  it('goes from match to match, selects their lines, and around the end', () => {
    const at = (present: number, step: 1 | -1) =>
      stepFind(contextOf(LINES, { find: { ...open, present } }), step)
    expect(at(-1, 1)).toMatchObject({ find: { present: 0 }, select: { id: 'a' }, message: 'Match 1 of 2' })
    expect(at(0, 1)).toMatchObject({ select: { id: 'c' }, message: 'Match 2 of 2' })
    expect(at(1, 1).message).toBe('Match 1 of 2 · around the end')
    expect(at(-1, -1).find?.present).toBe(1)
    expect(at(0, -1).message).toBe('Match 2 of 2 · around the end')
  })

  it('opens the bar when there is nothing to look for, and says when nothing was found', () => {
    expect(stepFind(contextOf(LINES), 1).find?.isOpen).toBe(true)
    expect(stepFind(contextOf(LINES, { find: { ...open, hits: NO_HITS } }), 1)).toEqual({
      message: '“one” was not found',
    })
  })

  it('shows a match only while its line is there', () => {
    const find = { ...open, present: 1 }
    expect(showMatch(contextOf(LINES, { find }), false)).toEqual({ reveal: 'c' })
    expect(showMatch(contextOf(LINES.segments.slice(0, 1), { find }), true)).toEqual({})
  })
})
