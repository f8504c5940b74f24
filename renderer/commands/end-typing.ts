import { selectionStore } from '../state/selection.ts'
import { sessionStore } from '../state/session.ts'

/**
 * Takes over what is being typed into a line, a chapter or a note, as leaving the field does: before it is
 * saved, and before it goes away.
 */
export function endTyping(): void {
  const { naming, noting } = sessionStore.getState()
  const isOpen = selectionStore.getState().open !== null || naming !== null || noting !== null
  if (isOpen && document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
