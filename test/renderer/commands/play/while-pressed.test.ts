import { expect, it } from 'vitest'
import {
  explainPressed,
  pauseReleased,
  playPressed,
} from '../../../../renderer/commands/play/while-pressed.ts'
import { appWith, contextOf, heardIn } from '../../context.ts'

it('plays while it is pressed, and goes back a little when it is let go', () => {
  const app = appWith({ holdBackMs: 300 })
  expect(heardIn(playPressed())).toBe('play')
  const playing = contextOf([], { app, now: 2000, sound: { paused: false } })
  expect(heardIn(pauseReleased(playing))).toBe('pause, seek 1700')
  expect(heardIn(pauseReleased(contextOf([], { app, now: 2000 })))).toBe('pause')
  expect(pauseReleased(contextOf([], { session: { audio: null } }))).toEqual({})
})

it('explains itself where nothing can be held: by its key, or it lets one be chosen', () => {
  expect(explainPressed(contextOf([]))).toEqual({
    view: { dialog: { kind: 'keys', query: 'Play while pressed' } },
  })
  const keyChanges = { 'play.whilePressed': ['F6'] }
  expect(explainPressed(contextOf([], { app: appWith({ keyChanges }) }))).toEqual({
    message: 'Hold F6: it plays until you let go',
  })
})
