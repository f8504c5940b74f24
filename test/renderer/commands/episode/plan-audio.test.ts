import { expect, it } from 'vitest'
import {
  afterFailure,
  changedAudio,
  continued,
  flawOf,
  noOutput,
  startOf,
  whyNotPlayed,
} from '../../../../renderer/commands/episode/plan-audio.ts'
import { contextOf } from '../../context.ts'

const audio = contextOf([]).session.audio!
const place = { positionMs: 7000, rate: 1.5, pxPerSec: null }

it('audio starts where it was left, at the speed it had', () => {
  expect(startOf({ ...audio, place })).toEqual({ positionMs: 7000, rate: 1.5 })
  expect(startOf(audio)).toEqual({ positionMs: 0, rate: 1 })
  expect(startOf(null)).toEqual({ positionMs: 0, rate: 1 })
})

it('audio that is cut off has a flaw, as soon as that is known', () => {
  const exact = { url: '', skipMs: 0, durationMs: null, isCutOff: false }
  expect([flawOf(audio), flawOf({ ...audio, exact })]).toEqual([null, null])
  expect(flawOf({ ...audio, exact: { ...exact, isCutOff: true } })).toMatchObject({
    name: 'a.mp3',
    what: /^This audio file is cut off/,
  })
})

it('audio that cannot be played is named with what it is', () => {
  expect(whyNotPlayed(audio).what).toMatch(/^The audio \(MP3\) cannot be played/)
})

it('audio that was changed outside goes on where it was; when it is gone, that is said', () => {
  expect(changedAudio('a.mp3', audio).what).toBe('The audio file was changed by another program.')
  expect(changedAudio('a.mp3', null).what).toBe('The audio file is no longer there.')
  expect(continued(audio, place)).toEqual({ ...audio, place })
  expect(continued(null, place)).toBeNull()
})

it('audio goes on after a failure of the engine, unless it fails again and again, or could never be played', () => {
  const output = { isOutput: true, hasPlayed: true }
  const content = { isOutput: false, hasPlayed: true }
  expect(afterFailure(output, [], 1000)).toBe('resume')
  expect(afterFailure(content, [], 1000)).toBe('resume')
  expect(afterFailure({ isOutput: false, hasPlayed: false }, [], 1000)).toBe('leave')
  expect(afterFailure(output, [1000, 2000, 3000], 4000)).toBe('rest')
  expect(afterFailure(content, [1000, 2000, 3000], 4000)).toBe('leave')
  expect(afterFailure(output, [1000, 2000, 3000], 11_500)).toBe('resume')
})

it('sound that has nowhere to go rests, and what to do is said', () => {
  expect(noOutput(audio)).toEqual({
    name: 'a.mp3',
    what: 'The sound output of this computer does not answer.',
    advice: 'The place is kept. Check the speakers or headphones, then press Play.',
  })
})
