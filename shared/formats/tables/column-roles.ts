import type { ColumnRole } from '../core/mapped-roles.ts'

const set = (names: string) => new Set(names.split(' '))
const NAMES: Readonly<Record<ColumnRole, ReadonlySet<string>>> = {
  start: set(
    'start begin from in onset starttime startzeit anfang anfangszeit begintijd time timestamp timecode zeit von beginn début debut inicio inicial inizio início xmin tmin tcin timespan timerange',
  ),
  end: set('end stop to out endtime endzeit bis ende eindtijd einde fin final fine fim xmax tmax tcout'),
  duration: set('duration dur length dauer durée duree duración durata duração duur'),
  text: set(
    'text transcript transcription caption captions subtitle subtitles content sentence utterance utterances line label word words body message dialogue dialog speech phrase texte texto translation annotation annotations lyrics',
  ),
  speaker: set(
    'speaker speakers name who character participant role actor person sprecher sprecherin locuteur orador hablante spk tier zeile ligne línea markenname',
  ),
}
/** Names of text that count where a table has no column with a better one. */
const WEAK_TEXT = set(
  'description comment comments note notes title value beschreibung kommentar kommentare bemerkung notiz descripción comentario commentaire',
)

/** How a time is written, or what it counts; no part of the name itself. */
const UNIT_WORD =
  /^(?:h{1,2}|m{1,3}|s{1,3}|f{1,3}|ms|msecs?|secs?|seconds?|milliseconds?|millis|frames?|samples?|ticks?|min|minutes?|tc|smpte|pal|ntsc|fps)$/
/** Roles of columns, in reading order. */
export const ROLES = ['start', 'end', 'duration', 'speaker', 'text'] as const satisfies readonly ColumnRole[]

/** The role of a column by its name: the whole name, else its first word, else its last. */
export function roleOf(name: string): ColumnRole | null {
  return nameOf(name)?.role ?? null
}

/** A role with how sure the name is about it: 0 = the whole name, 1 = a part of it, 2 = a vague name. */
export type NamedRole = { readonly role: ColumnRole; readonly rank: 0 | 1 | 2 }

/** The same with how sure the name is. */
export function nameOf(name: string): NamedRole | null {
  const words = (name.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => !UNIT_WORD.test(word))
  if (words.length === 0 || words.length > 4) return null
  const parts = [words.join(''), words[0] ?? '', words.at(-1) ?? '']
  for (const [i, part] of parts.entries()) {
    const role = ROLES.find((one) => NAMES[one].has(part))
    if (role) return { role, rank: i === 0 ? 0 : 1 }
  }
  return parts.some((part) => WEAK_TEXT.has(part)) ? { role: 'text', rank: 2 } : null
}

/** What the times of a column count by its name: seconds, frames … null = it does not say. */
export type NamedUnit = 'seconds' | 'milliseconds' | 'ticks' | 'frames' | 'samples' | 'other'

const SECONDS = '(?:s{1,3}|secs?|seconds?)'
const MILLISECONDS = '(?:ms|msecs?|milli[a-z]*)'
const DECIMALS = '(?:msecs?|ms|milli[a-z]*|m{1,3}|f{1,3}|s{1,3}|x{1,3})'
const UNIT_NAMES: readonly (readonly [RegExp, NamedUnit])[] = [
  // `ss.msec`, `s.ms`: seconds with decimals; the milliseconds are those behind the point.
  [word(`${SECONDS}[.,]${DECIMALS}`), 'seconds'],
  [word(MILLISECONDS), 'milliseconds'],
  [/frame/, 'frames'],
  [/sample/, 'samples'],
  [word('(?:ticks?|hns|100ns)'), 'ticks'],
  [word(SECONDS), 'seconds'],
  [word('(?:chars?|characters?|bytes?|tokens?|words?|lines?|pages?|beats?|bars?|index|idx)'), 'other'],
]

function word(pattern: string): RegExp {
  return new RegExp(`(?:^|[^a-z])${pattern}(?:[^a-z]|$)`)
}

/**
 * The unit of plain numbers by the column's name. `Start (ms)` counts milliseconds, `hh:mm:ss.ms` is a clock,
 * which says nothing about plain numbers.
 */
export function unitByName(name: string): NamedUnit | null {
  const written = name.toLowerCase().replace(CLOCK_NOTATION, ' ')
  return UNIT_NAMES.find(([pattern]) => pattern.test(written))?.[1] ?? null
}

const CLOCK_NOTATION = /(?:h{1,2}:)?m{1,2}:s{1,2}(?:[.,:;](?:msecs?|ms|m{1,3}|f{1,3}|s{1,3}|x{1,3}))?/g
