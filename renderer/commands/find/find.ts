import { greatest, least } from '../../../shared/base/append.ts'
import type { FindQuery } from '../../../shared/lines/find.ts'
import { t } from '../../../shared/words/speak.ts'
import { countHits, type FindState, hitAt, NO_HITS } from '../../state/find.ts'
import { lineIn, rangeIn } from '../../state/selectors.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'

/** Opens the bar, with what is marked in the text when that is one short line. */
export function openFind({ find, marked }: Context, isReplacing: boolean): Outcome {
  const text = marked().trim()
  const isUsable = text !== '' && text.length <= 80 && !text.includes('\n')
  const query = isUsable ? { ...find.query, text, isRegex: false } : find.query
  const replaces = isReplacing || (find.isOpen && find.isReplacing)
  return { find: { isOpen: true, isReplacing: replaces, query, focus: {} } }
}

/** Closes the find bar and drops all matches. What was looked for stays, for the next time. */
export function closeFind(): Outcome {
  return {
    find: { isOpen: false, hits: NO_HITS, present: -1, isSearching: false, trouble: '', preview: null },
  }
}

/** Changes what is looked for, or where. */
export function changeFind(
  _context: Context,
  changes: Partial<Pick<FindState, 'replacement' | 'speaker' | 'isReplacing'>>,
): Outcome {
  return { find: { ...changes, preview: null } }
}

/** Changes what is looked for: the text, or how it must match. */
export function changeQuery({ find }: Context, changes: Partial<FindQuery>): Outcome {
  return { find: { query: { ...find.query, ...changes }, preview: null } }
}

/** Looks only in the lines that are selected now, or in all again. */
export function toggleFindInSelection({ find, document, selection }: Context): Outcome {
  const { segments } = document.transcript
  const range = rangeIn(document, selection)
  const [from, to] = range ? [segments[range.from]?.id, segments[range.to]?.id] : []
  if (find.between) return { find: { between: null, preview: null } }
  if (from === undefined || to === undefined) return { message: t('say.selectLinesFirst') }
  return { find: { between: { from, to }, preview: null } }
}

/** Goes to the next match (1) or the one before (-1), around the end. */
export function stepFind(context: Context, step: 1 | -1): Outcome {
  const { find } = context
  if (!find.isOpen || find.query.text === '') return openFind(context, false)
  const count = countHits(find.hits)
  if (count === 0) return { message: t('say.notFound', { text: find.query.text }) }
  const next = find.present < 0 ? (step > 0 ? 0 : count - 1) : (find.present + step + count) % count
  const isAround = step > 0 ? next <= find.present : find.present >= 0 && next >= find.present
  const around = isAround && count > 1 ? ` · ${t('say.aroundTheEnd')}` : ''
  return {
    ...showMatch({ ...context, find: { ...find, present: next } }, true),
    find: { present: next },
    message: t('say.matchOf', { at: next + 1, count }) + around,
  }
}

/** Drops the proposed replacements; nothing has been changed yet. */
export function dropPreview(): Outcome {
  return { find: { preview: null } }
}

/** Brings the match one is at into view; `selects` = its line becomes the selected one, too. */
export function showMatch({ find, document }: Context, selects: boolean): Outcome {
  const id = find.hits.segments[hitAt(find.hits, find.present)?.line ?? -1]?.id
  if (id === undefined || lineIn(document, id) < 0) return {}
  if (!selects) return { reveal: id }
  return { select: { id, extent: null, edge: 'start', open: null, reveal: true } }
}

/** Indices of the lines to look in; null = all. */
export function linesToSearch({ find, document }: Pick<Context, 'find' | 'document'>): Int32Array | null {
  const { speaker, between } = find
  if (speaker === null && between === null) return null
  const { segments } = document.transcript
  const ends = between
    ? [lineIn(document, between.from), lineIn(document, between.to)]
    : [0, segments.length - 1]
  const [from, to] = [least(ends), greatest(ends)]
  const lines: number[] = []
  for (let i = Math.max(0, from); i <= to; i++)
    if (speaker === null || segments[i]?.speaker === speaker) lines.push(i)
  return Int32Array.from(lines)
}
