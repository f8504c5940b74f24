import { documentStore } from '../../state/document.ts'
import { findStore, setFind } from '../../state/find.ts'
import { targetIndex } from '../../state/selectors.ts'
import { act, perform } from '../perform.ts'
import { playhead } from '../press.ts'
import { linesToSearch, openFind, showMatch, stepFind } from './find.ts'
import { dismiss, search } from './find-search.ts'
import { oneToReplace, replaceHit, replaceShown, searchForAll, showReplaced } from './plan-replace.ts'
import {
  afterDocument,
  afterQuery,
  beginSearch,
  endSearch,
  noHitsIn,
  type Place,
  presentPlace,
  withPart,
} from './plan-search.ts'

let timer: ReturnType<typeof setTimeout> | undefined

/** Keeps the matches true to what is looked for and to the transcript until `signal` ends it. */
export function startFinding(signal: AbortSignal): void {
  const stopDocument = documentStore.subscribe((state, before) => {
    const { find, searchIn } = afterDocument(findStore.getState(), state, before)
    if (Object.keys(find).length > 0) setFind(find)
    if (searchIn !== null) searchSoon(searchIn, false)
  })
  const stopQuery = findStore.subscribe((state, before) => {
    const searchIn = afterQuery(state, before)
    if (searchIn !== null) searchSoon(searchIn)
    else if (!state.isOpen && before.isOpen) stopSearching()
  })
  for (const stop of [stopDocument, stopQuery]) signal.addEventListener('abort', stop, { once: true })
}

function stopSearching(): void {
  clearTimeout(timer)
  dismiss()
}

/** Replaces the match one is at, and goes to the next. */
export async function replaceOne(): Promise<void> {
  const one = oneToReplace(pageNow())
  if (one.is === 'none') return void act(stepFind, 1)
  if (one.is === 'stale') return searchSoon(0)
  const { transcript } = documentStore.getState()
  let after = one.text
  const { kind } = await search(
    one.search,
    transcript.segments,
    ({ texts }) => (after = texts[0]?.[1] ?? after),
  )
  if (kind !== 'done' || documentStore.getState().transcript !== transcript) return
  const { outcome, place } = replaceHit(pageNow(), one, after)
  perform(outcome)
  await searchNow(place)
  act(showMatch, true)
}

/** Works out what replacing all matches would do, and shows it. */
export async function previewReplaceAll(): Promise<void> {
  const find = findStore.getState()
  const { segments } = documentStore.getState().transcript
  if (!find.isOpen || find.query.text === '') return void act(openFind, true)
  await searchNow(targetPlace())
  const { hits, trouble } = findStore.getState()
  if (trouble !== '') return
  const texts = new Map<number, string>()
  const wanted = searchForAll(find, linesToSearch(pageNow()))
  const ending = await search(wanted, segments, (part) =>
    part.texts.forEach(([line, text]) => texts.set(line, text)),
  )
  perform(showReplaced(pageNow(), { segments, texts, hits }, ending))
}

/** Replaces as it was shown, in one step; what is not shown is shown first. */
export function replaceAll(): void {
  const outcome = replaceShown(pageNow())
  if (outcome) perform(outcome)
  else void previewReplaceAll()
}

function pageNow() {
  return { find: findStore.getState(), document: documentStore.getState() }
}

function searchSoon(ms: number, isTyped = true): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const place = isTyped ? null : presentPlace(findStore.getState())
    void searchNow(place ?? targetPlace()).then(() => {
      if (isTyped) act(showMatch, false)
    })
  }, ms)
}

function targetPlace(): Place {
  return { line: Math.max(0, targetIndex(playhead())), at: 0 }
}

async function searchNow(place: Place): Promise<void> {
  clearTimeout(timer)
  const { segments } = documentStore.getState().transcript
  const begun = beginSearch(pageNow())
  if (!begun.search) dismiss()
  setFind(begun.find)
  if (!begun.search) return
  let hits = noHitsIn(segments)
  const ending = await search(begun.search, segments, (part) => {
    hits = withPart(hits, part)
    setFind({ hits })
  })
  const ended = endSearch(hits, place, ending)
  if (ended) setFind(ended)
}
