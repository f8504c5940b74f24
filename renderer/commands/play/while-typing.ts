import { merge } from '../../../shared/lines/merge.ts'
import { setText } from '../../../shared/lines/set-text.ts'
import { splitAtText } from '../../../shared/lines/split.ts'
import { apply, type Edit, join } from '../../../shared/model/edit.ts'
import { printPrecise } from '../../../shared/model/time.ts'
import type { Transcript } from '../../../shared/model/transcript.ts'
import type { WhileTyping } from '../../../shared/settings.ts'
import { nearestOnset } from '../../analysis/speech.ts'
import * as player from '../../playback/player.ts'
import { appStore } from '../../state/app.ts'
import { commit, documentStore } from '../../state/document.ts'
import { indexOf } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'
import { changeSettings } from '../settings.ts'

/** Playing goes on once nothing was typed for this long, in ms. */
const QUIET_MS = 1000
/** The slow speed while typing, as a share of the speed before. */
const SLOW = 0.6
/** A line that is cut at a word begins at the speech so near to it (ms). */
const ONSET_RADIUS = 300
const BACK_CHOICES = [0, 1000, 2000, 3000, 5000] as const

/** How to go on as before when typing pauses; null = nothing was held. */
let goOn: (() => void) | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Holds the sound while a text is typed, as the settings say. To be called for each key. */
export function holdWhileTyping(): void {
  const { whileTyping } = appStore.getState().settings
  if (goOn === null && !player.audio.paused && whileTyping !== 'off') goOn = hold(whileTyping)
  clearTimeout(timer)
  if (goOn) timer = setTimeout(resume, QUIET_MS)
}

function hold(how: WhileTyping): () => void {
  const heard = new AbortController()
  const { audio } = sessionStore.getState()
  const before = player.audio.playbackRate
  if (how === 'slow') {
    player.setRate(before * SLOW)
    const slow = player.audio.playbackRate
    return () => {
      if (player.audio.playbackRate === slow) player.setRate(before)
    }
  }
  player.pause()
  let isOurs = true
  const leave = () => (isOurs = false)
  for (const event of ['play', 'seeking'])
    player.audio.addEventListener(event, leave, { signal: heard.signal })
  return () => {
    heard.abort()
    if (!isOurs || !player.audio.paused || sessionStore.getState().audio !== audio) return
    const { typingBack } = appStore.getState().settings
    if (typingBack > 0) player.seek(playhead() - typingBack)
    void player.play()
  }
}

function resume(): void {
  const go = goOn
  goOn = null
  go?.()
}

const WORDS: Readonly<Record<WhileTyping, string>> = {
  pause: 'Playing pauses while you type',
  slow: 'Playing is slow while you type',
  off: 'Playing goes on while you type',
}

export function chooseWhileTyping(whileTyping: WhileTyping): void {
  changeSettings({ whileTyping })
  say(WORDS[whileTyping])
}

/** Goes to the next choice of how far to go back after typing. */
export function changeTypingBack(): void {
  const { typingBack } = appStore.getState().settings
  const next = BACK_CHOICES.find((ms) => ms > typingBack) ?? 0
  changeSettings({ typingBack: next })
  say(
    next === 0
      ? 'After typing, playing goes on where it was'
      : `After typing, playing goes back ${next / 1000} s`,
  )
}

/** Splits a line where the caret stands in what was typed, as one step, and goes on typing in the second. */
export function splitTyped(id: string, typed: string, caret: number): boolean {
  const { durationMs } = sessionStore.getState()
  const { text, offset } = trimmed(typed, caret)
  const edit = editTyped(id, text, (lines, index) =>
    splitAtText(lines, index, offset, {
      durationMs,
      newId: crypto.randomUUID(),
      label: 'Split line',
      onsetNear: (ms) => nearestOnset(ms, ONSET_RADIUS)?.ms ?? null,
    }),
  )
  const [second] = edit?.selection.after ?? []
  if (!edit || second === undefined) {
    say('Nothing to split here: there must be text before and after the caret')
    return false
  }
  commit(edit, { select: typingAt(second, 0) })
  const start = documentStore.getState().transcript.segments[indexOf(second)]?.start
  say(start == null ? 'Split; the second line has no time yet' : `Split at ${printPrecise(start)}`)
  return true
}

/** Joins what was typed with the line before (-1) or after (1), as one step; the caret stays where it was. */
export function mergeTyped(id: string, typed: string, side: -1 | 1): boolean {
  const { transcript } = documentStore.getState()
  const text = typed.trim()
  const other = transcript.segments[indexOf(id) + side]
  if (!other) return false
  const edit = editTyped(id, text, (lines, index) =>
    merge(lines, side < 0 ? index - 1 : index, { label: 'Merge lines' }),
  )
  const [merged] = edit?.selection.after ?? []
  if (!edit || merged === undefined) return false
  const first = side < 0 ? other.text : text
  const isBeforeSpace = side > 0 || first === '' || text === ''
  commit(edit, { select: typingAt(merged, first.length + (isBeforeSpace ? 0 : 1)) })
  say(side < 0 ? 'Merged with the line before' : 'Merged with the next line')
  return true
}

/** An edit of the line as it is typed, joined with the change of its text. */
function editTyped(
  id: string,
  text: string,
  operation: (lines: Transcript, index: number) => Edit | null,
): Edit | null {
  const { transcript } = documentStore.getState()
  const index = indexOf(id)
  const typed = setText(transcript, index, text, { label: 'Edit text' })
  const edit = operation(typed ? apply(typed, transcript) : transcript, index)
  return edit && join(typed, edit, transcript)
}

function trimmed(typed: string, caret: number): { readonly text: string; readonly offset: number } {
  const lead = typed.length - typed.trimStart().length
  return { text: typed.trim(), offset: caret - lead }
}

function typingAt(id: string, caret: number) {
  return { id, extent: null, edge: 'start', open: { field: 'text', caret }, reveal: true } as const
}
