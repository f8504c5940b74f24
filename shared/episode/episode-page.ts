import type { Chapter } from '../model/chapter.ts'
import { MOST_CHAPTERS } from '../model/chapter.ts'
import { type Ms, parseClock } from '../model/time.ts'

/** Contents of a page about an episode. Empty lists and null = missing. */
export type EpisodePage = {
  readonly title: string
  readonly podcast: string | null
  /** As written, e.g. `2026-01-05`. */
  readonly date: string | null
  readonly durationMs: Ms | null
  readonly audio: string | null
  readonly summary: string | null
  readonly highlights: readonly string[]
  readonly topics: readonly string[]
  readonly chapters: readonly Chapter[]
}

const FIELDS = [
  'Page',
  'Text version',
  'Podcast',
  'Published',
  'Date',
  'Episode link',
  'Episode',
  'Audio file',
  'Audio',
  'Processing state',
  'JSON',
  'Duration seconds',
  'Duration',
  'Link',
]
const SECTIONS = [
  'Resource',
  'Summary',
  'Description',
  'About',
  'Highlights',
  'Takeaways',
  'Key takeaways',
  'Topics',
  'Tags',
  'Chapters',
  'Timestamps',
  'Actions',
  'Links',
  'People',
  'Guests',
  'Transcript',
]
const FIELD = new RegExp(`(?:^|\\s)(${FIELDS.join('|')}):\\s`, 'g')
const SECTION = new RegExp(`(?:^|\\s)##\\s+(${SECTIONS.join('|')})(?=\\s|$)`, 'g')
const TIME = /(?:^|\s)(?:[-*•]\s+)?((?:\d{1,2}:)?\d{1,2}:\d{2})\s+(?:[—–-]\s+)?/g
const LONGEST = 1 << 20
/** More highlights, or topics, than a page has. */
const MOST_LISTED = 1000

/**
 * Reads a Markdown page about an episode: a title, fields such as `Podcast:`, and sections such as `##
 * Chapters`, on many lines or one. Null when it is no such page.
 */
export function readEpisodePage(text: string): EpisodePage | null {
  const body = text.replace(/^\ufeff/, '').trimStart()
  if (!body.startsWith('# ') || body.length > LONGEST) return null
  const sections = split(body, SECTION)
  const head = split(sections.before.slice(2), FIELD)
  if (head.parts.size < 2 || head.parts.size + sections.parts.size < 4) return null
  const field = (...names: string[]) => firstOf(head.parts, names)
  const section = (...names: string[]) => firstOf(sections.parts, names)
  return {
    title: head.before.trim(),
    podcast: unlinked(field('Podcast')),
    date: /^\d{4}-\d\d-\d\d/.exec(field('Published', 'Date') ?? '')?.[0] ?? field('Published', 'Date'),
    durationMs: lengthOf(field('Duration seconds'), field('Duration')),
    audio: field('Audio file', 'Audio'),
    summary: section('Resource', 'Summary', 'Description', 'About'),
    highlights: items(section('Highlights', 'Takeaways', 'Key takeaways')).slice(0, MOST_LISTED),
    topics: (section('Topics', 'Tags') ?? '')
      .split(/,|\n[^\S\n]*[-*•]\s/)
      .map((topic) => topic.trim())
      .filter((topic) => topic !== '')
      .slice(0, MOST_LISTED),
    chapters: chaptersIn(section('Chapters', 'Timestamps') ?? '').slice(0, MOST_CHAPTERS),
  }
}

type Split = { readonly before: string; readonly parts: ReadonlyMap<string, string> }

/**
 * The text before the first mark, and the text after each mark up to the next, by name; the first of a name
 * counts.
 */
function split(text: string, marks: RegExp): Split {
  const found = [...text.matchAll(marks)]
  const parts = new Map<string, string>()
  for (const [i, mark] of found.entries()) {
    const [whole, name = ''] = mark
    const value = text.slice(mark.index + whole.length, found[i + 1]?.index).trim()
    if (!parts.has(name)) parts.set(name, value)
  }
  return { before: text.slice(0, found[0]?.index), parts }
}

function firstOf(parts: ReadonlyMap<string, string>, names: readonly string[]): string | null {
  for (const name of names) {
    const value = parts.get(name)
    if (value) return value
  }
  return null
}

/** `[Name](address)` becomes the name. */
function unlinked(value: string | null): string | null {
  return value && (/^\[([^\]]+)\]\([^)]*\)/.exec(value)?.[1] ?? value)
}

function lengthOf(seconds: string | null, clock: string | null): Ms | null {
  if (seconds !== null && /^\d+(\.\d+)?$/.test(seconds)) return Math.round(Number(seconds) * 1000)
  return clock === null ? null : (parseClock(clock)?.ms ?? null)
}

/** List items, on separate lines or all on one. */
function items(section: string | null): string[] {
  if (section === null) return []
  return ` ${section}`
    .split(/\s[-*•]\s+(?=\S)/)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** `5:50 — Title: what it is about`; the title ends at the colon. */
function chaptersIn(section: string): Chapter[] {
  const times = [...section.matchAll(TIME)]
  return times.flatMap((time, i) => {
    const start = parseClock(time[1] ?? '')?.ms
    const about = section.slice(time.index + time[0].length, times[i + 1]?.index).trim()
    const title = about.split(/:\s/)[0]?.trim() ?? ''
    return start === undefined || title === '' ? [] : [{ start, end: null, title, hidden: false }]
  })
}
