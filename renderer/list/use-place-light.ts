import { type RefObject, useEffect } from 'react'
import { NO_WORD } from '../../shared/timing/spoken-word.ts'
import { now, subscribe } from '../playback/clock.ts'
import { shownNow } from '../state/preview.ts'
import { indexOf } from '../state/selectors.ts'
import { sessionStore } from '../state/session.ts'
import { drawnText, rangeIn, watchTexts } from './drawn-texts.ts'
import { type LinePlace, placeOfWord, sentenceAt } from './line-places.ts'
import './place-light.css'

/** What the styles call them. */
const NAMES = { word: 'spoken-word', sentence: 'spoken-sentence' } as const

/** What is lit in the spoken line; null = nothing in it. */
let lit: { readonly id: string; readonly place: LinePlace; range: Range | null } | null = null
const listeners = new Set<() => void>()

/** Where on the page the spoken place of the line is, in px of the window; null when it is not known. */
export function spokenRect(id: string): DOMRect | null {
  return lit?.id === id ? (lit.range?.getBoundingClientRect() ?? null) : null
}

/** Calls `listener` when another place is spoken. Returns its own undo. */
export function watchPlace(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Lights the spoken word, or in a long line without word times softly the sentence, as highlights of the
 * browser (CSS Custom Highlight API): no element is made or drawn anew, and nothing is done until another is
 * spoken. `data-word` of the list tells which word of its line it is; empty = not known. `data-about` is
 * there while even the line is an estimate.
 */
export function usePlaceLight(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const lights = { word: new Highlight(), sentence: new Highlight() }
    for (const kind of ['word', 'sentence'] as const) CSS.highlights.set(NAMES[kind], lights[kind])
    let told: number | null = null
    let wasAbout = false
    const draw = () => {
      for (const light of Object.values(lights)) light.clear()
      if (!lit) return
      lit.range = rangeOf(lit.id, lit.place)
      if (lit.range) lights[lit.place.kind].add(lit.range)
    }
    const follow = (ms: number) => {
      const { activeWord, isAbout } = sessionStore.getState()
      if (isAbout !== wasAbout) list.current?.toggleAttribute('data-about', isAbout)
      wasAbout = isAbout
      if (activeWord !== told && list.current)
        list.current.dataset['word'] = activeWord === NO_WORD ? '' : String(activeWord)
      told = activeWord
      const next = placeNow(ms)
      if (isSame(lit?.place, next?.place) && lit?.id === next?.id) return
      lit = next && { ...next, range: null }
      draw()
      for (const listener of listeners) listener()
    }
    follow(now())
    const stops = [
      subscribe(({ ms }) => follow(ms)),
      watchTexts((id) => {
        if (id === lit?.id) draw()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      for (const name of Object.values(NAMES)) CSS.highlights.delete(name)
      lit = null
    }
  }, [list])
}

function placeNow(ms: number): { readonly id: string; readonly place: LinePlace } | null {
  const { activeId, activeWord } = sessionStore.getState()
  const line = activeId === null ? null : shownNow().transcript.segments[indexOf(activeId)]
  const place = line ? (activeWord === NO_WORD ? sentenceAt(line, ms) : placeOfWord(line, activeWord)) : null
  return line && place ? { id: line.id, place } : null
}

function isSame(one: LinePlace | undefined, other: LinePlace | undefined): boolean {
  return one?.kind === other?.kind && one?.from === other?.from && one?.to === other?.to
}

function rangeOf(id: string, { from, to }: LinePlace): Range | null {
  const element = drawnText(id)
  return element && rangeIn(element, from, to)
}
