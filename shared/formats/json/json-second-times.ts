import { lastOne } from '../../base/last-one.ts'
import { parseClock } from '../../model/time.ts'
import type { TimeCopy } from '../core/format.ts'
import type { JsonItem, JsonLayout, JsonPath, JsonPaths } from '../core/json-layout.ts'
import { COPY_UNITS, type GuessedTime, type LineTimes, secondTime, unitInName } from '../core/second-times.ts'
import { pathsOf } from './compiled-layout.ts'
import { bareKey, type JsonField, lastKey, listsOf } from './json-fields.ts'
import { readRaw } from './json-read.ts'

/** Characters and items that are looked at; keys in question. */
const REACH = 200_000
const ITEMS = 200
const MOST_KEYS = 12
/** Places for one time that a reader tells apart (three bits). */
const MOST_PLACES = 8

/** A key of an item that says one of its times a second time. */
type SecondKey = {
  readonly path: JsonPath
  readonly of: TimeCopy['of']
  readonly perSecond: number
  readonly isRounded: boolean
}

/**
 * The layout, with the keys of lines and words that say their times a second time: in another unit or
 * notation, or as a length beside start and end. The same layout when there are none. They are told by their
 * values in the first 200 000 characters.
 */
export function withSecondTimes(text: string, layout: JsonLayout): JsonLayout {
  const { head, lists } = headOf(text)
  const keysAt = (items: JsonPath, item: JsonItem) => {
    const list = lists.find(({ path }) => path === items)
    return list ? secondKeys(head, { items, item, layout, fields: list.fields }) : []
  }
  const lines = keysAt(layout.lines, layout.line)
  const wordsAt = [layout.lines, layout.words ?? ''].filter((path) => path !== '').join('.')
  const words = layout.words && layout.word ? keysAt(wordsAt, layout.word) : []
  if (lines.length === 0 && words.length === 0) return layout
  const all = [...lines, ...words]
  return {
    ...layout,
    line: withKeys(layout.line, lines),
    ...(layout.word && { word: withKeys(layout.word, words) }),
    units: { ...Object.fromEntries(all.map(({ path, perSecond }) => [path, perSecond])), ...layout.units },
    rounded: [...(layout.rounded ?? []), ...all.flatMap(({ path, isRounded }) => (isRounded ? [path] : []))],
  }
}

/** Asked for each layout that is tried on the same text. */
const headOf = lastOne((text: string) => {
  const head = text.slice(0, REACH)
  return { head, lists: listsOf(head) }
})

function withKeys(item: JsonItem, keys: readonly SecondKey[]): JsonItem {
  const added = (part: TimeCopy['of']): { readonly [K in TimeCopy['of']]?: JsonPaths } => {
    const more = keys.filter(({ of }) => of === part).map(({ path }) => path)
    return more.length === 0 ? {} : { [part]: [...pathsOf(item[part]), ...more].slice(0, MOST_PLACES) }
  }
  return { ...item, ...added('start'), ...added('end'), ...added('duration') }
}

/** Where items stand, and how they are read. */
type Place = {
  readonly items: JsonPath
  readonly item: JsonItem
  readonly layout: JsonLayout
  readonly fields: readonly JsonField[]
}

function secondKeys(text: string, place: Place): SecondKey[] {
  const { item, fields } = place
  if (item.start === undefined) return []
  const known = new Set(
    [item.start, item.end, item.duration, item.text, item.speaker, item.index, item.kind, item.group].flatMap(
      pathsOf,
    ),
  )
  const candidates = fields.filter(
    ({ path, times, count }) => !known.has(path) && times > 0 && times >= count * 0.8,
  )
  return candidates.slice(0, MOST_KEYS).flatMap((field) => secondKey(text, place, field.path) ?? [])
}

function secondKey(text: string, { items, item, layout }: Place, path: JsonPath): SecondKey | null {
  const { start, end, duration } = item
  const times: LineTimes[] = []
  const raws: string[] = []
  const line: JsonItem = {
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(duration !== undefined && { duration }),
    text: path,
  }
  const { unit, units } = layout
  const probe: JsonLayout = { lines: items, line, ...(unit && { unit }), ...(units && { units }) }
  readRaw(text, probe, (raw) => {
    if (times.length >= ITEMS) return
    const from = raw.start?.ms ?? null
    const length = raw.duration?.ms ?? null
    const to = raw.end?.ms ?? (from !== null && length !== null ? from + length : null)
    times.push({ start: from, end: to })
    raws.push(raw.text?.value ?? '')
  })
  const readings = COPY_UNITS.map((perSecond) => raws.map((raw) => guess(raw, perSecond)))
  const found = secondTime(times, readings, partOf(path), unitInName(lastKey(path)))
  const perSecond = COPY_UNITS[found?.reading ?? 0]
  if (!found || perSecond === undefined) return null
  const isWhole = perSecond !== 1 && raws.every((raw) => /^-?\d*$/.test(raw))
  return { path, of: found.of, perSecond, isRounded: found.rounding !== null || isWhole }
}

/** A number or clock as a time of this unit. */
function guess(raw: string, perSecond: number): GuessedTime | null {
  const clock = parseClock(raw)
  if (clock) return { ms: clock.ms, step: Math.max(1, 10 ** (3 - clock.form.fraction)) }
  const number = /^-?\d{1,15}(?:\.(\d{1,18}))?$/.exec(raw)
  if (!number) return null
  const step = 1000 / (perSecond * 10 ** (number[1]?.length ?? 0))
  return { ms: (Number(raw) * 1000) / perSecond, step }
}

/** What a key says it is: `start_tc`, `endMs`, `duration`; null = it does not say. */
function partOf(path: JsonPath): TimeCopy['of'] | null {
  const key = bareKey(path)
  if (/^(?:start|begin|from|onset|tstart|t0$)/.test(key) || /start(?:ms|s|tc)?$/.test(key)) return 'start'
  if (/^(?:end(?!ur)|stop|until|tend|t1$)/.test(key) || /end(?:ms|s|tc)?$/.test(key)) return 'end'
  return /^(?:dur|length|len$|lasts)/.test(key) ? 'duration' : null
}
