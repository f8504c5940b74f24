import { compileQuery } from '../../../shared/lines/find.ts'
import { replaceTexts } from '../../../shared/lines/replace-texts.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { t } from '../../../shared/words/speak.ts'
import { documentStore } from '../../state/document.ts'
import {
  countHits,
  type FindState,
  findStore,
  firstHitFrom,
  type Hits,
  hitAt,
  NO_HITS,
  setFind,
} from '../../state/find.ts'
import { targetIndex } from '../../state/selectors.ts'
import { act, perform } from '../perform.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'
import { linesToSearch, openFind, showMatch, stepFind } from './find.ts'
import { dismiss, type Outcome, search } from './find-search.ts'

/** Typing and corrections are searched for once they pause this long, in ms. */
const TYPED_MS = 60
const EDITED_MS = 150
let timer: ReturnType<typeof setTimeout> | undefined

/** Keeps the matches true to what is looked for and to the transcript until `signal` ends it. */
export function startFinding(signal: AbortSignal): void {
  const stopDocument = documentStore.subscribe((state, before) => {
    if (state.loaded !== before.loaded) setFind({ speaker: null, between: null, hits: NO_HITS, present: -1 })
    if (state.transcript.segments === before.transcript.segments) return
    const { isOpen, preview } = findStore.getState()
    if (preview) setFind({ preview: null })
    if (isOpen) searchSoon(EDITED_MS, false)
  })
  const stopQuery = findStore.subscribe((state, before) => {
    if (!state.isOpen && before.isOpen) return stopSearching()
    const wait = waitFor(state, before)
    if (state.isOpen && wait !== null) searchSoon(wait)
  })
  for (const stop of [stopDocument, stopQuery]) signal.addEventListener('abort', stop, { once: true })
}

/** How long to wait until something else is looked for, or elsewhere; null = that has not changed. */
function waitFor(state: FindState, before: FindState): number | null {
  const isElsewhere = state.speaker !== before.speaker || state.between !== before.between
  if (state.focus !== before.focus || isElsewhere) return 0
  return state.query === before.query ? null : TYPED_MS
}

function stopSearching(): void {
  clearTimeout(timer)
  dismiss()
}

/** Replaces the match one is at, and goes to the next. */
export async function replaceOne(): Promise<void> {
  const find = findStore.getState()
  const { transcript } = documentStore.getState()
  const { hits } = find
  const hit = hitAt(hits, find.present)
  const was = hit && hits.segments[hit.line]
  if (!hit || !was) return void act(stepFind, 1)
  if (hits.segments !== transcript.segments) return searchSoon(0)
  let after = was.text
  const task = {
    query: find.query,
    lines: Int32Array.of(hit.line),
    replacement: find.replacement,
    only: hit.from,
  }
  const { kind } = await search(task, hits.segments, ({ texts }) => (after = texts[0]?.[1] ?? after))
  if (kind !== 'done' || documentStore.getState().transcript !== transcript) return
  const edit = replaceTexts(transcript, new Map([[hit.line, after]]), { label: sentence('change.replace') })
  perform({ edit, message: edit ? t('say.replaced') : t('say.sameText') })
  const end = hit.to + after.length - was.text.length
  await searchNow({ line: hit.line, at: Math.max(0, edit ? end : hit.to) })
  act(showMatch, true)
}

/** Works out what replacing all matches would do, and shows it. */
export async function previewReplaceAll(): Promise<void> {
  const find = findStore.getState()
  const { segments } = documentStore.getState().transcript
  if (!find.isOpen || find.query.text === '') return void act(openFind, true)
  await searchNow(placeNow())
  const { hits, trouble } = findStore.getState()
  if (trouble !== '') return
  const texts = new Map<number, string>()
  const task = {
    query: find.query,
    lines: linesToSearch(pageNow()),
    replacement: find.replacement,
    only: null,
  }
  const outcome = await search(task, segments, (part) =>
    part.texts.forEach(([line, text]) => texts.set(line, text)),
  )
  if (outcome.kind === 'dropped' || documentStore.getState().transcript.segments !== segments) return
  if (outcome.kind !== 'done') return setFind({ trouble: troubleOf(outcome, t('say.nothingReplaced')) })
  if (texts.size === 0)
    return say(countHits(hits) === 0 ? t('say.nothingReplace') : t('say.replacingWouldChange'))
  setFind({ preview: { segments, texts, matches: countHits(hits) }, isReplacing: true })
}

/** Replaces as it was shown, in one step. */
export function replaceAll(): void {
  const { query, replacement, preview } = findStore.getState()
  const { transcript } = documentStore.getState()
  if (preview?.segments !== transcript.segments) return void previewReplaceAll()
  const edit = replaceTexts(transcript, preview.texts, {
    label: sentence('change.replaceAll', { text: query.text, replacement }),
  })
  if (!edit) return setFind({ preview: null })
  const matches = sentence('bar.matchesInLines', { matches: preview.matches, lines: preview.texts.size })
  perform({ find: { preview: null }, edit, message: t('say.replacedAll', { matches }) })
}

function pageNow() {
  return { find: findStore.getState(), document: documentStore.getState() }
}

function searchSoon(ms: number, isTyped = true): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const find = findStore.getState()
    const hit = isTyped ? null : hitAt(find.hits, find.present)
    void searchNow(hit ? { line: hit.line, at: hit.from } : placeNow()).then(() => {
      if (isTyped) act(showMatch, false)
    })
  }, ms)
}

/** The target line: what is found first is what comes from there on. */
function placeNow(): Place {
  return { line: Math.max(0, targetIndex(playhead())), at: 0 }
}

type Place = { readonly line: number; readonly at: number }

async function searchNow(place: Place): Promise<void> {
  clearTimeout(timer)
  const { query } = findStore.getState()
  const { segments } = documentStore.getState().transcript
  const pattern = compileQuery(query)
  if (!(pattern instanceof RegExp)) {
    dismiss()
    const trouble = pattern === null ? '' : t('say.noRegularExpression', { pattern })
    return setFind({ hits: NO_HITS, present: -1, isSearching: false, trouble })
  }
  setFind({ isSearching: true, trouble: '' })
  let hits: Hits = { segments, list: new Int32Array(0) }
  const task = { query, lines: linesToSearch(pageNow()), replacement: null, only: null }
  const outcome = await search(task, segments, (part) => {
    const list = new Int32Array(hits.list.length + part.hits.length)
    list.set(hits.list)
    list.set(part.hits, hits.list.length)
    hits = { segments, list }
    setFind({ hits })
  })
  if (outcome.kind === 'dropped') return
  const nearest = firstHitFrom(hits, place.line, place.at)
  setFind({
    isSearching: false,
    present: countHits(hits) === 0 ? -1 : nearest % countHits(hits),
    trouble: troubleOf(outcome, t('say.matchesUpShown')),
  })
}

function troubleOf(outcome: Outcome, result: string): string {
  if (outcome.kind === 'failed') return t('say.searchBrokeOff')
  if (outcome.kind !== 'stopped') return ''
  return t('say.stoppedExpressionTakes', { line: outcome.line + 1, result })
}
