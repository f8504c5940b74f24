import { describe, expect, it } from 'vitest'
import {
  come,
  companionOf,
  gone,
  isSettled,
  joined,
  KEEPING_NOTHING,
  type Keeping,
  nextOwed,
  noted,
  type Owed,
  opened,
  type Page,
  retimed,
  stored,
} from '../../../../renderer/commands/kept/keeping.ts'
import { NO_COMPANION, NOTHING_KEPT, onTimes } from '../../../../renderer/commands/kept/kept.ts'
import { line } from '../../../builders.ts'
import { contextOf } from '../../context.ts'

const { document, episode } = contextOf([line('a', 0, 900)])
const pageWith = (notes: string): Page => ({
  document,
  episode: { ...episode, notes },
  notes: () => [],
})
const page = pageWith('')
const { chapters } = document
const { lineNotes } = episode
const kept = onTimes({ ...NOTHING_KEPT, chapters, lineNotes }, document)
const [HALF, BOTH, OTHER] = [
  { audio: null, text: 't' },
  { audio: 'a', text: 't' },
  { audio: 'b', text: null },
]
const companion = (notes: string) => ({ ...NO_COMPANION, notes })
const opening = (files: typeof HALF | typeof BOTH) => come(KEEPING_NOTHING, files)
const open = (files: typeof HALF | typeof BOTH) => opened(opening(files), kept)
const owing = (...entries: Owed[]): Keeping => ({
  ...open(HALF),
  owed: new Map(entries.map((entry) => [entry.text ?? '', entry])),
})

describe('an episode', () => {
  it('comes, is open, and goes', () => {
    const coming = opening(HALF)
    expect(coming).toMatchObject({ is: 'coming', files: HALF, joins: false })
    expect(opened(coming, kept)).toMatchObject({ is: 'open', files: HALF, kept })
    expect(gone(open(HALF))).toMatchObject({ is: 'nothing', kept: NOTHING_KEPT })
    expect(opened(come(open(HALF), null), kept)).toMatchObject({ is: 'nothing', kept })
  })

  it('is told from each that comes after it, and from itself once it has gone', () => {
    const coming = opening(HALF)
    const visits = [coming, come(coming, HALF), come(coming, null), gone(coming)].map(({ visit }) => visit)
    expect(visits.slice(1)).not.toContain(visits[0])
    expect([opened(coming, kept).visit, retimed(coming, document).visit]).toEqual([visits[0], visits[0]])
  })

  it('brings what could not be stored yet, else what main has found', () => {
    const entry = { ...HALF, companion: companion('newer') }
    expect(companionOf(come(owing(entry), HALF), companion('older'))?.notes).toBe('newer')
    expect(companionOf(come(owing(entry), OTHER), companion('older'))?.notes).toBe('older')
    expect(companionOf(come(owing(entry), null), null)).toBeNull()
  })
})

describe('the other half', () => {
  it('joins when the transcript was open by itself', () => {
    expect(come(open(HALF), BOTH)).toMatchObject({ joins: true })
    expect(come(open(HALF), { audio: 'a', text: 'other' })).toMatchObject({ joins: false })
    expect(come(open(BOTH), { audio: 'b', text: 't' })).toMatchObject({ joins: false })
    expect(come(opening(HALF), BOTH)).toMatchObject({ joins: false })
    expect(come(KEEPING_NOTHING, OTHER)).toMatchObject({ joins: false })
  })

  it('takes on what was added, when nothing was kept for both', () => {
    const both = joined(come(open(HALF), BOTH), null, pageWith('A note'))!
    expect(both).toMatchObject({ is: 'open', files: BOTH, kept: { companion: NO_COMPANION } })
    expect(noted(both, pageWith('A note')).owed.get('a')?.companion.notes).toBe('A note')
  })

  it('is loaded like any episode otherwise', () => {
    expect(joined(come(open(HALF), BOTH), companion('kept'), pageWith('A note'))).toBeNull()
    expect(joined(come(open(HALF), BOTH), null, page)).toBeNull()
    expect(joined(opening(BOTH), null, pageWith('A note'))).toBeNull()
  })
})

describe('a change', () => {
  it('is owed to the disk, under the files that are on screen', () => {
    const after = noted(open(BOTH), pageWith('A note'))
    expect([...after.owed]).toEqual([['a', { ...BOTH, companion: after.kept.companion }]])
    expect(after.kept.companion.notes).toBe('A note')
    expect(noted(after, pageWith('A note'))).toBe(after)
  })

  it('is none while the episode still comes: what is on disk would be lost', () => {
    const coming = opening(BOTH)
    expect(noted(coming, pageWith('A note'))).toBe(coming)
    expect(noted(KEEPING_NOTHING, pageWith('A note'))).toBe(KEEPING_NOTHING)
  })

  it('that is taken back is owed again', () => {
    const twice = noted(noted(open(BOTH), pageWith('A note')), page)
    expect(twice.owed.get('a')?.companion.notes).toBe('')
  })

  it('to other times than those kept is seen; to the present ones there is nothing to do', () => {
    const other = { ...page, document: { ...document, transcript: { segments: [] } } }
    expect(isSettled(open(HALF), page)).toBe(true)
    expect(isSettled(open(HALF), other)).toBe(false)
    expect(isSettled(retimed(open(HALF), other.document), other)).toBe(true)
  })
})

describe('what is owed', () => {
  const [first, second] = [
    { ...HALF, companion: companion('1') },
    { audio: null, text: 'u', companion: companion('2') },
  ]

  it('is stored one by one, each tried once', () => {
    const keeping = owing(first, second)
    expect(nextOwed(keeping, new Set())).toBe(first)
    expect(nextOwed(keeping, new Set([first]))).toBe(second)
    expect(nextOwed(keeping, new Set([first, second]))).toBeUndefined()
    expect([...stored(keeping, first).owed.values()]).toEqual([second])
  })

  it('stays owed when it was changed while it was stored', () => {
    const newer = { ...first, companion: companion('newer') }
    expect([...stored(owing(newer), first).owed.values()]).toEqual([newer])
    expect(nextOwed(owing(newer), new Set([first]))).toBe(newer)
  })

  it('is remembered when the episode goes', () => {
    expect([...gone(owing(first)).owed.values()]).toEqual([first])
    expect(isSettled(gone(owing(first)), { ...page, ...contextOf([]) })).toBe(false)
  })
})
