import type { ColumnRole } from '../core/mapped-roles.ts'
import { type Column, hasWords, repeats, saysHowMuch } from './column-content.ts'
import { type NamedRole, type NamedUnit, nameOf, unitByName } from './column-roles.ts'

/** Columns that name what they hold: the best one for each role; null = none. */
export type NamedColumns = Readonly<Record<ColumnRole, number | null>> & {
  /** A column whose text counts where the text's own is empty, as the name of a marker without comment. */
  readonly spareText: number | null
}

type Candidate = NamedRole & {
  readonly at: number
  readonly name: string
  readonly unit: NamedUnit | null
  readonly column: Column
}

/** No column has a name. */
export const UNNAMED: NamedColumns = {
  ...{ start: null, end: null, duration: null, speaker: null, text: null },
  spareText: null,
}

/** Which column is what by the names in the first row; several may claim a role. */
export function namedColumns(names: readonly string[], columns: readonly Column[]): NamedColumns {
  const all = names.flatMap((name, at): Candidate[] => {
    const named = nameOf(name)
    const column = columns[at]
    return named && column ? [{ ...named, at, name, unit: unitByName(name), column }] : []
  })
  const start = bestTime(all, 'start', null)
  const speakers = all.filter(
    ({ role, name }) => role === 'speaker' && (!FOREIGN_TIER.test(name) || names.some(isTimeOfElan)),
  )
  const texts = all.filter(({ role, column }) => role === 'text' && hasWords(column))
  const text = best(texts, ({ rank, column }) => [rank, isMostlyFilled(column) ? 0 : 1])
  const said =
    text ??
    best(
      all.filter(({ role }) => role === 'text'),
      ({ rank }) => [rank],
    )
  const named = {
    start: start?.at ?? null,
    end: bestTime(all, 'end', start)?.at ?? null,
    duration: bestTime(all, 'duration', start)?.at ?? null,
    spareText: null,
  }
  const title = titleAmong(names, speakers, text, columns)
  if (!title) {
    const speaker = best(
      speakers.filter((one) => namesPeople(one)),
      ({ name, column }) => [isEmpty(column) ? 1 : 0, isTier(name) ? 1 : 0],
    )
    return { ...named, speaker: speaker?.at ?? null, text: said?.at ?? null }
  }
  const speaker = best(
    speakers.filter((one) => one !== title && namesPeople(one) && !isEmpty(one.column)),
    () => [],
  )
  const own = text && text.at !== title.at ? text.at : null
  return {
    ...named,
    speaker: speaker?.at ?? null,
    text: own ?? title.at,
    spareText: own === null ? null : title.at,
  }
}

/**
 * The column of times for a role: one with times before others, as the start is written, then the finest.
 * Samples and the like are never taken where seconds stand beside them.
 */
function bestTime(all: readonly Candidate[], role: ColumnRole, start: Candidate | null): Candidate | null {
  const candidates = all.filter((one) => one.role === role)
  return best(candidates, ({ rank, unit, column, name }) => [
    column.isTime ? 0 : isEmpty(column) ? 1 : 2,
    unit === 'samples' || unit === 'other' ? 2 : unit === 'frames' || unit === 'ticks' ? 1 : 0,
    start && (start.column.isClock !== column.isClock || start.unit !== unit) ? 1 : 0,
    unit === 'milliseconds' && !column.isClock ? 1 : column.step,
    // An editor's list says where a clip is taken from and where it stands.
    /^\s*source\b/i.test(name) ? 1 : 0,
    rank,
  ])
}

/** The first of those with the lowest scores, compared one after the other. */
function best<T>(all: readonly T[], scoresOf: (one: T) => readonly number[]): T | null {
  const scored = all.map((one) => ({ one, scores: scoresOf(one) }))
  const [first] = scored.sort((a, b) => {
    const at = a.scores.findIndex((score, i) => score !== b.scores[i])
    return at === -1 ? 0 : (a.scores[at] ?? 0) - (b.scores[at] ?? 0)
  })
  return first?.one ?? null
}

const MARKER_TABLE = /\bmarkers?\b|^\s*marken|\bregions?\b|^\s*(?:time format|#)\s*$/i

/**
 * The column with the names of markers and regions, where `Name` is what a place is called and not who
 * speaks: tables that say so, unless few names stand again and again; and tables without other text.
 */
function titleAmong(
  names: readonly string[],
  speakers: readonly Candidate[],
  text: Candidate | null,
  columns: readonly Column[],
): Candidate | null {
  const title = speakers.find(({ name, column }) => IS_TITLE.test(name) && hasWords(column))
  if (!title) return null
  const filled = title.column.values.filter((value) => value.trim() !== '')
  const isRepeated = filled.length >= 6 && repeats(filled)
  if (text) return names.some((name) => MARKER_TABLE.test(name)) && !isRepeated ? title : null
  const isLongest = columns.every((one) => one.isTime || saysHowMuch(one) <= saysHowMuch(title.column))
  return isLongest || names.some((name) => MARKER_TABLE.test(name)) ? title : null
}

/** `Speaker Name` is a person in any table. */
const IS_TITLE = /^\s*(?:name|markenname|(?:marker|region|cue|clip|chapter|event|item|track)[\s_-]*name)\s*$/i

/** What ELAN calls a tier in other languages; in other tables it is a line. */
const FOREIGN_TIER = /^\s*(?:zeile|ligne|línea)\s*$/i

/** True for a column of times in a table by ELAN, in whatever language: `Begin Time - ss.msec`. */
export function isTimeOfElan(name: string): boolean {
  return / - (?:hh:mm:ss[.:]|ss\.msec|msec)/.test(name.toLowerCase())
}

/** The tiers of ELAN are mostly people; those that are called after what they hold are not. */
function namesPeople({ name, column }: Candidate): boolean {
  return !isTier(name) || !column.values.every((value) => LEVEL.test(value))
}

function isTier(name: string): boolean {
  return /\btier\b/i.test(name) || FOREIGN_TIER.test(name)
}

/** What is noted of speech, as tiers and their columns are called. */
export const LEVEL =
  /^\s*(?:(?:default|words?|phones?|phonemes?|syllables?|sentences?|segments?|utterances?|text|transcript(?:ion)?|orthography|notes?|comments?|translation)\s*)?$/i

function isEmpty({ values }: Column): boolean {
  return values.every((value) => value.trim() === '')
}

function isMostlyFilled({ values }: Column): boolean {
  return values.filter((value) => value.trim() !== '').length >= values.length * 0.5
}
