import { beforeEach, describe, expect, it } from 'vitest'
import {
  endReview,
  enter,
  leaveModes,
  leavePasses,
  lookAt,
  type Mode,
  modeStore,
  NO_MODE,
  type Review,
  selectDrift,
  selectReview,
  selectTap,
  tryOut,
  withoutPass,
  withoutReview,
  withPass,
  withReview,
} from '../../../renderer/state/mode.ts'
import { FIRST_SESSION, sessionStore } from '../../../renderer/state/session.ts'
import type { Edit } from '../../../shared/model/edit.ts'

const edit = (label: string): Edit => {
  return { label, mergeKey: null, splices: [], selection: { before: [], after: [] } }
}
const review: Review = {
  title: 'Snap',
  proposal: edit('Snap'),
  transcript: { segments: [] },
  moves: [],
  order: 'time',
  at: 0,
  asked: new Set(),
  left: new Set(),
  note: '',
}
const drift = { kind: 'drift', pass: { samples: [1], at: 0, heard: [], fit: null } } as const
const tapping = { kind: 'tapping', pass: { mode: 'lines', next: 0, taps: [] } } as unknown as Extract<
  Mode,
  { kind: 'tapping' }
>
const message = () => sessionStore.getState().message

beforeEach(() => {
  modeStore.setState(NO_MODE, true)
  sessionStore.setState(FIRST_SESSION, true)
})

describe('a review', () => {
  it('lies over the pass that went on before, which goes on after it', () => {
    const over = withReview(drift, review)
    const state = { mode: over, preview: null }
    expect([selectReview(state), selectDrift(state), selectTap(state)]).toEqual([review, drift.pass, null])
    expect(withoutReview(over)).toBe(drift)
    expect(withReview(over, { ...review, at: 1 })).toEqual({
      kind: 'review',
      review: { ...review, at: 1 },
      over: drift,
    })
    expect(withPass(over, tapping)).toEqual({ ...over, over: tapping })
    expect(withoutPass(over)).toEqual({ ...over, over: { kind: 'none' } })
  })

  it('is over when something else is tried, and says so', () => {
    const [one, other] = [edit('one'), edit('other')]
    enter(withReview(drift, review), one)
    tryOut(one)
    expect(selectReview(modeStore.getState())).toBe(review)
    tryOut(other)
    expect(modeStore.getState()).toEqual({ mode: drift, preview: other })
    expect(message()).toBe('The review is over: something else is tried')
  })

  it('ends with a word, which nobody hears where there was none', () => {
    endReview('over')
    expect(message()).toBe('')
    enter(withReview(tapping, review), null)
    endReview('over')
    expect([modeStore.getState().mode, message()]).toEqual([tapping, 'over'])
  })

  it('looks at one of its lines', () => {
    lookAt(3)
    expect(modeStore.getState()).toEqual(NO_MODE)
    enter(withReview({ kind: 'none' }, review), null)
    lookAt(3)
    expect(selectReview(modeStore.getState())?.at).toBe(3)
  })
})

describe('a pass', () => {
  it('ends with the audio, and leaves what is tried and a review alone', () => {
    const tried = edit('tried')
    enter(tapping, tried)
    leavePasses()
    expect(modeStore.getState()).toEqual({ mode: { kind: 'none' }, preview: tried })
    enter(withReview(drift, review), tried)
    leavePasses()
    expect(selectReview(modeStore.getState())).toBe(review)
    expect(selectDrift(modeStore.getState())).toBeNull()
    leaveModes()
    expect(modeStore.getState()).toEqual(NO_MODE)
  })
})
