import { compileQuery, type FindQuery } from '../../../shared/lines/find.ts'
import { replaceTexts } from '../../../shared/lines/replace-texts.ts'
import { commit, documentStore } from '../../state/document.ts'
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
import { revealLine, select } from '../../state/selection.ts'
import { indexOf, selectedRange, targetIndex } from '../../state/selectors.ts'
import { playhead } from '../press.ts'
import { say } from '../say.ts'
import { dismiss, type Outcome, search } from './find-search.ts'

/** Typing and corrections are searched for once they pause this long, in ms. */
const TYPED_MS = 60
const EDITED_MS = 150
let timer: ReturnType<typeof setTimeout> | undefined

/** Opens the bar, with what is marked in the text when that is one short line. */
export function openFind(isReplacing: boolean): void {
  const marked = window.getSelection()?.toString().trim() ?? ''
  const isUsable = marked !== '' && marked.length <= 80 && !marked.includes('\n')
  const find = findStore.getState()
  const query = isUsable ? { ...find.query, text: marked, isRegex: false } : find.query
  setFind({ isOpen: true, isReplacing: isReplacing || (find.isOpen && find.isReplacing), query, focus: {} })
  searchSoon(0)
}

export function closeFind(): void {
  clearTimeout(timer)
  dismiss()
  setFind({ isOpen: false, hits: NO_HITS, present: -1, isSearching: false, trouble: '', preview: null })
}

/** Changes what is looked for, or where. */
export function changeFind(
  changes: Partial<Pick<FindState, 'replacement' | 'speaker' | 'isReplacing'>>,
): void {
  setFind({ ...changes, preview: null })
  if ('speaker' in changes) searchSoon(0)
}

export function changeQuery(changes: Partial<FindQuery>): void {
  setFind({ query: { ...findStore.getState().query, ...changes }, preview: null })
  searchSoon(TYPED_MS)
}

/** Looks only in the lines that are selected now, or in all again. */
export function toggleFindInSelection(): void {
  const find = findStore.getState()
  const { segments } = documentStore.getState().transcript
  const range = selectedRange()
  const [from, to] = range ? [segments[range.from]?.id, segments[range.to]?.id] : []
  if (!find.between && (from === undefined || to === undefined)) return say('Select lines first')
  setFind({
    between: find.between || from === undefined || to === undefined ? null : { from, to },
    preview: null,
  })
  searchSoon(0)
}

/** Goes to the next match (1) or the one before (-1), around the end. */
export function stepFind(step: 1 | -1): void {
  const find = findStore.getState()
  if (!find.isOpen || find.query.text === '') return openFind(false)
  const count = countHits(find.hits)
  if (count === 0) return say(`“${find.query.text}” was not found`)
  const next = find.present < 0 ? (step > 0 ? 0 : count - 1) : (find.present + step + count) % count
  setFind({ present: next })
  const isAround = step > 0 ? next <= find.present : find.present >= 0 && next >= find.present
  say(
    `Match ${printCount(next + 1)} of ${printCount(count)}${isAround && count > 1 ? ' · around the end' : ''}`,
  )
  showPresent(true)
}

/** Replaces the match one is at, and goes to the next. */
export async function replaceOne(): Promise<void> {
  const find = findStore.getState()
  const { transcript } = documentStore.getState()
  const { hits } = find
  const hit = hitAt(hits, find.present)
  const was = hit && hits.segments[hit.line]
  if (!hit || !was) return stepFind(1)
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
  const edit = replaceTexts(transcript, new Map([[hit.line, after]]), { label: 'Replace' })
  if (edit) commit(edit)
  say(edit ? 'Replaced' : 'That is the same text')
  const end = hit.to + after.length - was.text.length
  await searchNow({ line: hit.line, at: Math.max(0, edit ? end : hit.to) })
  showPresent(true)
}

/** Works out what replacing all matches would do, and shows it. */
export async function previewReplaceAll(): Promise<void> {
  const find = findStore.getState()
  const { segments } = documentStore.getState().transcript
  if (!find.isOpen || find.query.text === '') return openFind(true)
  await searchNow(placeNow())
  const { hits, trouble } = findStore.getState()
  if (trouble !== '') return
  const texts = new Map<number, string>()
  const task = { query: find.query, lines: linesToSearch(), replacement: find.replacement, only: null }
  const outcome = await search(task, segments, (part) =>
    part.texts.forEach(([line, text]) => texts.set(line, text)),
  )
  if (outcome.kind === 'dropped' || documentStore.getState().transcript.segments !== segments) return
  if (outcome.kind !== 'done') return setFind({ trouble: troubleOf(outcome, 'Nothing was replaced.') })
  if (texts.size === 0)
    return say(countHits(hits) === 0 ? 'Nothing to replace' : 'Replacing would change nothing')
  setFind({ preview: { segments, texts, matches: countHits(hits) }, isReplacing: true })
}

/** Replaces as it was shown, in one step. */
export function replaceAll(): void {
  const { query, replacement, preview } = findStore.getState()
  const { transcript } = documentStore.getState()
  if (preview?.segments !== transcript.segments) return void previewReplaceAll()
  const edit = replaceTexts(transcript, preview.texts, {
    label: `Replace “${query.text}” by “${replacement}”`,
  })
  setFind({ preview: null })
  if (!edit) return
  commit(edit)
  const lines = `${printCount(preview.texts.size)} ${preview.texts.size === 1 ? 'line' : 'lines'}`
  say(`Replaced ${printCount(preview.matches)} ${preview.matches === 1 ? 'match' : 'matches'} in ${lines}`)
}

export function dropPreview(): void {
  setFind({ preview: null })
}

/** Keeps the matches true to the transcript until `signal` ends it. */
export function startFinding(signal: AbortSignal): void {
  const stop = documentStore.subscribe((state, before) => {
    if (state.loaded !== before.loaded) setFind({ speaker: null, between: null, hits: NO_HITS, present: -1 })
    if (state.transcript.segments === before.transcript.segments) return
    const { isOpen, preview } = findStore.getState()
    if (preview) setFind({ preview: null })
    if (isOpen) searchSoon(EDITED_MS, false)
  })
  signal.addEventListener('abort', stop, { once: true })
}

function searchSoon(ms: number, isTyped = true): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const find = findStore.getState()
    const hit = isTyped ? null : hitAt(find.hits, find.present)
    void searchNow(hit ? { line: hit.line, at: hit.from } : placeNow()).then(() => {
      if (isTyped) showPresent(false)
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
    const trouble = pattern === null ? '' : `This is no regular expression: ${pattern}.`
    return setFind({ hits: NO_HITS, present: -1, isSearching: false, trouble })
  }
  setFind({ isSearching: true, trouble: '' })
  let hits: Hits = { segments, list: new Int32Array(0) }
  const task = { query, lines: linesToSearch(), replacement: null, only: null }
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
    trouble: troubleOf(outcome, 'Matches up to there are shown.'),
  })
}

function troubleOf(outcome: Outcome, result: string): string {
  if (outcome.kind === 'failed') return 'The search broke off. Try again.'
  if (outcome.kind !== 'stopped') return ''
  return `Stopped: this expression takes too long on line ${printCount(outcome.line + 1)}. ${result}`
}

/** Indices of the lines to look in; null = all. */
function linesToSearch(): Int32Array | null {
  const { speaker, between } = findStore.getState()
  if (speaker === null && between === null) return null
  const { segments } = documentStore.getState().transcript
  const ends = between ? [indexOf(between.from), indexOf(between.to)] : [0, segments.length - 1]
  const [from, to] = [Math.min(...ends), Math.max(...ends)]
  const lines: number[] = []
  for (let i = Math.max(0, from); i <= to; i++)
    if (speaker === null || segments[i]?.speaker === speaker) lines.push(i)
  return Int32Array.from(lines)
}

/** Brings the match one is at into view; `selects` = its line becomes the selected one, too. */
function showPresent(selects: boolean): void {
  const find = findStore.getState()
  const id = find.hits.segments[hitAt(find.hits, find.present)?.line ?? -1]?.id
  if (id === undefined || indexOf(id) < 0) return
  if (selects) select(id, { extent: null, edge: 'start', open: null, reveal: true })
  else revealLine(id)
}

function printCount(n: number): string {
  return n.toLocaleString('en')
}
