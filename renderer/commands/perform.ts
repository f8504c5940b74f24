import { toText } from '../../shared/words/speak.ts'
import { hearMore, isHeard, nearestOnset, onsetsBetween, speechSpans } from '../analysis/speech.ts'
import { now } from '../playback/clock.ts'
import * as player from '../playback/player.ts'
import { appStore } from '../state/app.ts'
import { addSpeaker, commit, documentStore, forgetSpeaker, redo, undo } from '../state/document.ts'
import { addLineNote, dropLineNote, episodeStore, setEpisode, setLineNote } from '../state/episode.ts'
import { findStore, setFind } from '../state/find.ts'
import { findingsStore } from '../state/findings.ts'
import { enter, modeStore, tryOut } from '../state/mode.ts'
import { chooseEdge, closeField, revealLine, select, selectionStore } from '../state/selection.ts'
import { sessionStore, show, tell } from '../state/session.ts'
import { transact } from '../state/transaction.ts'
import type { Context } from './context.ts'
import type { NoteChange, Outcome, Sound } from './outcome.ts'
import { playhead, pressedAt } from './press.ts'
import { report } from './say.ts'
import { changeSettings } from './settings.ts'

/** What a command knows now. The playhead is read here, once, as it was when the key was pressed. */
export function contextNow(): Context {
  return {
    document: documentStore.getState(),
    selection: selectionStore.getState(),
    mode: modeStore.getState(),
    session: sessionStore.getState(),
    episode: episodeStore.getState(),
    app: appStore.getState(),
    find: findStore.getState(),
    findings: findingsStore.getState(),
    now: playhead(),
    at: pressedAt(),
    sound: {
      paused: player.audio.paused,
      rate: player.audio.playbackRate,
      willStop: player.willStop(),
    },
    ears: {
      isHeard,
      onsetsBetween,
      nearestOnset,
      speech: () => (hearMore(0) ? speechSpans() : null),
    },
    widthPx: document.documentElement.clientWidth,
    today: Date.now(),
    marked: () => window.getSelection()?.toString() ?? '',
    newId: () => crypto.randomUUID(),
  }
}

/** Runs a command: asks what it would do, and does that. What it would do is the answer. */
export function act<A extends readonly unknown[], O extends Outcome>(
  command: (context: Context, ...args: A) => O,
  ...args: A
): O {
  const context = contextNow()
  const outcome = command(context, ...args)
  perform(outcome, context.at)
  return outcome
}

/** Does what a command said. `at` = when it was asked for, for edits that become one step. */
export function perform(outcome: Outcome, at: number = pressedAt()): void {
  transact(() => change(outcome, at))
  for (const sound of outcome.sound ?? []) play(sound)
}

function change(outcome: Outcome, at: number): void {
  const { settings, view, message } = outcome
  if (settings) changeSettings(settings)
  changeLines(outcome, at)
  if (outcome.edge) chooseEdge(outcome.edge)
  if (outcome.closeField) closeField()
  if (outcome.reveal !== undefined) revealLine(outcome.reveal)
  if (outcome.forgetSpeaker !== undefined) forgetSpeaker(outcome.forgetSpeaker)
  if (outcome.addSpeaker !== undefined) addSpeaker(outcome.addSpeaker)
  if (outcome.note) changeNote(outcome.note)
  if (outcome.episode) setEpisode(outcome.episode)
  if (outcome.find) setFind(outcome.find)
  if (view) show(view)
  if (message !== undefined) tell(toText(message))
  if (outcome.problems) report(...outcome.problems)
}

/** With an edit, what was tried can only be cleared. */
function changeLines({ mode, preview, edit, history, select: wanted }: Outcome, at: number): void {
  if (mode) enter(mode, preview ?? null)
  if (edit) return commit(edit, { at, select: wanted, clearPreview: !mode && preview === null })
  if (!mode && preview !== undefined) tryOut(preview)
  if (history === 'undo') undo()
  if (history === 'redo') redo()
  if (wanted) select(wanted.id, wanted)
}

function changeNote(change: NoteChange): void {
  if (change.do === 'add') addLineNote(change.note)
  else if (change.do === 'set') setLineNote(change.key, change.words)
  else dropLineNote(change.key)
}

let later: ReturnType<typeof setTimeout> | undefined

function play(sound: Sound): void {
  switch (sound.do) {
    case 'seek':
      return player.seek(sound.to)
    case 'play':
      if (sound.home !== undefined) clearTimeout(later)
      return void player.play(sound.until ?? null, sound.home ?? null)
    case 'pause':
      player.pause()
      if (sound.byKey) show({ pausedAt: now() })
      return
    case 'loop':
      return player.loop(sound.from, sound.to)
    case 'slowly':
      return player.playSlowly(sound.from, sound.to, sound.rate)
    case 'rate':
      return player.setRate(sound.rate)
    case 'later':
      clearTimeout(later)
      later = setTimeout(() => act(sound.command), sound.ms)
  }
}
