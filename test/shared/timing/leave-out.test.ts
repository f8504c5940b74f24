import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, type Edit, invert } from '../../../shared/model/edit.ts'
import type { Segment, Transcript } from '../../../shared/model/transcript.ts'
import { applyDrift } from '../../../shared/timing/apply-drift.ts'
import { CHECK_DEFAULTS, check } from '../../../shared/timing/check.ts'
import { fixes } from '../../../shared/timing/fixes.ts'
import { largestFirst, leaveOut, movesOf } from '../../../shared/timing/leave-out.ts'
import { shift } from '../../../shared/timing/shift.ts'
import { snapToSpeech } from '../../../shared/timing/snap-to-speech.ts'
import { line, times, transcriptOf } from '../../builders.ts'
import { expectWithin } from '../../cpu-time.ts'
import { anyOrder, anyTranscript } from './any-transcript.ts'

const limits = { ...CHECK_DEFAULTS, durationMs: 100_000, minLengthMs: 300 }
const label = 'x'
const last = ({ segments }: Transcript) => segments.length - 1

function snapAll(transcript: Transcript, starts: readonly number[]): Edit | null {
  const onsets = starts.map((ms) => ({ ms, strength: 1 }))
  return snapToSpeech(transcript, {
    from: 0,
    to: last(transcript),
    onsets,
    radius: 1200,
    mark: 'estimated',
    label,
  }).edit
}

type Propose = (transcript: Transcript, numbers: readonly number[]) => Edit | null
const PROPOSALS: Readonly<Record<string, Propose>> = {
  'snap to speech': (t, numbers) =>
    snapAll(
      t,
      [...numbers].sort((a, b) => a - b),
    ),
  fixes: (t) => fixes(t, check(t, limits), { ...limits, label }),
  'an offset': (t, [ms = 0]) => applyDrift(t, { kind: 'offset', offset: ms - 5000 }, { label }).edit,
  'a rate': (t, [ms = 0]) =>
    applyDrift(t, { kind: 'rate', ratio: 0.5 + ms / 10_000, offset: ms - 5000, known: null }, { label }).edit,
  'steps of offset': (t, numbers) => {
    const parts = numbers.slice(0, 3).map((ms, k) => ({ fromMs: k * 2500, offset: ms - 5000 }))
    return applyDrift(t, { kind: 'steps', parts }, { label }).edit
  },
  shift: (t, [ms = 0]) => shift(t, 0, last(t), ms - 5000, { label, confirmedToo: true }).edit,
}

const numbers = fc.array(fc.nat(10_000), { minLength: 3, maxLength: 30 })
const choices = fc.array(fc.boolean(), { minLength: 14, maxLength: 14 })
const isInOrder = ({ segments }: Transcript) =>
  segments.flatMap(({ start }) => start ?? []).every((at, i, all) => i === 0 || at >= (all[i - 1] ?? 0))
const withoutEnd = (segment: Segment) => ({ ...segment, end: null })

describe.each(Object.entries(PROPOSALS))('%s, without some of its lines', (_name, propose) => {
  const law = (
    transcripts: fc.Arbitrary<Transcript>,
    say: (before: Transcript, all: Transcript, rest: Transcript, found: Found) => void,
  ) =>
    fc.assert(
      fc.property(transcripts, numbers, choices, (before, some, chosen) => {
        const proposal = propose(before, some)
        if (!proposal) return
        const moves = movesOf(before, proposal)
        const asked = moves.flatMap(({ index }) => (chosen[index] ? [index] : []))
        const { edit, left } = leaveOut(before, proposal, asked)
        const rest = edit ? apply(edit, before) : before
        say(before, apply(proposal, before), rest, { proposal, moves, asked, edit, left })
      }),
    )

  it('is an edit like any other: sorted, disjoint, and taken back by its inverse', () => {
    law(anyOrder, (before, _all, rest, { edit }) => {
      if (!edit) return
      expect(apply(invert(edit), rest)).toEqual(before)
      let from = 0
      for (const { at, removed, inserted } of edit.splices) {
        expect(at).toBeGreaterThanOrEqual(from)
        expect(removed).toEqual(before.segments.slice(at, at + removed.length))
        expect(removed.length).toBeGreaterThan(0)
        expect(inserted).toHaveLength(removed.length)
        from = at + removed.length + 1
      }
    })
  })

  it('leaves each line as it was or as proposed, but for an end that meets its neighbour', () => {
    law(anyOrder, (before, all, rest, { moves, asked, left }) => {
      expect(asked.filter((index) => !left.has(index))).toEqual([])
      const own = new Set(moves.map(({ index }) => index))
      expect([...left].filter((index) => !own.has(index))).toEqual([])
      for (const [index, line] of rest.segments.entries()) {
        const wanted = (left.has(index) ? before : all).segments[index]
        expect(withoutEnd(line)).toEqual(withoutEnd(wanted!))
        const neighbours = [before, all].map(({ segments }) => segments[index + 1]?.start)
        const { end } = line
        const isKnown = [before, all].some(({ segments }) => segments[index]?.end === end)
        if (!isKnown && !neighbours.includes(end)) expect(end! - line.start!).toBe(lengthOf(before, index))
      }
    })
  })

  it('is all of it when none is left out, and nothing when all are', () => {
    law(anyOrder, (before, _all, _rest, { proposal, moves }) => {
      expect(leaveOut(before, proposal, [])).toEqual({ edit: proposal, left: new Set() })
      const none = leaveOut(
        before,
        proposal,
        moves.map(({ index }) => index),
      )
      expect(none.edit).toBeNull()
    })
  })

  it('can be asked again for the lines that stay, without another answer', () => {
    law(anyOrder, (before, _all, _rest, { proposal, edit, left }) => {
      expect(leaveOut(before, proposal, left)).toEqual({ edit, left })
    })
  })

  it('leaves lines touching that touch as they are and as proposed', () => {
    law(anyTranscript, (before, all, rest) => {
      for (const index of rest.segments.keys())
        if (touches(before, index) && touches(all, index)) expect(touches(rest, index)).toBe(true)
    })
  })

  it('keeps lines in order, their ends after their starts, and makes no new overlap', () => {
    law(anyTranscript, (before, all, rest) => {
      if (isInOrder(all)) expect(isInOrder(rest)).toBe(true)
      for (const [index, { start, end }] of rest.segments.entries()) {
        const isSound = [before, all].every(({ segments }) => {
          const one = segments[index]
          return one?.start == null || one.end === null || one.end >= one.start
        })
        if (isSound && start !== null && end !== null) expect(end).toBeGreaterThanOrEqual(start)
        const next = rest.segments[index + 1]?.start
        if (next == null || end === null || overlaps(before, index) || overlaps(all, index)) continue
        expect(end).toBeLessThanOrEqual(next)
      }
    })
  })
})

const touches = ({ segments }: Transcript, index: number) =>
  segments[index]?.end != null && segments[index].end === segments[index + 1]?.start

type Found = {
  readonly proposal: Edit
  readonly moves: ReturnType<typeof movesOf>
  readonly asked: readonly number[]
  readonly edit: Edit | null
  readonly left: ReadonlySet<number>
}

function lengthOf({ segments }: Transcript, index: number): number {
  return (segments[index]?.end ?? 0) - (segments[index]?.start ?? 0)
}

function overlaps({ segments }: Transcript, index: number): boolean {
  return (segments[index]?.end ?? 0) > (segments[index + 1]?.start ?? Infinity)
}

const lines = transcriptOf(line('a', 1000, 5000), line('b', 5000, 8800), line('c', 9000, 9900))
const snapped = snapAll(lines, [1300, 5400, 8600])

describe('leaving out', () => {
  it('counts an end that only follows the next start with that line', () => {
    expect(movesOf(lines, snapped!)).toEqual([
      { index: 0, edge: 'start', before: 1000, after: 1300 },
      { index: 1, edge: 'start', before: 5000, after: 5400 },
      { index: 2, edge: 'start', before: 9000, after: 8600 },
    ])
  })

  it('names the end where that is what moves', () => {
    const overlapping = transcriptOf(line('a', 1000, 5500), line('b', 5000, 8000))
    const edit = fixes(overlapping, check(overlapping, limits), { ...limits, label })
    expect(movesOf(overlapping, edit!)).toEqual([{ index: 0, edge: 'end', before: 5500, after: 5000 }])
  })

  it('gives the line before its end back, whether the two touched or it gave way', () => {
    const rest = (...left: number[]) => times(apply(leaveOut(lines, snapped!, left).edit!, lines))
    expect(rest(1)).toEqual([
      ['a', 1300, 5000],
      ['b', 5000, 8600],
      ['c', 8600, 9900],
    ])
    expect(rest(2)).toEqual([
      ['a', 1300, 5400],
      ['b', 5400, 8800],
      ['c', 9000, 9900],
    ])
  })

  it('keeps a line, too, that would pass one that stays', () => {
    const close = transcriptOf(line('a', 5000), line('b', 5500), line('c', 20_000))
    const edit = snapAll(close, [5900, 6400, 20_100])
    expect(movesOf(close, edit!)).toHaveLength(3)
    const { left, edit: rest } = leaveOut(close, edit!, [1])
    expect([...left].sort()).toEqual([0, 1])
    expect(times(apply(rest!, close)).map(([, start]) => start)).toEqual([5000, 5500, 20_100])
  })

  it('sorts by size: first times before all, equal ones by their place', () => {
    const move = (index: number, before: number | null, after: number | null) =>
      ({ index, edge: 'start', before, after }) as const
    const moves = [move(0, 100, 150), move(1, 900, 400), move(2, 200, 250), move(3, null, 70)]
    expect(largestFirst(moves).map(({ index }) => index)).toEqual([3, 1, 0, 2])
  })

  it('takes 20 000 lines in a moment', () => {
    const many = transcriptOf(
      ...Array.from({ length: 20_000 }, (_, i) => line(`${i}`, i * 1000, i * 1000 + 900)),
    )
    const edit = shift(many, 0, 19_999, 400, { label, confirmedToo: true }).edit!
    expectWithin(250, () => expect(leaveOut(many, edit, [10_000]).left.size).toBe(1))
  })
})
