import { compileQuery } from '../../../shared/lines/find.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { t } from '../../../shared/words/speak.ts'
import type { DocumentState } from '../../state/document.ts'
import { countHits, type FindState, firstHitFrom, type Hits, hitAt, NO_HITS } from '../../state/find.ts'
import type { Context } from '../context.ts'
import { linesToSearch } from './find.ts'
import type { Ending, Part, Search } from './find-messages.ts'

/** Typing and corrections are searched for once they pause this long, in ms. */
const TYPED_MS = 60
const EDITED_MS = 150

/** Where in the text: what is found first is what comes from there on. */
export type Place = { readonly line: number; readonly at: number }

/**
 * What another document does to the bar; `searchIn` = how long to wait until it is searched, null = it need
 * not be.
 */
export function afterDocument(
  find: FindState,
  document: DocumentState,
  before: DocumentState,
): { readonly find: Partial<FindState>; readonly searchIn: number | null } {
  const isOther = document.loaded !== before.loaded
  const isChanged = document.transcript.segments !== before.transcript.segments
  return {
    find: {
      ...(isOther && { speaker: null, between: null, hits: NO_HITS, present: -1 }),
      ...(isChanged && find.preview && { preview: null }),
    },
    searchIn: isChanged && find.isOpen ? EDITED_MS : null,
  }
}

/**
 * How long to wait until something else is looked for, or elsewhere; null = that has not changed, or nobody
 * looks.
 */
export function afterQuery(find: FindState, before: FindState): number | null {
  if (!find.isOpen) return null
  const isElsewhere = find.speaker !== before.speaker || find.between !== before.between
  if (find.focus !== before.focus || isElsewhere) return 0
  return find.query === before.query ? null : TYPED_MS
}

/** The match one is at; null when there is none. */
export function presentPlace({ hits, present }: FindState): Place | null {
  const hit = hitAt(hits, present)
  return hit && { line: hit.line, at: hit.from }
}

/** What the bar shows when a search begins; without `search` there is nothing to look for, or no pattern. */
export function beginSearch({ find, document }: Pick<Context, 'find' | 'document'>): {
  readonly find: Partial<FindState>
  readonly search: Search | null
} {
  const { query } = find
  const pattern = compileQuery(query)
  if (!(pattern instanceof RegExp)) {
    const trouble = pattern === null ? '' : t('say.noRegularExpression', { pattern })
    return { find: { hits: NO_HITS, present: -1, isSearching: false, trouble }, search: null }
  }
  const search = { query, lines: linesToSearch({ find, document }), replacement: null, only: null }
  return { find: { isSearching: true, trouble: '' }, search }
}

/** The matches with those of one part more. */
export function withPart({ segments, list }: Hits, part: Pick<Part, 'hits'>): Hits {
  const longer = new Int32Array(list.length + part.hits.length)
  longer.set(list)
  longer.set(part.hits, list.length)
  return { segments, list: longer }
}

/** The matches before any part has come. */
export function noHitsIn(segments: readonly Segment[]): Hits {
  return { segments, list: new Int32Array(0) }
}

/** What the bar shows when a search has ended; null when another one has taken its place. */
export function endSearch(hits: Hits, { line, at }: Place, ending: Ending): Partial<FindState> | null {
  if (ending.kind === 'dropped') return null
  const count = countHits(hits)
  return {
    isSearching: false,
    present: count === 0 ? -1 : firstHitFrom(hits, line, at) % count,
    trouble: troubleOf(ending, t('say.matchesUpShown')),
  }
}

/** Why there is no whole answer; `result` = what there is in place of it. */
export function troubleOf(ending: Ending, result: string): string {
  if (ending.kind === 'failed') return t('say.searchBrokeOff')
  if (ending.kind !== 'stopped') return ''
  return t('say.stoppedExpressionTakes', { line: ending.line + 1, result })
}
