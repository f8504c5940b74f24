import { lastOne } from '../../base/last-one.ts'
import type { Segment } from '../../model/transcript.ts'
import type { ReadResult, SegmentTokens, TranscriptFormat } from '../core/format.ts'
import { joinLines, slice } from '../core/lines.ts'
import type { MarkupSyntax } from '../core/marked-text.ts'
import { remark } from '../core/remark.ts'
import type { Job, Known } from './patch-job.ts'

/** More characters than this in lines that were cut or joined together are not compared. */
const MOST = 4_000_000
/** Raw text without any of these shows itself; a slash counts at the beginning only. */
const MARKED = /[<{&\\*_`[|]|^\//

/** Lines between two that are as they were read. */
type Stretch = { readonly was: Known[]; readonly now: Segment[] }

/**
 * By id, the texts of changed and new lines in the markup of the lines they come from: words keep their tags
 * when a line is edited, split or joined with others. Lines without markup are left out, and those whose
 * words have times of their own where the format has other ways for them.
 */
export function markedTexts(job: Job): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const syntax = job.format.syntax?.(job.source, job.eol)
  if (!syntax) return found
  for (const { was, now } of stretchesOf(job)) {
    const isSame = was.length === now.length && was.every(({ segment }, i) => segment.id === now[i]?.id)
    const length = was.reduce((sum, { segment }) => sum + segment.text.length, 0)
    if (!isSame && was.length > 0 && length <= MOST) addMarked(job, syntax, was, now, found)
    for (const segment of now) {
      const known = job.known.get(segment.id)
      const isOwn = known && known.segment.text !== segment.text && !found.has(segment.id)
      if (isOwn) addMarked(job, syntax, [known], [segment], found)
    }
  }
  return found
}

/**
 * In the order of the file; lines that were moved count as removed and new, with their own text to begin
 * with.
 */
function stretchesOf({ transcript, known }: Job): Stretch[] {
  // Noted in the order of the transcript.
  const lines = [...known.values()]
  const stretches: Stretch[] = []
  let now: Segment[] = []
  let next = 0
  const close = (position: number) => {
    const was = lines.slice(next, position)
    if (now.length > 0) stretches.push({ was, now })
    now = []
    next = position + 1
  }
  for (const segment of transcript.segments) {
    const one = known.get(segment.id)
    if (one && one.position >= next && one.segment.text === segment.text) close(one.position)
    else now.push(segment)
  }
  close(lines.length)
  return stretches
}

function addMarked(
  { source, format }: Pick<Job, 'source' | 'format'>,
  syntax: MarkupSyntax,
  was: readonly Pick<Known, 'segment' | 'tokens'>[],
  now: readonly Segment[],
  found: Map<string, string>,
): void {
  const lines = was.map(({ segment, tokens }) => ({
    raw: tokens.text && (!tokens.words || format.timedMarkup) ? slice(source, tokens.text) : '',
    text: segment.text,
  }))
  const isTimed = was.some(({ tokens }) => tokens.words)
  const only = was.length === 1 && now.length === 1 ? (was[0]?.segment ?? null) : null
  if (!lines.some(({ raw }) => MARKED.test(raw))) return
  const texts = now.map(({ text }) => (syntax.blankLines ? text : joinLines(text, '\n')))
  for (const [i, marked] of remark(lines, texts, syntax).entries()) {
    const segment = now[i]
    if (!segment || marked === null) continue
    const raw = isTimed && format.timedMarkup ? format.timedMarkup(marked, segment, only) : marked
    if (raw !== null) found.set(segment.id, raw)
  }
}

/** Most lines that are looked at around one. */
const NEAR = 200

/**
 * The same for one changed or new line at `index`, from the lines as read that stood between the unchanged
 * ones around it: its raw text, and the tokens of one of those. Null when it has no markup.
 */
export function markedText(
  format: TranscriptFormat,
  source: ReadResult,
  segments: readonly Segment[],
  index: number,
): { readonly raw: string; readonly tokens: SegmentTokens } | null {
  const syntax = format.syntax?.(source.text, '\n')
  const segment = segments[index]
  if (!syntax || !segment) return null
  const places = placesOf(source)
  const placeAt = (i: number) => {
    const line = segments[i]
    return line && isAsRead(source, line) ? (places.get(line.id) ?? null) : null
  }
  let [from, to] = [index, index + 1]
  while (from > 0 && placeAt(from - 1) === null && index - from < NEAR) from--
  while (to < segments.length && placeAt(to) === null && to - index < NEAR) to++
  const first = from === 0 ? 0 : (placeAt(from - 1) ?? -2) + 1
  const last = to === segments.length ? places.size : (placeAt(to) ?? -1)
  const own = places.get(segment.id) ?? -1
  const [low, high] = first < last && first >= 0 ? [first, last] : [own, own + 1]
  const was = source.transcript.segments.slice(Math.max(0, low), high).flatMap((one) => {
    const tokens = source.tokens.get(one.id)
    return tokens ? [{ segment: one, tokens }] : []
  })
  const found = new Map<string, string>()
  addMarked({ source: source.text, format }, syntax, was, segments.slice(from, to), found)
  const raw = found.get(segment.id)
  const tokens = (source.tokens.get(segment.id) ?? was[0]?.tokens) as SegmentTokens
  return raw === undefined ? null : { raw, tokens }
}

/** True for a line with the text that it was read with. */
export function isAsRead(source: ReadResult, { id, text }: Segment): boolean {
  return source.transcript.segments[placesOf(source).get(id) ?? -1]?.text === text
}

/** The places of the lines as read, by id. */
const placesOf = lastOne(
  (source: ReadResult) => new Map(source.transcript.segments.map(({ id }, place) => [id, place])),
)
