import { DIGITS } from '../../../shared/commands/speakers.ts'
import {
  cleanName,
  type LineRange,
  renameSpeaker,
  setSpeaker,
  turnAround,
} from '../../../shared/lines/speakers.ts'
import { type Edit } from '../../../shared/model/edit.ts'
import { endOf } from '../../../shared/model/transcript.ts'
import * as player from '../../playback/player.ts'
import { appStore } from '../../state/app.ts'
import { addSpeaker, commit, documentStore, forgetSpeaker } from '../../state/document.ts'
import { select } from '../../state/selection.ts'
import { selectedRange, targetIndex } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'
import { howTo } from '../key-hints.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'
import { changeSettings } from '../settings.ts'

/** What a speaker is given: the selected lines, else the target line; or the whole turn around it. */
export type Given = 'lines' | 'turn'

/** Has the speaker of that number (from 1) say the selected lines or the turn. */
export function assignNumber(number: number, given: Given): void {
  const name = [...documentStore.getState().speakers].find(([, n]) => n === number - 1)?.[0]
  if (name === undefined) return say(`There is no speaker ${number} yet: add one in the Speakers panel`)
  assign(name, given)
}

/** Has a speaker say the selected lines or the turn; a new name makes a new speaker. */
export function assign(typed: string, given: Given): void {
  const name = cleanName(typed)
  const { transcript } = documentStore.getState()
  const range = linesGiven(given)
  if (name === '') return
  if (!range) return say('Select a line first')
  const edit = setSpeaker(transcript, range, name, { label: `Speaker ${name}` })
  if (edit) commit(edit)
  const lines = range.to - range.from + 1
  say(
    edit ? `${name} says ${lines === 1 ? 'this line' : `these ${lines} lines`}` : `${name} says that already`,
  )
  if (appStore.getState().settings.hearNext) hearLineAfter(range)
}

/** The lines that a choice of a speaker is for; null when there are none. */
export function linesGiven(given: Given): LineRange | null {
  const target = targetIndex(playhead())
  if (given === 'turn') return turnAround(documentStore.getState().transcript, target)
  return selectedRange() ?? (target < 0 ? null : { from: target, to: target })
}

/** Selects the line after some others, and plays it once. */
function hearLineAfter({ to }: LineRange): void {
  const { transcript } = documentStore.getState()
  const next = transcript.segments[to + 1]
  if (!next) return say('That was the last line')
  select(next.id, { extent: null, edge: 'start', reveal: true })
  if (next.start === null || !sessionStore.getState().audio) return
  player.seek(next.start)
  void player.play(endOf(transcript, to + 1, sessionStore.getState().durationMs))
}

export function toggleHearNext(): void {
  const hearNext = !appStore.getState().settings.hearNext
  changeSettings({ hearNext })
  say(
    hearNext
      ? 'After choosing a speaker you hear the next line'
      : 'After choosing a speaker nothing else happens',
  )
}

/** Gives a speaker another name everywhere. With the name of another speaker the two become one. */
export function rename(old: string, typed: string): void {
  const name = cleanName(typed)
  if (name === '' || name === old) return
  const { transcript, speakers } = documentStore.getState()
  const isJoined = speakers.has(name)
  const edit = renameSpeaker(transcript, old, name, {
    label: isJoined ? `Join ${old} with ${name}` : `Rename ${old}`,
  })
  if (edit) commit(edit)
  forgetSpeaker(old)
  addSpeaker(name)
  say(
    isJoined
      ? `${old} and ${name} are one speaker now: ${countLines(edit)} changed`
      : `${old} is ${name} now`,
  )
}

/** Makes a speaker known who says nothing yet. */
export function add(typed: string): void {
  const name = cleanName(typed)
  if (name === '') return
  if (!addSpeaker(name)) return say(`There is a speaker ${name} already`)
  const digit = DIGITS[documentStore.getState().speakers.get(name) ?? 0]
  say(
    digit === undefined
      ? `${name} is a speaker now`
      : `${name} is speaker ${digit}: ${howTo(`speaker.set${digit}`)} to give lines`,
  )
}

/** Takes a speaker who says nothing off the list. */
export function remove(name: string): void {
  forgetSpeaker(name)
  say(`${name} is no speaker any more`)
}

function countLines(edit: Edit | null): string {
  const count = edit?.splices.length ?? 0
  return `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`
}
