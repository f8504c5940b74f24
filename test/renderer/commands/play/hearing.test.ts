import { describe, expect, it } from 'vitest'
import {
  hearEdge,
  hearFrom,
  hearNudge,
  replaySlowly,
  toggleHearNudges,
} from '../../../../renderer/commands/play/hearing.ts'
import { line } from '../../../builders.ts'
import { contextOf, heardIn } from '../../context.ts'

const LINES = [line('a', 200, 2000), line('b', 3000)]

describe('an edge', () => {
  it('is heard from one side, and the sound waits there again', () => {
    const context = contextOf(LINES, { selection: { id: 'a' } })
    expect(heardIn(hearEdge(context, 'end', 'before'))).toBe('seek 1500, play to 2000, then 2000')
    expect(heardIn(hearEdge(context, 'end', 'after'))).toBe('seek 2000, play to 2500, then 2000')
  })

  it('near the beginning is heard from there', () => {
    const context = contextOf(LINES, { selection: { id: 'a' } })
    expect(heardIn(hearEdge(context, 'start', 'before'))).toBe('seek 0, play to 200, then 200')
  })

  it('that is not there says so', () => {
    const untimed = contextOf([line('x', null)], { selection: { id: 'x' } })
    expect(hearEdge(untimed, 'start', 'after')).toEqual({ message: 'This line has no start yet' })
  })

  it('by itself is heard as what begins or ends there', () => {
    expect(heardIn({ sound: hearFrom('start', 3000) })).toBe('seek 3000, play to 4200, then 3000')
    expect(heardIn({ sound: hearFrom('end', 3000) })).toBe('seek 1800, play to 3000, then 3000')
  })
})

describe('a nudged edge', () => {
  it('is heard on the side where its sound is, once the nudges pause', () => {
    const context = contextOf(LINES, { selection: { id: 'a' } })
    const [later] = hearNudge(context, 'end')
    if (later?.do !== 'later') throw new Error('nothing comes later')
    expect(heardIn(later.command(context))).toBe('seek 1500, play to 2000, then 2000')
    expect(hearNudge(contextOf(LINES, { session: { audio: null } }), 'end')).toEqual([])
    expect(toggleHearNudges(context)).toEqual({
      settings: { hearNudges: false },
      message: 'Nudging is silent',
    })
  })
})

it('plays the last seconds again slowly', () => {
  expect(heardIn(replaySlowly(contextOf(LINES, { now: 5000 })))).toBe('2000 to 5000 at 0.75')
  expect(heardIn(replaySlowly(contextOf(LINES, { now: 1000 })))).toBe('0 to 1000 at 0.75')
  expect(replaySlowly(contextOf(LINES)).message).toBe('There is nothing before the beginning')
})
