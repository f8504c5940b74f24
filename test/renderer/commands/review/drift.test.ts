import { describe, expect, it } from 'vitest'
import type { Context } from '../../../../renderer/commands/context.ts'
import type { Outcome } from '../../../../renderer/commands/outcome.ts'
import {
  applyFoundDrift,
  describeDrift,
  driftBack,
  driftHeard,
  driftSkip,
  foundDriftBelow,
  leaveDrift,
  playSample,
  reviewDrift,
  startDrift,
} from '../../../../renderer/commands/review/drift.ts'
import { selectDrift, selectReview } from '../../../../renderer/state/mode.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { appWith, contextOf, heardIn, timesAfter } from '../../context.ts'

const LINES = transcriptOf(
  ...Array.from({ length: 40 }, (_, i) => line(`L${i}`, 10_000 + i * 10_000, null, `Line number ${i}`)),
)
const app = appWith({ tap: { mode: 'lines', reactionMs: 0, snaps: false } })
const first = contextOf(LINES, { app, session: { durationMs: 500_000 } })

function after(context: Context, { mode, preview }: Outcome): Context {
  return mode ? { ...context, mode: { mode, preview: preview ?? null } } : context
}
/** Hears each line that is asked for so much later than it should come. */
function hearAll(late: number): { context: Context; last: Outcome } {
  let context = after(first, startDrift(first))
  let last: Outcome = {}
  for (;;) {
    const pass = selectDrift(context.mode)!
    const index = pass.samples[pass.at]
    if (index === undefined) return { context, last }
    const now = (LINES.segments[index]?.start ?? 0) + late
    last = driftHeard({ ...context, now })
    context = after(context, last)
  }
}

describe('the search for a drift', () => {
  it('asks for some lines, each played from before its place', () => {
    const outcome = startDrift(first)
    const pass = selectDrift({ mode: outcome.mode!, preview: null })!
    expect(pass.samples).toHaveLength(8)
    const start = LINES.segments[pass.samples[0]!]!.start!
    expect(heardIn(outcome)).toBe(`pause, seek ${Math.max(0, start - 8000)}, play`)
    expect(outcome.select).toMatchObject({ open: null, reveal: true })
  })

  it('needs audio and times', () => {
    expect(startDrift(contextOf(LINES, { session: { audio: null } })).message).toBe('Open the audio first')
    expect(startDrift(contextOf([line('x', null)])).message).toBe('No line has a time yet: use “Tap to sync”')
  })

  it('finds an offset, shows it before it is made, and says what it is', () => {
    const { context, last } = hearAll(1500)
    expect([last.message, heardIn(last)]).toEqual(['Found: all lines +1.50 s', 'pause'])
    expect(context.mode.preview).not.toBeNull()
    const made = applyFoundDrift(context)
    expect(made).toMatchObject({ mode: { kind: 'none' }, message: '40 lines: all lines +1.50 s' })
    expect(timesAfter(context, made)[0]?.[1]).toBe(11_500)
  })

  it('lets lines before the sound go where that was chosen, and says so', () => {
    const { context } = hearAll(-25_000)
    expect(foundDriftBelow(context)).toEqual({ below: [0, 1], gone: [0] })
    const made = applyFoundDrift(context, 'remove')
    expect(
      timesAfter(context, made)
        .map(([, start]) => start)
        .slice(0, 2),
    ).toEqual([0, 5000])
    expect(made.message).toBe('39 lines: all lines −25.0 s · Line removed; Undo brings it back')
    expect(foundDriftBelow(first)).toEqual({ below: [], gone: [] })
  })

  it('is gone through line by line, over the search', () => {
    const { context } = hearAll(1500)
    const outcome = reviewDrift(context)
    const state = { mode: outcome.mode!, preview: null }
    expect(selectReview(state)?.note).toBe('all lines +1.50 s')
    expect(selectDrift(state)).not.toBeNull()
    expect(heardIn(outcome)).toMatch(/^pause, seek /)
  })

  it('skips lines, and goes back to the one before', () => {
    const begun = after(first, startDrift(first))
    const skipped = after(begun, driftSkip(begun))
    expect(selectDrift(skipped.mode)?.at).toBe(1)
    expect(selectDrift(after(skipped, driftBack(skipped)).mode)?.at).toBe(0)
    expect(driftBack(begun)).toEqual(playSample(begun))
    let none = begun
    let last: Outcome = {}
    for (let i = 0; i < 8; i++) none = after(none, (last = driftSkip(none)))
    expect(last.message).toBe('No line was heard; nothing is changed')
    expect(applyFoundDrift(none)).toEqual({})
  })

  it('is left', () => {
    expect(leaveDrift()).toEqual({ mode: { kind: 'none' }, preview: null, sound: [{ do: 'pause' }] })
  })
})

it('describes a drift', () => {
  expect(describeDrift({ kind: 'offset', offset: -250 })).toBe('all lines −0.25 s')
})
