import { describe, expect, it } from 'vitest'
import {
  afterDocument,
  afterQuery,
  beginSearch,
  endSearch,
  noHitsIn,
  presentPlace,
  troubleOf,
  withPart,
} from '../../../../renderer/commands/find/plan-search.ts'
import { FIRST_FIND, type FindState, NO_HITS } from '../../../../renderer/state/find.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { contextOf } from '../../context.ts'

const LINES = transcriptOf(line('a', 0, 900, 'one two'), line('b', 1000, 1900, 'two'))
const { document } = contextOf(LINES)
const other = { ...document, transcript: transcriptOf(line('a', 0, 900, 'one')) }
const query = { ...FIRST_FIND.query, text: 'two' }
const open: FindState = { ...FIRST_FIND, isOpen: true, query }
const preview = { segments: LINES.segments, texts: new Map(), matches: 1 }
const hits = { segments: LINES.segments, list: Int32Array.of(0, 4, 7, 1, 0, 3) }

describe('when to search', () => {
  it('is once corrections pause, while the bar is open; a preview of other lines goes', () => {
    expect(afterDocument(open, other, document)).toEqual({ find: {}, searchIn: 150 })
    expect(afterDocument({ ...open, preview }, other, document).find).toEqual({ preview: null })
    expect(afterDocument({ ...open, isOpen: false }, other, document).searchIn).toBeNull()
    expect(afterDocument({ ...open, preview }, { ...document }, document)).toEqual({
      find: {},
      searchIn: null,
    })
  })

  it('is anew in another document, in all of it', () => {
    const loaded = { ...other, loaded: document.loaded + 1 }
    expect(afterDocument({ ...open, hits, speaker: 'Ann' }, loaded, document).find).toEqual({
      speaker: null,
      between: null,
      hits: NO_HITS,
      present: -1,
    })
  })

  it('is soon after typing, at once for what is chosen, and never while the bar is closed', () => {
    expect(afterQuery({ ...open, query: { ...query, text: 'on' } }, open)).toBe(60)
    expect(afterQuery({ ...open, speaker: 'Ann' }, open)).toBe(0)
    expect(afterQuery({ ...open, between: { from: 'a', to: 'b' } }, open)).toBe(0)
    expect(afterQuery({ ...open, focus: {} }, open)).toBe(0)
    expect(afterQuery({ ...open, present: 3 }, open)).toBeNull()
    expect(afterQuery({ ...open, isOpen: false, speaker: 'Ann' }, open)).toBeNull()
  })
})

describe('a search', () => {
  it('begins with what is looked for, in the lines of the speaker', () => {
    const { find, search } = beginSearch({ find: { ...open, speaker: 'Ann' }, document })
    expect(find).toEqual({ isSearching: true, trouble: '' })
    expect(search).toEqual({ query, lines: new Int32Array(0), replacement: null, only: null })
  })

  it('is none without a text, or with what is no expression', () => {
    const begin = (changes: Partial<FindState['query']>) =>
      beginSearch({ find: { ...open, hits, query: { ...query, ...changes } }, document })
    const nothing = { hits: NO_HITS, present: -1, isSearching: false, trouble: '' }
    expect(begin({ text: '' })).toEqual({ find: nothing, search: null })
    const { find, search } = begin({ text: '(', isRegex: true })
    expect(find.trouble).toMatch(/^This is no regular expression: /)
    expect([search, find.hits]).toEqual([null, NO_HITS])
  })

  it('gathers its matches part by part', () => {
    const some = withPart(noHitsIn(LINES.segments), { hits: Int32Array.of(0, 4, 7) })
    expect(withPart(some, { hits: Int32Array.of(1, 0, 3) })).toEqual(hits)
  })

  it('ends at the first match from where one is, around the end', () => {
    const presentFrom = (at: number, lineNumber = 0) =>
      endSearch(hits, { line: lineNumber, at }, { kind: 'done' })?.present
    expect([presentFrom(0), presentFrom(5), presentFrom(1, 1)]).toEqual([0, 1, 0])
    expect(endSearch(noHitsIn([]), { line: 0, at: 0 }, { kind: 'done' })).toEqual({
      isSearching: false,
      present: -1,
      trouble: '',
    })
  })

  it('that was dropped leaves the bar to the one that has taken its place', () => {
    expect(endSearch(hits, { line: 0, at: 0 }, { kind: 'dropped' })).toBeNull()
  })

  it('says why its answer is not whole', () => {
    expect(endSearch(hits, { line: 0, at: 0 }, { kind: 'stopped', line: 1233 })?.trouble).toBe(
      'Stopped: this expression takes too long on line 1,234. Matches up to there are shown.',
    )
    expect(troubleOf({ kind: 'failed' }, '')).toBe('The search broke off. Try again.')
    expect(troubleOf({ kind: 'done' }, 'x')).toBe('')
  })
})

it('a match stays the present one by its place', () => {
  expect(presentPlace({ ...open, hits, present: 1 })).toEqual({ line: 1, at: 0 })
  expect(presentPlace({ ...open, hits, present: -1 })).toBeNull()
})
