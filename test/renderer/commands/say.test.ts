import { beforeEach, describe, expect, it } from 'vitest'
import {
  dismissProblems,
  leaveBehind,
  report,
  reportOf,
  reportUnkept,
  say,
  settled,
} from '../../../renderer/commands/say.ts'
import { sessionStore } from '../../../renderer/state/session.ts'
import { message } from '../../../shared/words/message.ts'
import { resetStores } from '../stores.ts'

const problem = (name: string, what = 'It broke.') => ({ name, what, advice: 'Try again.' })
const names = () => sessionStore.getState().problems.map(({ name }) => name)
beforeEach(resetStores)

it('what a command did is printed', () => {
  say(message('bar.lines', { count: 1 }))
  expect(sessionStore.getState().message).toBe('1 line')
})

it('a problem is shown once, and until it is dismissed', () => {
  report(problem('a.srt'), problem('b.srt'))
  report(problem('b.srt'), problem('c.srt'))
  expect(names()).toEqual(['a.srt', 'b.srt', 'c.srt'])
  report(problem('a.srt', 'Something else.'))
  expect(names()).toHaveLength(4)
  dismissProblems()
  expect(names()).toEqual([])
})

describe('a defect: what was said of an error never went', () => {
  it('what failed before goes once it has succeeded', () => {
    reportOf('saving', problem('a.srt'), problem('b.srt'))
    reportOf('keeping', problem('Settings'), problem('Notes'))
    settled('saving')
    settled('keeping', 'Notes')
    expect(names()).toEqual(['Settings'])
  })

  it('an episode takes what was said of it along, and of earlier tries to open one', () => {
    reportOf('opening', problem('gone.srt'))
    report(problem('a.mp3'))
    reportOf('starting', problem('Settings'))
    const before = sessionStore.getState().problems
    reportOf('opening', problem('second.srt'))
    leaveBehind(before, false)
    expect(names(), 'a half that joins').toEqual(['a.mp3', 'Settings', 'second.srt'])
    leaveBehind(before, true)
    expect(names(), 'another episode').toEqual(['Settings', 'second.srt'])
  })
})

it('a problem that is shown already changes nothing', () => {
  report(problem('a.srt'))
  const { problems } = sessionStore.getState()
  report(problem('a.srt'))
  expect(sessionStore.getState().problems).toBe(problems)
})

it('what could not be stored has a reason, but where the disk is full', () => {
  reportUnkept('Notes', { ok: false, reason: 'failed', detail: 'EIO' })
  reportUnkept('Settings', { ok: false, reason: 'no-space', detail: 'ENOSPC' })
  const [failed, full] = sessionStore.getState().problems
  expect(failed?.what).toMatch('EIO')
  expect(full?.what).not.toMatch('ENOSPC')
})
