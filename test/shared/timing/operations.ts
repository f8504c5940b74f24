import { insert } from '../../../shared/lines/insert.ts'
import { merge } from '../../../shared/lines/merge.ts'
import { regroup } from '../../../shared/lines/regroup.ts'
import { remove } from '../../../shared/lines/remove.ts'
import { setText } from '../../../shared/lines/set-text.ts'
import { split, splitAtText } from '../../../shared/lines/split.ts'
import { apply, type Edit } from '../../../shared/model/edit.ts'
import { nearestTimed, type Transcript } from '../../../shared/model/transcript.ts'
import { applyDrift } from '../../../shared/timing/apply-drift.ts'
import { CHECK_DEFAULTS, check } from '../../../shared/timing/check.ts'
import { confirm } from '../../../shared/timing/confirm.ts'
import { fixes } from '../../../shared/timing/fixes.ts'
import { moveEdges } from '../../../shared/timing/move-edges.ts'
import { moveLine } from '../../../shared/timing/move-line.ts'
import { revert } from '../../../shared/timing/revert.ts'
import { ripple } from '../../../shared/timing/ripple.ts'
import { setBoundary } from '../../../shared/timing/set-boundary.ts'
import { setEnd } from '../../../shared/timing/set-end.ts'
import { setStart } from '../../../shared/timing/set-start.ts'
import { shift } from '../../../shared/timing/shift.ts'
import { changeSpeed, fit, stretchBetween } from '../../../shared/timing/stretch.ts'
import { beginTapping, tap } from '../../../shared/timing/tap.ts'

export const options = { durationMs: 100_000, label: 'x' }
const limits = { ...CHECK_DEFAULTS, durationMs: 100_000, minLengthMs: 300 }
const keys = {
  ...options,
  reactionMs: 200,
  speech: { starts: [0, 3000, 7000], ends: [2500, 6000, 9000] },
  snaps: true,
}

type Run = (transcript: Transcript, from: number, to: number, ms: number) => Edit | null
type Move = (
  transcript: Transcript,
  index: number,
  ms: number,
) => { readonly edit: Edit | null; readonly ms: number }

/**
 * `kind`: what the operation may change; `cut` = which lines there are, as well. `isFree` = it may bring
 * lines in disorder.
 */
export type Operation = {
  readonly run: Run
  /** The lines that the user acts on: they alone may move although they are confirmed. */
  readonly acts: (from: number, to: number, transcript: Transcript) => number[]
  readonly kind: 'times' | 'text' | 'cut'
  readonly isFree?: boolean
  /** The first edit, and what the same wish gives afterwards. */
  readonly again?: (...args: Parameters<Run>) => [Edit | null, (after: Transcript) => Edit | null]
}

const nobody = () => []
const itself = (index: number) => [index]
const withNext = (index: number) => [index, index + 1]

/** An operation that sets one time: asked again for where it went, it has nothing to do. */
function setting(move: Move, acts: Operation['acts'] = itself): Operation {
  return {
    run: (t, i, _to, ms) => move(t, i, ms).edit,
    acts,
    kind: 'times',
    again: (t, i, _to, ms) => {
      const first = move(t, i, ms)
      return [first.edit, (after) => move(after, i, first.ms).edit]
    },
  }
}

function repeated(run: Run, acts: Operation['acts'], kind: Operation['kind']): Operation {
  return { run, acts, kind, again: (t, i, to, ms) => [run(t, i, to, ms), (after) => run(after, i, to, ms)] }
}

function speed(confirmedToo: boolean): Run {
  return (t, _from, to, ms) =>
    changeSpeed(t, 0.5 + (to % 7) / 4, { ...options, pivotMs: Math.abs(ms), confirmedToo }).edit
}

/** Ten keys from a line on, at times and in an order that the numbers give. */
function tapAlong(mode: 'lines' | 'turns'): Run {
  return (transcript, from, to, ms) => {
    let [state, after] = [beginTapping(transcript, from, mode), transcript]
    const before = transcript.segments
    for (let press = 0; press < 10; press++) {
      const kind = (['tap', 'tap', 'end', 'tap', 'back'] as const)[(press * (to + 1)) % 5] ?? 'tap'
      const answer = tap(after, state, { kind, nowMs: ms + press * 700, rate: 1 }, keys)
      if (answer.edit) after = apply(answer.edit, after)
      state = answer.state
    }
    const splices = [{ at: 0, removed: before, inserted: after.segments }]
    return { label: 'x', mergeKey: null, splices, selection: { before: [], after: [] } }
  }
}

/** All that a pass of ten keys can reach from a line on, in either direction. */
const reached = (from: number) => Array.from({ length: 24 }, (_, i) => from - 10 + i)

export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'set-start': setting((t, i, ms) => setStart(t, i, ms, options)),
  'set-end': setting(
    (t, i, ms) => setEnd(t, i, ms, options),
    (i, _to, t) => [i, nearestTimed(t, i + 1, 1)],
  ),
  'set-boundary': setting((t, i, ms) => setBoundary(t, i, ms, options), withNext),
  ripple: setting((t, i, ms) => ripple(t, i, ms, options)),
  stretch: setting((t, i, ms) => stretchBetween(t, i, ms, options)),
  fit: repeated(
    (t, i, to, ms) =>
      fit(
        t,
        [
          { index: i, ms },
          { index: to, ms: ms + 900 },
        ],
        options,
      ).edit,
    (i, to) => [i, to],
    'times',
  ),
  shift: {
    run: (t, i, to, ms) => shift(t, i, to, ms - 4000, { ...options, confirmedToo: false }).edit,
    acts: nobody,
    kind: 'times',
  },
  'shift with confirmed lines': {
    run: (t, i, to, ms) => shift(t, i, to, ms - 4000, { ...options, confirmedToo: true }).edit,
    acts: (i, to) => Array.from({ length: to - i + 1 }, (_, k) => i + k),
    kind: 'times',
  },
  'shift that keeps lines at 0': {
    run: (t, i, to, ms) =>
      shift(t, i, to, ms - 9000, { ...options, confirmedToo: false, below: 'zero' }).edit,
    acts: nobody,
    kind: 'times',
  },
  'shift that removes lines below 0': {
    run: (t, i, to, ms) =>
      shift(t, i, to, ms - 9000, { ...options, confirmedToo: true, below: 'remove' }).edit,
    acts: (i, to) => Array.from({ length: to - i + 1 }, (_, k) => i + k),
    kind: 'cut',
  },
  'change of speed': { run: speed(false), acts: nobody, kind: 'times' },
  'an offset': {
    run: (t, _i, _to, ms) => applyDrift(t, { kind: 'offset', offset: ms - 4000 }, options).edit,
    acts: nobody,
    kind: 'times',
  },
  'steps of offset': {
    run: (t, i, to, ms) => {
      const parts = [0, 1500 + i * 100, 4000 + to * 100].map((fromMs, k) => ({
        fromMs,
        offset: k * (ms - 4000),
      }))
      return applyDrift(t, { kind: 'steps', parts }, options).edit
    },
    acts: nobody,
    kind: 'times',
  },
  'tapping lines': { run: tapAlong('lines'), acts: reached, kind: 'times' },
  'tapping turns': { run: tapAlong('turns'), acts: reached, kind: 'times' },
  confirm: repeated((t, i, to) => confirm(t, i, to, 'confirmed', options), nobody, 'times'),
  revert: {
    ...repeated(
      (t, i, to) =>
        revert(
          t,
          Array.from({ length: to - i + 1 }, (_, k) => i + k),
          options,
        ),
      (i, to) => Array.from({ length: to - i + 1 }, (_, k) => i + k),
      'times',
    ),
    isFree: true,
  },
  fixes: { run: (t) => fixes(t, check(t, limits), { ...limits, ...options }), acts: nobody, kind: 'times' },
  'set-text': repeated((t, i, _to, ms) => setText(t, i, `text ${ms}`, options), itself, 'text'),
  'move-line': {
    run: (t, i, _to, ms) => moveLine(t, i, ms, options).edit,
    // Edges of neighbours that touch it follow.
    acts: (_from, _to, t) => [...t.segments.keys()],
    kind: 'times',
  },
  'move-edges': {
    run: (t, i, _to, ms) => moveEdges(t, i, t.segments[i]?.start ?? 0, ms, options).edit,
    acts: (_from, _to, t) => [...t.segments.keys()],
    kind: 'times',
  },
  'split at text': {
    run: (t, i, _to, ms) =>
      splitAtText(t, i, Math.abs(ms) % 16, { ...options, newId: 'new', onsetNear: (at) => at + (ms % 400) }),
    acts: itself,
    kind: 'text',
    isFree: true,
  },
  split: {
    run: (t, i, _to, ms) => split(t, i, ms, { ...options, newId: 'new' }),
    acts: itself,
    kind: 'text',
    // The second half may begin after a line that talks over the first.
    isFree: true,
  },
  merge: { run: (t, i) => merge(t, i, options), acts: withNext, kind: 'text' },
  insert: {
    run: (t, _i, to, ms) =>
      insert(t, { start: ms, end: ms + to * 100, text: 'new' }, { newId: 'new', label: 'x' }),
    acts: nobody,
    kind: 'text',
  },
  remove: { run: (t, i, to) => remove(t, i, to, options), acts: nobody, kind: 'text' },
  regroup: {
    run: (t, i) =>
      regroup(t, (['sentence', 'speaker', 'length'] as const)[i % 3] ?? 'length', {
        ...options,
        newId: (n) => `new${n}`,
      }),
    acts: nobody,
    kind: 'cut',
    isFree: true,
  },
}
