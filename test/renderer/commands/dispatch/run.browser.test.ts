import { beforeEach, describe, expect, it, vi } from 'vitest'
import { run, tooltip } from '../../../../renderer/commands/dispatch/run.ts'
import { documentStore, loadDocument } from '../../../../renderer/state/document.ts'
import { select } from '../../../../renderer/state/selection.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { line, transcriptOf } from '../../../builders.ts'
import { FILE } from '../../context.ts'
import { resetStores } from '../../stores.ts'

const message = () => sessionStore.getState().message

beforeEach(resetStores)

function load(): void {
  const transcript = transcriptOf(line('a', 1000, 1900), line('b', 2000, 2900))
  const rest = { tokens: new Map(), diagnostics: [], title: null, format: 'srt', name: 'a.srt', text: '' }
  loadDocument(FILE, { transcript, ...rest })
}

describe('a command', () => {
  it('says what it needs when that is not there', () => {
    run('correct.nudgeForward')
    expect(message()).toBe('Open a transcript first')
    run('play.toggle')
    expect(message()).toBe('Open an audio file first')
    run('chapter.add')
    expect(message()).not.toBe('')
  })

  it('is done: what it answers changes the page', () => {
    load()
    select('b')
    run('correct.nudgeForward')
    expect(documentStore.getState().transcript.segments[1]?.start).toBe(2050)
    expect(message()).toBe('Start set to 0:02.050')
    run('edit.undo')
    expect(documentStore.getState().transcript.segments[1]?.start).toBe(2000)
  })

  it('of which nudges soon after each other are one step to undo', () => {
    load()
    select('b')
    for (let press = 0; press < 3; press++) run('correct.nudgeForwardFine')
    expect(documentStore.getState().history.past).toHaveLength(1)
  })

  it('that ends later is left to itself', () => {
    load()
    const work = vi.fn(() => Promise.resolve())
    run('file.save', work)
    expect(work).toHaveBeenCalledTimes(1)
    expect(message()).toBe('')
  })
})

it('has its name and its first key in a tooltip', () => {
  expect(tooltip('correct.setStart', false)).toBe('Set start here (I)')
})
