import { describe, expect, it } from 'vitest'
import {
  oneToReplace,
  replaceHit,
  replaceShown,
  searchForAll,
  showReplaced,
} from '../../../../renderer/commands/find/plan-replace.ts'
import { FIRST_FIND } from '../../../../renderer/state/find.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { contextOf, textsAfter } from '../../context.ts'

const LINES = transcriptOf(line('a', 0, 900, 'one two'), line('b', 1000, 1900, 'two'))
const { segments } = LINES
const hits = { segments, list: Int32Array.of(0, 4, 7, 1, 0, 3) }
const query = { ...FIRST_FIND.query, text: 'two' }
const find = { isOpen: true, query, replacement: 'three', hits, present: 0 }
const context = contextOf(LINES, { find })
const one = () => {
  const found = oneToReplace(context)
  if (found.is !== 'found') throw new Error(found.is)
  return found
}

describe('replacing one match', () => {
  it('asks for the text of its line with that match replaced', () => {
    expect(one()).toMatchObject({ text: 'one two', hit: { line: 0, from: 4, to: 7 } })
    expect(one().search).toEqual({ query, lines: Int32Array.of(0), replacement: 'three', only: 4 })
  })

  it('needs a match, in the lines as they are', () => {
    expect(oneToReplace(contextOf(LINES, { find: { ...find, present: -1 } })).is).toBe('none')
    expect(oneToReplace(contextOf(transcriptOf(...segments), { find })).is).toBe('stale')
  })

  it('changes the line and goes on behind what was put there', () => {
    const { outcome, place } = replaceHit(context, one(), 'one three')
    expect(textsAfter(context, outcome)).toEqual(['one three', 'two'])
    expect([outcome.message, place]).toEqual(['Replaced', { line: 0, at: 9 }])
  })

  it('changes nothing when that gives the same text', () => {
    const { outcome, place } = replaceHit(context, one(), 'one two')
    expect(outcome).toEqual({ edit: null, message: 'That is the same text' })
    expect(place).toEqual({ line: 0, at: 7 })
  })
})

describe('replacing all', () => {
  const texts = new Map([
    [0, 'one three'],
    [1, 'three'],
  ])
  const replaced = { segments, texts, hits }
  const done = { kind: 'done' } as const

  it('looks in the same lines as the search', () => {
    const lines = Int32Array.of(1)
    expect(searchForAll(context.find, lines)).toEqual({ query, lines, replacement: 'three', only: null })
  })

  it('is shown first', () => {
    expect(showReplaced(context, replaced, done)).toEqual({
      find: { preview: { segments, texts, matches: 2 }, isReplacing: true },
    })
  })

  it('is not shown when there is nothing to do, or what was found is out of date', () => {
    const none = { ...replaced, texts: new Map<number, string>() }
    expect(showReplaced(context, none, done)).toEqual({ message: 'Replacing would change nothing' })
    const empty = { ...none, hits: { segments, list: new Int32Array(0) } }
    expect(showReplaced(context, empty, done)).toEqual({ message: 'Nothing to replace' })
    expect(showReplaced(context, replaced, { kind: 'dropped' })).toEqual({})
    expect(showReplaced(contextOf(transcriptOf(...segments)), replaced, done)).toEqual({})
  })

  it('that took too long is said to have done nothing', () => {
    const { find: shown } = showReplaced(context, replaced, { kind: 'stopped', line: 1 })
    expect(shown?.trouble).toMatch(/line 2\. Nothing was replaced\.$/)
    expect(shown?.preview).toBeUndefined()
  })

  it('is one step, as it was shown', () => {
    const shown = contextOf(LINES, { find: { ...find, preview: { segments, texts, matches: 2 } } })
    const outcome = replaceShown(shown)!
    expect(textsAfter(shown, outcome)).toEqual(['one three', 'three'])
    expect(outcome).toMatchObject({ find: { preview: null }, message: 'Replaced 2 matches in 2 lines' })
  })

  it('needs a preview of these lines', () => {
    expect(replaceShown(context)).toBeNull()
    const preview = { segments: [...segments], texts, matches: 2 }
    expect(replaceShown(contextOf(LINES, { find: { ...find, preview } }))).toBeNull()
    const same = { segments, texts: new Map([[1, 'two']]), matches: 1 }
    expect(replaceShown(contextOf(LINES, { find: { ...find, preview: same } }))).toEqual({
      find: { preview: null },
    })
  })
})
