import { DIGITS } from '../../../shared/commands/speakers.ts'
import {
  cleanName,
  type LineRange,
  renameSpeaker,
  setSpeaker,
  turnAround,
} from '../../../shared/lines/speakers.ts'
import { countLines } from '../../../shared/model/edit.ts'
import { endOf } from '../../../shared/model/transcript.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { freeNumber } from '../../state/speakers.ts'
import { type Context, rangeOf, targetOf } from '../context.ts'
import { howTo } from '../key-hints.ts'
import type { Outcome } from '../outcome.ts'

/** What a speaker is given: the selected lines, else the target line; or the whole turn around it. */
export type Given = 'lines' | 'turn'

/** Has the speaker of that number (from 1) say the selected lines or the turn. */
export function assignNumber(context: Context, number: number, given: Given): Outcome {
  const name = [...context.document.speakers].find(([, n]) => n === number - 1)?.[0]
  if (name === undefined) return { message: t('say.noSpeakerYet', { number }) }
  return assign(context, name, given)
}

/** Has a speaker say the selected lines or the turn; a new name makes a new speaker. */
export function assign(context: Context, typed: string, given: Given): Outcome {
  const name = cleanName(typed)
  const range = linesGiven(context, given)
  if (name === '') return {}
  if (!range) return { message: t('say.selectLineFirst') }
  const edit = setSpeaker(context.document.transcript, range, name, {
    label: sentence('change.speaker', { name }),
  })
  const lines = range.to - range.from + 1
  const done = t('say.speakerSays', { name, count: lines })
  const message = edit ? done : t('say.saysAlready', { name })
  return { edit, message, ...(context.app.settings.hearNext && hearLineAfter(context, range)) }
}

/** The lines that a choice of a speaker is for; null when there are none. */
export function linesGiven(context: Context, given: Given): LineRange | null {
  if (given === 'turn') return turnAround(context.document.transcript, targetOf(context))
  return rangeOf(context)
}

/** Selects the line after some others, and plays it once. */
function hearLineAfter({ document, session }: Context, { to }: LineRange): Outcome {
  const { transcript } = document
  const next = transcript.segments[to + 1]
  if (!next) return { message: t('say.thatWasLastLine') }
  const select = { id: next.id, extent: null, edge: 'start', reveal: true } as const
  if (next.start === null || !session.audio) return { select }
  const until = endOf(transcript, to + 1, session.durationMs)
  return {
    select,
    sound: [
      { do: 'seek', to: next.start },
      { do: 'play', until },
    ],
  }
}

/** Turns on or off that the next line is heard after a speaker was chosen. A setting. */
export function toggleHearNext({ app }: Context): Outcome {
  const hearNext = !app.settings.hearNext
  return {
    settings: { hearNext },
    message: t(hearNext ? 'say.hearNextOn' : 'say.hearNextOff'),
  }
}

/** Gives a speaker another name everywhere. With the name of another speaker the two become one. */
export function rename({ document }: Context, old: string, typed: string): Outcome {
  const name = cleanName(typed)
  if (name === '' || name === old) return {}
  const isJoined = document.speakers.has(name)
  const edit = renameSpeaker(document.transcript, old, name, {
    label: isJoined
      ? sentence('change.joinSpeakers', { old, name })
      : sentence('change.renameSpeaker', { old }),
  })
  const joined = t('say.speakersJoined', { old, name, count: edit ? countLines(edit) : 0 })
  return {
    edit,
    forgetSpeaker: old,
    addSpeaker: name,
    message: isJoined ? joined : t('say.now', { old, name }),
  }
}

/** Makes a speaker known who says nothing yet. */
export function add({ document, app }: Context, typed: string): Outcome {
  const name = cleanName(typed)
  if (name === '') return {}
  if (document.speakers.has(name)) return { message: t('say.speakerAlready', { name }) }
  const digit = DIGITS[freeNumber(document.speakers)]
  const message =
    digit === undefined
      ? t('say.speakerNow', { name })
      : t('say.speakerGiveLines', { name, digit, howTo: howTo(`speaker.set${digit}`, app) })
  return { addSpeaker: name, message }
}

/** Takes a speaker who says nothing off the list. */
export function remove(_context: Context, name: string): Outcome {
  return { forgetSpeaker: name, message: t('say.noSpeakerAny', { name }) }
}
