import type { ColumnRole } from '../core/mapped-roles.ts'

const set = (names: string) => new Set(names.split(' '))
const NAMES: Readonly<Record<ColumnRole, ReadonlySet<string>>> = {
  start: set(
    'start begin from in onset starttime startzeit time timestamp timecode zeit von beginn début debut inicio xmin tmin tcin',
  ),
  end: set('end stop to out endtime endzeit bis ende fin final xmax tmax tcout'),
  duration: set('duration dur length dauer durée duree duración'),
  text: set(
    'text transcript transcription caption captions subtitle subtitles content sentence utterance line label word words body message dialogue dialog speech phrase texte texto translation',
  ),
  speaker: set(
    'speaker speakers name who character participant role actor person sprecher sprecherin locuteur orador hablante spk',
  ),
}

const UNIT_WORD = /^(?:ms|s|sec|secs|seconds?|milliseconds?|frames?|msec)$/
/** Roles of columns, in reading order. */
export const ROLES = ['start', 'end', 'duration', 'speaker', 'text'] as const satisfies readonly ColumnRole[]

/** The role of a column by its name: the whole name, else its first word, else its last. */
export function roleOf(name: string): ColumnRole | null {
  const words = (name.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => !UNIT_WORD.test(word))
  if (words.length === 0 || words.length > 4) return null
  for (const part of [words.join(''), words[0] ?? '', words.at(-1) ?? '']) {
    const role = ROLES.find((one) => NAMES[one].has(part))
    if (role) return role
  }
  return null
}
