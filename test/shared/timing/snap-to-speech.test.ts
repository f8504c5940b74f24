import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, invert } from '../../../shared/model/edit.ts'
import { type Transcript, violations } from '../../../shared/model/transcript.ts'
import type { Onset } from '../../../shared/timing/onsets.ts'
import { type SnapToSpeechOptions, snapToSpeech } from '../../../shared/timing/snap-to-speech.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const at = (ms: number, strength = 1): Onset => ({ ms, strength })

function snap(transcript: Transcript, onsets: readonly Onset[], more: Partial<SnapToSpeechOptions> = {}) {
  const to = transcript.segments.length - 1
  const options = { from: 0, to, onsets, radius: 1000, mark: 'estimated', label: 'Snap', ...more } as const
  const snapped = snapToSpeech(transcript, options)
  return { ...snapped, after: snapped.edit ? apply(snapped.edit, transcript) : transcript }
}

describe('snapping starts to speech', () => {
  it('takes the onset after a pause rather than a syllable that is nearer', () => {
    const { after } = snap(transcriptOf(line('a', 5000)), [at(4700, 0.35), at(5400, 0.9)])
    expect(times(after)).toEqual([['a', 5400, null]])
  })

  it('of two pauses, takes the nearer one', () => {
    expect(times(snap(transcriptOf(line('a', 5000)), [at(4300), at(5200)]).after)).toEqual([
      ['a', 5200, null],
    ])
  })

  it('says which lines have no speech near them, and leaves them', () => {
    const { edit, moved, missed } = snap(transcriptOf(line('a', 5000), line('b', 9000)), [at(5100), at(7900)])
    expect([moved, missed]).toEqual([1, [1]])
    expect(edit?.splices).toHaveLength(1)
    expect(snap(transcriptOf(line('a', 5000)), [])).toMatchObject({ edit: null, moved: 0, missed: [0] })
  })

  it('gives no two lines the same onset, and keeps their order', () => {
    const lines = transcriptOf(line('a', 5000), line('b', 5000), line('c', 6000))
    const { after } = snap(lines, [at(4900), at(5600), at(6300)])
    expect(times(after).map(([, start]) => start)).toEqual([4900, 5600, 6300])
  })

  it('has the end of the line before follow when they touched, and give way when it would overlap', () => {
    const touching = transcriptOf(line('a', 1000, 5000), line('b', 5000, 8000))
    expect(times(snap(touching, [at(5400)], { from: 1 }).after)).toEqual([
      ['a', 1000, 5400],
      ['b', 5400, 8000],
    ])
    const apart = transcriptOf(line('a', 1000, 4900), line('b', 5000, 8000))
    expect(times(snap(apart, [at(4600)], { from: 1 }).after)).toEqual([
      ['a', 1000, 4600],
      ['b', 4600, 8000],
    ])
  })

  it('stops at a line that stays, and before its own end', () => {
    const lines = transcriptOf(line('a', 4500), line('b', 5000, 5300))
    expect(snap(lines, [at(4400), at(5400)], { from: 1 })).toMatchObject({ edit: null, missed: [1] })
  })

  it('leaves confirmed lines to the user, who may ask for one', () => {
    const lines = transcriptOf(line('a', 5000, null, 'x', { mark: 'confirmed' }))
    expect(snap(lines, [at(5200)])).toMatchObject({ edit: null, moved: 0, missed: [] })
    const { after } = snap(lines, [at(5200)], { mark: 'confirmed' })
    expect(after.segments[0]).toMatchObject({ start: 5200, mark: 'confirmed' })
  })

  it('marks what many are moved by as estimated; a line that stands right is not marked', () => {
    const { after, moved } = snap(transcriptOf(line('a', 1000), line('b', 5000)), [at(1000), at(5200)])
    expect([moved, after.segments.map(({ mark }) => mark)]).toEqual([1, ['none', 'estimated']])
  })
})

const marks = fc.constantFrom('none', 'none', 'confirmed', 'estimated')
const transcripts = fc
  .array(
    fc.tuple(fc.nat(2500), fc.nat(2500), fc.constantFrom('own', 'implied', 'untimed', 'touching'), marks),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts): Transcript => {
    let end = 0
    const segments = parts.map(([gap, length, kind, mark], index) => {
      const start = kind === 'touching' ? end : end + gap
      if (kind !== 'untimed') end = start + length + 10
      return line(String(index), kind === 'untimed' ? null : start, kind === 'implied' ? null : end, 'x', {
        mark,
      })
    })
    return {
      segments: segments.map((segment) => (segment.start === null ? { ...segment, end: null } : segment)),
    }
  })
const onsetLists = fc
  .array(fc.tuple(fc.nat(30_000), fc.double({ min: 0.3, max: 1, noNaN: true })), { maxLength: 60 })
  .map((list) => list.map(([ms, strength]) => at(ms, strength)).sort((a, b) => a.ms - b.ms))

describe('whatever the lines and the sound', () => {
  it('confirmed lines rest, order is kept, no line is turned over, and undo brings all back', () => {
    fc.assert(
      fc.property(transcripts, onsetLists, fc.nat(), fc.nat(), (before, onsets, a, b) => {
        const count = before.segments.length
        const [from = 0, to = 0] = [a % count, b % count].sort((x, y) => x - y)
        const { edit, after, missed } = snap(before, onsets, { from, to })
        if (edit) expect(apply(invert(edit), after)).toEqual(before)
        expect(violations(after)).toEqual([])
        const starts = after.segments.flatMap(({ start }) => (start === null ? [] : [start]))
        expect(starts).toEqual([...starts].sort((x, y) => x - y))
        for (const [index, { start, end, mark }] of after.segments.entries()) {
          const old = before.segments[index]
          if (old?.mark === 'confirmed') expect([start, mark]).toEqual([old.start, 'confirmed'])
          if (index < from || index > to || missed.includes(index)) expect(start).toBe(old?.start)
          if (start !== old?.start) expect(onsets.some(({ ms }) => ms === start)).toBe(true)
          if (start !== old?.start)
            expect(Math.abs((start ?? 0) - (old?.start ?? 0))).toBeLessThanOrEqual(1000)
          if (start !== null && end !== null) expect(end).toBeGreaterThan(start)
        }
      }),
    )
  })
})
