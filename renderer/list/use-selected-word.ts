import { type RefObject, useEffect } from 'react'
import { wordPlaces } from '../../shared/model/word-places.ts'
import { documentStore } from '../state/document.ts'
import { selectionStore } from '../state/selection.ts'
import { selectedWordIn } from '../state/selectors.ts'
import { drawnText, rangeIn, watchTexts } from './drawn-texts.ts'
import './place-light.css'

/** What the styles call it. */
const NAME = 'selected-word'

/**
 * Marks the selected word, as a highlight of the browser. `data-selected-word` of the list tells which word
 * of its line it is; empty = none.
 */
export function useSelectedWord(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const mark = new Highlight()
    CSS.highlights.set(NAME, mark)
    const draw = () => {
      const at = selectedWordIn(documentStore.getState(), selectionStore.getState())
      if (list.current) list.current.dataset['selectedWord'] = at ? String(at.word) : ''
      mark.clear()
      if (!at) return
      const line = documentStore.getState().transcript.segments[at.index]
      const place = line && wordPlaces(line.text, line.words ?? [])[at.word]
      const element = line ? drawnText(line.id) : null
      const range = place && element ? rangeIn(element, place.from, place.to) : null
      if (range) mark.add(range)
    }
    draw()
    const stops = [
      selectionStore.subscribe((state, before) => {
        if (state.word !== before.word || state.id !== before.id) draw()
      }),
      documentStore.subscribe((state, before) => {
        if (state.transcript !== before.transcript && selectionStore.getState().word !== null) draw()
      }),
      watchTexts((id) => {
        const { id: selected, word } = selectionStore.getState()
        if (word !== null && id === selected) draw()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      CSS.highlights.delete(NAME)
    }
  }, [list])
}
