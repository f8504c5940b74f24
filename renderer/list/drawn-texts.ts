import { useCallback, useLayoutEffect } from 'react'

/** The elements whose letters are those of a line's text, one for one, by the line's id. */
const drawn = new Map<string, HTMLElement>()
const listeners = new Set<(id: string) => void>()

/** The element that shows a line's text; null when the line is not drawn, or its text is open for typing. */
export function drawnText(id: string): HTMLElement | null {
  return drawn.get(id) ?? null
}

/** Calls `listener` when a line's text was drawn, or drawn anew. Returns its own undo. */
export function watchTexts(listener: (id: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** For the `ref` of the element that shows a line's text. */
export function useDrawnText(id: string): (element: HTMLElement | null) => () => void {
  return useCallback(
    (element) => {
      if (element) drawn.set(id, element)
      tell(id)
      return () => {
        if (drawn.get(id) === element) drawn.delete(id)
      }
    },
    [id],
  )
}

/** For what draws the letters: they may stand in other nodes after each drawing. */
export function useLettersDrawn(id: string): void {
  useLayoutEffect(() => tell(id))
}

function tell(id: string): void {
  for (const listener of listeners) listener(id)
}

/** The stretch of an element's letters from `from` to `to`; null when it has not so many. */
export function rangeIn(element: HTMLElement, from: number, to: number): Range | null {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let passed = 0
  let isBegun = false
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (!isBegun && from < passed + length) {
      range.setStart(node, from - passed)
      isBegun = true
    }
    if (isBegun && to <= passed + length) {
      range.setEnd(node, to - passed)
      return range
    }
    passed += length
  }
  return null
}

/** How many of an element's letters stand before a place in it. */
export function offsetIn(element: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(element, 0)
  range.setEnd(node, offset)
  return range.toString().length
}
