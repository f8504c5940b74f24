import { describe, expect, it } from 'vitest'
import type { Context } from '../../../../renderer/commands/context.ts'
import {
  leaveTapping,
  setReaction,
  setTapMode,
  setTapSnaps,
  startTapping,
  tapNow,
} from '../../../../renderer/commands/review/tapping.ts'
import { selectTap } from '../../../../renderer/state/mode.ts'
import { beginTapping } from '../../../../shared/timing/tap.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { appWith, contextOf, heardIn, timesAfter } from '../../context.ts'

const LINES = transcriptOf(line('a', 4000), line('b', null), line('c', null))
const app = appWith({ tap: { mode: 'lines', reactionMs: 200, snaps: false } })
const tapping = (next: number, more: Parameters<typeof contextOf>[1] = {}): Context =>
  contextOf(LINES, {
    app,
    mode: { mode: { kind: 'tapping', pass: beginTapping(LINES, next, 'lines') } },
    ...more,
  })

describe('a pass', () => {
  it('begins at the first line without a time, a little before', () => {
    const outcome = startTapping(contextOf(LINES, { app }))
    expect(selectTap({ mode: outcome.mode!, preview: null })?.next).toBe(1)
    expect(heardIn(outcome)).toBe('seek 1000, play')
    expect(outcome.message).toMatch(/^When you hear the line begin, press /)
  })

  it('begins at the selected line, and needs audio', () => {
    const { mode, select } = startTapping(contextOf(LINES, { app, selection: { id: 'c', extent: 'b' } }))
    expect(selectTap({ mode: mode!, preview: null })?.next).toBe(2)
    expect(select).toEqual({ id: 'c', extent: null, open: null })
    expect(startTapping(contextOf(LINES, { session: { audio: null } })).mode).toBeUndefined()
  })

  it('ends where it was, and everything is kept', () => {
    expect(leaveTapping(tapping(1))).toMatchObject({
      mode: { kind: 'none' },
      select: { id: 'b', reveal: true },
      message: 'Tapping ended; everything is kept. To go on at line 2, press T',
    })
    expect(leaveTapping(contextOf(LINES))).toEqual({})
  })
})

describe('a tap', () => {
  it('starts the next line when it was heard: before the press, by what the user takes to react', () => {
    const context = tapping(1, { now: 6000 })
    const outcome = tapNow(context, 'tap')
    expect(timesAfter(context, outcome)[1]?.[1]).toBe(5800)
    expect(outcome.message).toBe('Starts at 0:05.800')
    expect(selectTap({ mode: outcome.mode!, preview: null })?.next).toBe(2)
  })

  it('takes back more of the audio while it plays faster', () => {
    const context = tapping(1, { now: 6000, sound: { rate: 2 } })
    expect(timesAfter(context, tapNow(context, 'tap'))[1]?.[1]).toBe(5600)
  })

  it('of the last line says how to go on; one back plays from before it', () => {
    expect(tapNow(tapping(2, { now: 9000 }), 'tap').message).toMatch(/^That was the last line/)
    expect(heardIn(tapNow(tapping(1, { now: 6000 }), 'back'))).toMatch(/^seek \d+, play$/)
  })

  it('means nothing outside of a pass', () => {
    expect(tapNow(contextOf(LINES), 'tap')).toEqual({ message: 'Begin with “Tap to sync”' })
  })
})

it('keeps how it is tapped', () => {
  expect(setTapSnaps(contextOf([], { app }), true).settings?.tap?.snaps).toBe(true)
  expect(setReaction(contextOf([], { app }), 1234.4).settings?.tap?.reactionMs).toBe(800)
  const outcome = setTapMode(tapping(1), 'turns')
  expect(outcome.settings?.tap?.mode).toBe('turns')
  expect(selectTap({ mode: outcome.mode!, preview: null })?.mode).toBe('turns')
  expect(setTapMode(contextOf(LINES), 'turns').mode).toBeUndefined()
})
