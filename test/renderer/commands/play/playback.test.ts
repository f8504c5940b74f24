import { describe, expect, it } from 'vitest'
import {
  changeRate,
  changeVolume,
  goTo,
  jump,
  loopLine,
  playFromLine,
  replayLine,
  seekToLine,
  setRate,
  setVolume,
  stepLine,
  toggleMute,
  togglePlay,
} from '../../../../renderer/commands/play/playback.ts'
import { line } from '../../../builders.ts'
import { inEnglish } from '../../../words.ts'
import { appWith, contextOf, heardIn } from '../../context.ts'

const LINES = [line('a', 1000, 2000), line('b', 3000), line('c', 5000, 6000), line('d', null)]

describe('play and pause', () => {
  it('pauses what plays, and plays what stands', () => {
    expect(heardIn(togglePlay(contextOf(LINES, { sound: { paused: false } })))).toBe('pause by key')
    expect(heardIn(togglePlay(contextOf(LINES)))).toBe('play')
  })

  it('goes on a little earlier, from the place of the pause alone', () => {
    const app = appWith({ resumeBack: 1000 })
    const at = (now: number, pausedAt: number | null) =>
      togglePlay(contextOf(LINES, { app, now, session: { pausedAt } }))
    expect(heardIn(at(4000, 4020))).toBe('seek 3000, play')
    expect(at(4000, 4020).view).toEqual({ pausedAt: null })
    expect(heardIn(at(400, 400))).toBe('seek 0, play')
    expect(heardIn(at(4000, 9000))).toBe('play')
    expect(heardIn(at(4000, null))).toBe('play')
  })
})

describe('going somewhere', () => {
  it('by so much, or to a time', () => {
    expect(heardIn(jump(contextOf(LINES, { now: 3000 }), -1000))).toBe('seek 2000')
    expect(goTo(contextOf(LINES), 61_000)).toEqual({
      view: { follow: true },
      message: 'At 1:01',
      sound: [{ do: 'seek', to: 61_000 }],
    })
  })

  it('to a line, which is selected', () => {
    const select = { id: 'b', word: null, edge: 'start', open: null }
    expect(seekToLine(contextOf(LINES), 'b')).toEqual({
      select,
      view: { follow: true },
      sound: [{ do: 'seek', to: 3000 }],
    })
    expect(heardIn(seekToLine(contextOf(LINES, { session: { audio: null } }), 'b'))).toBe('')
    expect(seekToLine(contextOf(LINES), 'd').message).toBe(
      'This line has no time yet: play, and press I when you hear it',
    )
    expect(seekToLine(contextOf(LINES), 'gone')).toEqual({})
  })

  it('to a place in a line; by estimate it says so', () => {
    expect(seekToLine(contextOf(LINES), 'b', { ms: 3400, isAbout: false })).toEqual({
      select: { id: 'b', word: null, edge: 'start', open: null },
      view: { follow: true },
      sound: [{ do: 'seek', to: 3400 }],
    })
    expect(seekToLine(contextOf(LINES), 'b', { ms: 3400, isAbout: true }).message).toBe('At about 0:03')
  })

  it('from line to line by their times', () => {
    expect(stepLine(contextOf(LINES, { now: 1000 }), 1)).toMatchObject({ reveal: 'b', select: { id: 'b' } })
    expect(stepLine(contextOf(LINES, { now: 5500 }), -1).reveal).toBe('b')
    expect(stepLine(contextOf(LINES, { now: 5500 }), 1)).toEqual({ message: 'This is the last line' })
    expect(stepLine(contextOf(LINES, { now: 0 }), -1).reveal).toBe('a')
  })
})

describe('a line', () => {
  it('is played once, to its end or the next start', () => {
    expect(heardIn(replayLine(contextOf(LINES, { selection: { id: 'a' } })))).toBe('seek 1000, play to 2000')
    expect(heardIn(replayLine(contextOf(LINES, { now: 3500 })))).toBe('seek 3000, play to 5000')
    expect(inEnglish(replayLine(contextOf(LINES, { selection: { id: 'd' } })).message ?? '')).toBe(
      'This line has no time yet',
    )
  })

  it('is played again and again, or on from its start', () => {
    const context = contextOf(LINES, { selection: { id: 'a' } })
    expect(heardIn(loopLine(context))).toBe('loop 1000 to 2000')
    expect(loopLine(context).message).toBe('The line is played again and again: press Space to end it')
    expect(heardIn(playFromLine(context))).toBe('seek 1000, play')
  })
})

describe('speed and loudness', () => {
  it('stay inside their limits', () => {
    expect(setRate(contextOf([]), 1.23)).toEqual({
      sound: [{ do: 'rate', rate: 1.25 }],
      message: 'Speed 1.25×',
    })
    expect(heardIn(setRate(contextOf([]), 9))).toBe('rate 3')
    expect(changeRate(contextOf([], { sound: { rate: 1.1 } }), -0.1).message).toBe('Speed 1.0×')
    expect(setVolume(contextOf([]), 1.2).settings).toEqual({ volume: 1, muted: false })
  })

  it('change by a step', () => {
    const app = appWith({ volume: 0.5, muted: true })
    expect(changeVolume(contextOf([], { app }), 0.1)).toEqual({
      settings: { volume: 0.6, muted: false },
      message: 'Volume 60 %',
    })
    expect(toggleMute(contextOf([], { app }))).toEqual({ settings: { muted: false }, message: 'Sound on' })
  })
})
