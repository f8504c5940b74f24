import { describe, expect, it } from 'vitest'
import { apply } from '../../../shared/model/edit.ts'
import type { Segment, Transcript } from '../../../shared/model/transcript.ts'
import {
  beginTapping,
  type TapAnswer,
  type TapEvent,
  type TapState,
  tap,
} from '../../../shared/timing/tap.ts'
import { line, times, transcriptOf } from '../../builders.ts'

const options = { label: 'Tap', reactionMs: 200, speech: null, snaps: false, durationMs: 100_000 }

/** Presses keys one after another: `tap 1500` at 1.5 s. The transcript and the answers after each. */
function press(
  before: Transcript,
  from: TapState,
  keys: string[],
  more: Partial<typeof options> = {},
  rate = 1,
) {
  let [transcript, state] = [before, from]
  const answers: TapAnswer[] = []
  for (const key of keys) {
    const [kind, at] = key.split(' ')
    const event: TapEvent = { kind: kind as TapEvent['kind'], nowMs: Number(at), rate }
    const answer = tap(transcript, state, event, { ...options, ...more })
    if (answer.edit) transcript = apply(answer.edit, transcript)
    state = answer.state
    answers.push(answer)
  }
  return { transcript, state, answers, last: answers.at(-1)! }
}
const starts = (all: Transcript) => times(all).map(([, start]) => start)
const marks = (all: Transcript) => all.segments.map(({ mark }) => mark)
const untimed = transcriptOf(line('a', null), line('b', null), line('c', null))

describe('tapping every line', () => {
  it('starts one line after the other, earlier by the reaction', () => {
    const { transcript, state } = press(untimed, beginTapping(untimed, 0, 'lines'), ['tap 1200', 'tap 3200'])
    expect(starts(transcript)).toEqual([1000, 3000, null])
    expect(marks(transcript)).toEqual(['confirmed', 'confirmed', 'none'])
    expect(state.next).toBe(2)
  })

  it('counts the reaction by the clock on the wall: at half speed less of the audio passes', () => {
    const { transcript } = press(untimed, beginTapping(untimed, 0, 'lines'), ['tap 1200'], {}, 0.5)
    expect(starts(transcript)[0]).toBe(1100)
  })

  it('goes to the beginning of speech within 300 ms, when asked', () => {
    const speech = { starts: [700, 1290], ends: [1000, 2000] }
    const more = { speech: speech as never, snaps: true }
    const { last } = press(untimed, beginTapping(untimed, 0, 'lines'), ['tap 1200'], more)
    expect([last.ms, last.isSnapped]).toEqual([1290, true])
    const { last: far } = press(untimed, beginTapping(untimed, 0, 'lines'), ['tap 1800'], more)
    expect([far.ms, far.isSnapped]).toEqual([1600, false])
  })

  it('ends a line, which then leaves a gap', () => {
    const keys = ['tap 1200', 'end 2700', 'tap 4200', 'end 1']
    const { transcript, answers } = press(untimed, beginTapping(untimed, 0, 'lines'), keys)
    expect(times(transcript).slice(0, 2)).toEqual([
      ['a', 1000, 2500],
      ['b', 4000, 4010],
    ])
    expect(answers.at(-1)?.stop).toBe('own')
  })

  it('goes back a line and plays it again from 2 s before', () => {
    const keys = ['tap 5200', 'tap 9200', 'back 9300', 'tap 7200', 'tap 9500']
    const { transcript, answers } = press(untimed, beginTapping(untimed, 0, 'lines'), keys)
    expect(answers[2]).toMatchObject({ seekMs: 7000, edit: null, state: { next: 1 } })
    expect(starts(transcript)).toEqual([5000, 7000, 9300])
  })

  it('takes confirmations back of what is tapped anew, so that they hold nothing', () => {
    const keys = ['tap 5200', 'tap 5300', 'tap 9200', 'back 0', 'back 0', 'tap 9500']
    const { transcript, state } = press(untimed, beginTapping(untimed, 0, 'lines'), keys)
    expect(starts(transcript)).toEqual([5000, 9300, 13_200])
    expect(marks(transcript)).toEqual(['confirmed', 'confirmed', 'none'])
    expect(state.next).toBe(2)
  })

  it('does nothing after the last line and before the first', () => {
    const { last } = press(untimed, { mode: 'lines', next: 3, reached: 3 }, ['tap 9000'])
    expect(last).toMatchObject({ edit: null, state: { next: 3 } })
    const first = press(untimed, beginTapping(untimed, 0, 'lines'), ['back 900'])
    expect(first.last).toMatchObject({ edit: null, state: { next: 0 }, seekMs: 0, stop: 'beginning' })
    expect(press(untimed, beginTapping(untimed, 0, 'lines'), ['end 900']).last.edit).toBeNull()
  })
})

describe('tapping lines that have times', () => {
  const words = [{ text: 'b', start: 2000, end: 2900 }]
  const timed = transcriptOf(
    line('a', 0, 1000),
    line('b', 2000, 3000, 'b', { words }),
    line('c', 3000, 4000),
    line('d', 5000, 6000),
  )
  const begin: TapState = { mode: 'lines', next: 1, reached: 1 }

  it('moves a line alone when it goes near', () => {
    const { transcript } = press(timed, begin, ['tap 2500'])
    expect(times(transcript)).toEqual([
      ['a', 0, 1000],
      ['b', 2300, 3000],
      ['c', 3000, 4000],
      ['d', 5000, 6000],
    ])
    expect(transcript.segments[1]?.words).toEqual([{ text: 'b', start: 2300, end: 3000 }])
  })

  it('takes those after it along when it goes far', () => {
    const { transcript } = press(timed, begin, ['tap 12200', 'tap 13200'])
    expect(times(transcript)).toEqual([
      ['a', 0, 1000],
      ['b', 12_000, 13_000],
      ['c', 13_000, 14_000],
      ['d', 15_000, 16_000],
    ])
  })

  it('cuts the line before it, and stops at it and at confirmed ones', () => {
    const { transcript, answers } = press(timed, begin, ['tap 700', 'back 0', 'tap 100'])
    expect(times(transcript).slice(0, 2)).toEqual([
      ['a', 0, 10],
      ['b', 10, 1500],
    ])
    expect(answers.map(({ stop }) => stop)).toEqual([null, null, 'previous'])
    const walled = transcriptOf(...timed.segments.slice(0, 3), {
      ...(timed.segments[3] as Segment),
      mark: 'confirmed',
    })
    const held = press(walled, begin, ['tap 9000'])
    expect([held.last.ms, held.last.stop, starts(held.transcript)]).toEqual([
      4990,
      'confirmed',
      [0, 4990, 4990, 5000],
    ])
  })
})

describe('tapping turns', () => {
  const says = (id: string, speaker: string | null, text: string) => line(id, null, null, text, { speaker })
  const talk = transcriptOf(
    says('a1', 'Ann', '123456789'),
    says('a2', null, '123456789'),
    says('a3', 'Ann', '1234567890123456789'),
    says('b1', 'Ben', 'Yes.'),
    says('c1', 'Ann', '123456789'),
    says('c2', 'Ann', '123456789'),
  )

  it('estimates the lines between by their text', () => {
    const { transcript, state } = press(talk, beginTapping(talk, 2, 'turns'), [
      'tap 1200',
      'tap 5200',
      'tap 6200',
    ])
    expect(starts(transcript)).toEqual([1000, 2000, 3000, 5000, 6000, null])
    expect(marks(transcript)).toEqual([
      'confirmed',
      'estimated',
      'estimated',
      'confirmed',
      'confirmed',
      'none',
    ])
    expect(state.next).toBe(6)
  })

  it('ends a turn: the last line ends there, and the estimate fits between', () => {
    const keys = ['tap 1200', 'end 9200', 'tap 15200', 'tap 16200', 'end 18200']
    const { transcript } = press(talk, beginTapping(talk, 0, 'turns'), keys)
    expect(times(transcript)).toEqual([
      ['a1', 1000, null],
      ['a2', 3000, null],
      ['a3', 5000, 9000],
      ['b1', 15_000, null],
      ['c1', 16_000, null],
      ['c2', 17_000, 18_000],
    ])
  })

  it('goes back a turn, and estimates anew what lies before it', () => {
    const keys = ['tap 1200', 'tap 5200', 'back 0', 'tap 9200']
    const { transcript, answers } = press(talk, beginTapping(talk, 0, 'turns'), keys)
    expect(answers[2]).toMatchObject({ seekMs: 3000, state: { next: 3 } })
    expect(starts(transcript).slice(0, 4)).toEqual([1000, 3000, 5000, 9000])
  })
})
