import { parseClock } from '../../model/time.ts'
import type { JsonLayout, JsonPath } from '../core/json-layout.ts'
import type { JsonUnit } from '../core/time-units.ts'
import { bareKey, type JsonField, type JsonList, listsOf, pairPlace } from './json-fields.ts'

/**
 * A mapping of a JSON file: the path of its items from the file (`data.lines.*`, `*` = a bare list) and of
 * their parts from the item (`text`, `time.start`). Without `end` and `duration` a line lasts until the next.
 */
export type JsonMapping = {
  readonly items: JsonPath
  readonly text: JsonPath
  readonly start: JsonPath | null
  readonly end: JsonPath | null
  readonly duration: JsonPath | null
  readonly speaker: JsonPath | null
  readonly unit: JsonUnit
}

/** A list and its proposed mapping; null = no text was recognised, but the user may choose a key. */
export type MappingProposal = {
  readonly list: JsonList
  readonly mapping: JsonMapping | null
  readonly score: number
}

const NAMES = {
  start:
    'start starttime startms starttimems startsec startseconds startoffset starttimestamp begin begintime from onset in timein t0 tstart tstartms datastart ts time timestamp offset offsetms offsetseconds at',
  end: 'end endtime endms endtimems endsec endseconds endoffset endtimestamp stop stoptime finish to until offset out timeout t1 tend dataend endts',
  duration: 'duration durationms durationseconds dur length len ddurationms lengthms',
  text: 'text body transcript transcription punctuatedword sentence utterance content caption subtitle display displaytext line words phrase speech message word value token label',
  speaker:
    'speaker speakername speakerlabel speakerid speakertag spk participant participantname voice person author who user username name role',
} as const

/** Names of a start and an end in one value (`[0.0, 1.5]`); others will do where such pairs ascend. */
const PAIRS =
  'timestamp timestamps time times timerange range span interval t ts offset offsets bounds startend'

type Part = keyof typeof NAMES

const ranked = Object.fromEntries(
  Object.entries(NAMES).map(([part, names]) => [part, names.split(' ')]),
) as Record<Part, string[]>
const pairs = PAIRS.split(' ')

/**
 * The lists of a JSON file, the most likely transcript first, each with a mapping by its key names and with
 * sample values. Lists without anything like text come last, with mapping null.
 */
export function proposeMappings(text: string): MappingProposal[] {
  return mappableLists(text)
    .map(propose)
    .sort((a, b) => b.score - a.score)
}

/** Before a key of the turn that a list of words belongs to. */
const OF_TURN = '^.'

/** The lists that can be mapped. Words in turns without a speaker of their own have that of the turn. */
export function mappableLists(text: string): JsonList[] {
  const lists = listsOf(text)
  const speakers = new Map(lists.map((list) => [list.path, find(list, 'speaker', isUsed)]))
  return lists.map((list) => {
    const around = turnsAround(list.path)
    const speaker = around && speakers.get(around.turns)
    if (!speaker || speakers.get(list.path) || !areWords(list)) return list
    return { ...list, fields: [...list.fields, { ...speaker, path: OF_TURN + speaker.path }] }
  })
}

const isUsed = ({ count }: JsonField) => count > 0

/** The path of the turns that hold lists, and that of the list in one of them; null = the list is in none. */
function turnsAround(path: string): { readonly turns: string; readonly words: string } | null {
  const [, turns, words] = /^((?:.*\.)?\*)\.([^*]+\.\*)$/.exec(path) ?? []
  return turns !== undefined && words !== undefined ? { turns, words } : null
}

function areWords({ fields }: JsonList): boolean {
  const texts = fields.filter((field) => field.texts > 0)
  return texts.length > 0 && texts.every(({ samples }) => !samples.some((sample) => /\S\s+\S/.test(sample)))
}

function propose(list: JsonList): MappingProposal {
  const isText = ({ texts, count }: JsonField) => texts > 0 && texts >= count * 0.3
  const isTime = ({ times, count }: JsonField) => times > 0 && times >= count * 0.8
  const content = find(list, 'text', isText)
  if (!content) return { list, mapping: null, score: 0 }
  const single = find(list, 'start', isTime)
  const pair = single ? null : findPair(list, isTime)
  const start = single ?? pair?.start ?? null
  const others = list.fields.filter((field) => field !== content && field !== start)
  const rest = { ...list, fields: others }
  const end = pair ? pair.end : find(rest, 'end', isTime)
  const duration = end ? null : find(rest, 'duration', isTime)
  const speaker = find(rest, 'speaker', isUsed)
  const mapping: JsonMapping = {
    items: list.path,
    text: content.path,
    start: start?.path ?? null,
    end: end?.path ?? null,
    duration: duration?.path ?? null,
    speaker: speaker?.path ?? null,
    unit: 'auto',
  }
  const depth = list.path.split('.').length
  const score =
    (start ? 1 : 0.1) +
    ((end ?? duration) ? 0.5 : 0) +
    (list.count > 1 ? 0.2 : 0) +
    (content.samples.some((sample) => /\S\s+\S/.test(sample)) ? 0.3 : 0) -
    depth * 0.02
  return { list, mapping, score }
}

/** The field with the most usual name for a part, among those with suitable values. */
function find({ fields }: JsonList, part: Part, suits: (field: JsonField) => boolean): JsonField | null {
  const names = ranked[part]
  const found = fields
    .flatMap((field) => {
      const rank = pairPlace(field.path) ? -1 : names.indexOf(bareKey(field.path))
      return rank >= 0 && suits(field) ? [{ field, rank }] : []
    })
    .sort((a, b) => a.rank - b.rank)
  return found[0]?.field ?? null
}

/** The pair of times with the most usual name; its ends are not before its starts, or missing. */
function findPair(
  { fields }: JsonList,
  isTime: (field: JsonField) => boolean,
): { readonly start: JsonField; readonly end: JsonField | null } | null {
  const rankOf = ({ path }: JsonField) => {
    const rank = pairs.indexOf(bareKey(path))
    return rank === -1 ? pairs.length : rank
  }
  const byPath = new Map(fields.map((field) => [field.path, field]))
  const found = fields.flatMap((start) => {
    if (pairPlace(start.path)?.place !== 0 || !isTime(start)) return []
    const end = byPath.get(`${start.path.slice(0, -1)}1`)
    const rank = rankOf(start)
    if (!end || (end.count > 0 && !isTime(end)) || !areInOrder(start, end, rank < pairs.length)) return []
    return [{ start, end, rank }]
  })
  return found.sort((a, b) => a.rank - b.rank)[0] ?? null
}

/** Two numbers in a list may be anything; a start and an end are in order, but for a slip. */
function areInOrder(start: JsonField, end: JsonField, isNamed: boolean): boolean {
  const times = ({ samples }: JsonField) =>
    samples.map((raw) => parseClock(raw)?.ms ?? Number.parseFloat(raw))
  const [starts, ends] = [times(start), times(end)]
  const wrong = starts.filter((from, i) => (ends[i] ?? from) < from).length
  if (isNamed) return end.samples.length < start.samples.length || wrong * 2 <= starts.length
  return wrong === 0 && starts.length > 1 && starts.every((from, i) => i === 0 || from > (starts[i - 1] ?? 0))
}

/**
 * The layout of a mapping; `perSecond` = units of a bare number per second. Objects without speakers get a
 * key `speaker` when a line is given one.
 */
export function layoutOf(mapping: JsonMapping, perSecond: number): JsonLayout {
  const { items, text, start, end, duration, speaker } = mapping
  const around = speaker?.startsWith(OF_TURN) ? turnsAround(items) : null
  if (around && speaker !== null) return turnLayout(mapping, around, speaker.slice(OF_TURN.length), perSecond)
  const paths = [text, start, end, duration, speaker].filter((path) => path !== null)
  // The items are lists, which have no keys.
  const isRow = paths.every((path) => /^\d+(?:\.[01])?$/.test(path))
  return {
    lines: items,
    line: {
      text,
      ...(start !== null && { start }),
      ...(end !== null && { end }),
      ...(duration !== null && { duration }),
      ...(!(isRow && speaker === null) && { speaker: speaker ?? 'speaker' }),
    },
    unit: perSecond,
    regroup: 'single',
    ...(paths.every((path) => !path.includes('.')) && !isRow && { plain: true }),
  }
}

function turnLayout(
  { text, start, end, duration }: JsonMapping,
  { turns, words }: { readonly turns: string; readonly words: string },
  speaker: string,
  perSecond: number,
): JsonLayout {
  return {
    lines: turns,
    line: { speaker },
    words,
    word: {
      text,
      ...(start !== null && { start }),
      ...(end !== null && { end }),
      ...(duration !== null && { duration }),
    },
    unit: perSecond,
    regroup: 'always',
  }
}
