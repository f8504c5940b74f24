import { replaceTexts } from '../../../shared/lines/replace-texts.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { countHits, type FindState, type Hit, type Hits, hitAt } from '../../state/find.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import type { Ending, Search } from './find-messages.ts'
import { type Place, troubleOf } from './plan-search.ts'

type Page = Pick<Context, 'find' | 'document'>

/**
 * What replacing one match begins with: the match, going to one, or looking once more where the lines are
 * others.
 */
export type One =
  | { readonly is: 'found'; readonly hit: Hit; readonly text: string; readonly search: Search }
  | { readonly is: 'none' }
  | { readonly is: 'stale' }

/** The match one is at, and the search that gives the text of its line with the replacement. */
export function oneToReplace({ find, document }: Page): One {
  const { query, replacement, hits, present } = find
  const hit = hitAt(hits, present)
  const was = hit && hits.segments[hit.line]
  if (!hit || !was) return { is: 'none' }
  if (hits.segments !== document.transcript.segments) return { is: 'stale' }
  const search = { query, lines: Int32Array.of(hit.line), replacement, only: hit.from }
  return { is: 'found', hit, text: was.text, search }
}

/** Gives the line of a match its new text; `place` = where the next one is looked for. */
export function replaceHit(
  { document }: Pick<Context, 'document'>,
  { hit, text }: Extract<One, { is: 'found' }>,
  after: string,
): { readonly outcome: Outcome; readonly place: Place } {
  const { line, to } = hit
  const label = sentence('change.replace')
  const edit = replaceTexts(document.transcript, new Map([[line, after]]), { label })
  return {
    outcome: { edit, message: edit ? t('say.replaced') : t('say.sameText') },
    place: { line, at: edit ? Math.max(0, to + after.length - text.length) : to },
  }
}

/** The search that gives the texts with all matches replaced. */
export function searchForAll({ query, replacement }: FindState, lines: Int32Array | null): Search {
  return { query, lines, replacement, only: null }
}

/** The texts that replacing all would give to lines, and the matches in them. */
export type Replaced = {
  readonly segments: readonly Segment[]
  readonly texts: ReadonlyMap<number, string>
  readonly hits: Hits
}

/** Shows what replacing all would do; nothing when another search, or another change, has come in between. */
export function showReplaced(
  { document }: Pick<Context, 'document'>,
  replaced: Replaced,
  ending: Ending,
): Outcome {
  const { segments, texts, hits } = replaced
  if (ending.kind === 'dropped' || document.transcript.segments !== segments) return {}
  if (ending.kind !== 'done') return { find: { trouble: troubleOf(ending, t('say.nothingReplaced')) } }
  const matches = countHits(hits)
  if (texts.size === 0)
    return { message: matches === 0 ? t('say.nothingReplace') : t('say.replacingWouldChange') }
  return { find: { preview: { segments, texts, matches }, isReplacing: true } }
}

/** Replaces as it was shown, in one step; null when nothing is shown, or not of these lines. */
export function replaceShown({ find, document }: Page): Outcome | null {
  const { query, replacement, preview } = find
  const { transcript } = document
  if (preview?.segments !== transcript.segments) return null
  const label = sentence('change.replaceAll', { text: query.text, replacement })
  const edit = replaceTexts(transcript, preview.texts, { label })
  if (!edit) return { find: { preview: null } }
  const matches = sentence('bar.matchesInLines', { matches: preview.matches, lines: preview.texts.size })
  return { find: { preview: null }, edit, message: t('say.replacedAll', { matches }) }
}
