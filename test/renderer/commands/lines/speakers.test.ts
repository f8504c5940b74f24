import { describe, expect, it } from 'vitest'
import {
  add,
  assign,
  assignNumber,
  linesGiven,
  remove,
  rename,
  toggleHearNext,
} from '../../../../renderer/commands/lines/speakers.ts'
import { apply } from '../../../../shared/model/edit.ts'
import { line } from '../../../builders.ts'
import { appWith, contextOf, heardIn } from '../../context.ts'

const by = (id: string, start: number, speaker: string) => line(id, start, start + 900, id, { speaker })
const LINES = [by('a', 0, 'Ann'), by('b', 1000, 'Ann'), by('c', 2000, 'Ben')]
type Made = [ReturnType<typeof contextOf>, ReturnType<typeof assign>]
const speakersAfter = ([{ document }, { edit }]: Made) =>
  (edit ? apply(edit, document.transcript) : document.transcript).segments.map(({ speaker }) => speaker)

describe('giving lines', () => {
  it('to a speaker by number: the target line, the selected ones, or the turn', () => {
    const context = contextOf(LINES, { now: 1500 })
    expect(speakersAfter([context, assignNumber(context, 2, 'lines')])).toEqual(['Ann', 'Ben', 'Ben'])
    expect(speakersAfter([context, assignNumber(context, 2, 'turn')])).toEqual(['Ben', 'Ben', 'Ben'])
    expect(assignNumber(context, 3, 'lines').message).toBe(
      'There is no speaker 3 yet: add one in the Speakers panel',
    )
  })

  it('to a new one, by a cleaned name', () => {
    const context = contextOf(LINES, { selection: { id: 'a', extent: 'b' } })
    const outcome = assign(context, '  Cid ', 'lines')
    expect(speakersAfter([context, outcome])).toEqual(['Cid', 'Cid', 'Ben'])
    expect(outcome.message).toBe('Cid says these 2 lines')
    expect(assign(context, 'Ann', 'lines').message).toBe('Ann says that already')
    expect(assign(context, '  ', 'lines')).toEqual({})
    expect(linesGiven(context, 'lines')).toEqual({ from: 0, to: 1 })
  })

  it('plays the next line once when that is wanted', () => {
    const app = appWith({ hearNext: true })
    const outcome = assign(contextOf(LINES, { app, selection: { id: 'b' } }), 'Ben', 'lines')
    expect(outcome).toMatchObject({ select: { id: 'c', edge: 'start', reveal: true } })
    expect([heardIn(outcome), outcome.message]).toEqual(['seek 2000, play to 2900', 'Ben says this line'])
    expect(assign(contextOf(LINES, { app, selection: { id: 'c' } }), 'Ann', 'lines').message).toBe(
      'That was the last line',
    )
    expect(toggleHearNext(contextOf(LINES, { app })).settings).toEqual({ hearNext: false })
  })
})

describe('the list of speakers', () => {
  it('has another name everywhere, or one speaker for two', () => {
    const context = contextOf(LINES)
    const renamed = rename(context, 'Ann', 'Anna')
    expect(speakersAfter([context, renamed])).toEqual(['Anna', 'Anna', 'Ben'])
    expect(renamed).toMatchObject({ forgetSpeaker: 'Ann', addSpeaker: 'Anna', message: 'Ann is Anna now' })
    expect(rename(context, 'Ann', 'Ben').message).toBe('Ann and Ben are one speaker now: 2 lines changed')
    expect([rename(context, 'Ann', 'Ann'), rename(context, 'Ann', ' ')]).toEqual([{}, {}])
  })

  it('takes in one who says nothing yet, with the key that gives lines', () => {
    expect(add(contextOf(LINES), 'Cid')).toEqual({
      addSpeaker: 'Cid',
      message: 'Cid is speaker 3: press 3 to give lines',
    })
    expect(add(contextOf(LINES), 'Ben')).toEqual({ message: 'There is a speaker Ben already' })
    expect(remove(contextOf(LINES), 'Cid')).toEqual({
      forgetSpeaker: 'Cid',
      message: 'Cid is no speaker any more',
    })
  })
})
