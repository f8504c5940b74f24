import { createOwned } from './transaction.ts'

export type Edge = 'start' | 'end'
/** What of a line is open for typing. `speaker` = of the selected lines, `turn` = of a whole turn. */
export type Field = 'text' | 'speaker' | 'turn' | Edge

export type SelectionState = {
  /** The selected line; null = none. */
  readonly id: string | null
  /** The other end of a selection of several lines in a row; null = one line at most. */
  readonly extent: string | null
  /** Index of the selected word in the selected line: its edges are set and nudged. Null = the line's. */
  readonly word: number | null
  /** The edge that `,` and `.` nudge. */
  readonly edge: Edge
  /**
   * The field of the selected line that is open for typing; another object is another beginning. `caret` =
   * where the caret stands in the text at first; at its end when absent.
   */
  readonly open: { readonly field: Field; readonly caret?: number } | null
  /** A new object asks list and waveform to bring this line into view. */
  readonly reveal: { readonly id: string } | null
}

/** How a line is selected: what is left out stays as it is, as far as it can for another line. */
export type Choice = {
  readonly edge?: Edge
  /** Null = the line as a whole. */
  readonly word?: number | null
  /** Null = the line alone. Another line is always alone unless this says more. */
  readonly extent?: string | null
  /** Null closes the field. A field of another line is always closed. */
  readonly open?: SelectionState['open']
  readonly reveal?: boolean
}

export const FIRST_SELECTION: SelectionState = {
  id: null,
  extent: null,
  word: null,
  edge: 'start',
  open: null,
  reveal: null,
}

export const selectionStore = createOwned(FIRST_SELECTION)

/** Id of the selected line; null when none is. */
export const selectId = (state: SelectionState) => state.id
/** The field that is open for typing; null when none is. */
export const selectOpen = (state: SelectionState) => state.open

/** The selection after a line was chosen, or none. */
export function chosen(before: SelectionState, id: string | null, choice: Choice = {}): SelectionState {
  const kept = id === before.id ? before : FIRST_SELECTION
  const { edge = before.edge, extent = kept.extent, word = kept.word, open = kept.open } = choice
  const { reveal = false } = choice
  return { id, extent, word, edge, open, reveal: reveal && id !== null ? { id } : before.reveal }
}

/** Selects a line, or none. */
export function select(id: string | null, choice: Choice = {}): void {
  selectionStore.setState(chosen(selectionStore.getState(), id, choice), true)
}

/** Selects a line and opens one of its fields for typing. */
export function openField(id: string, field: Field, choice: Omit<Choice, 'open'> = {}): void {
  select(id, { word: null, ...choice, open: { field } })
}

/** Ends typing. */
export function closeField(): void {
  selectionStore.setState({ open: null })
}

/** Chooses the edge that is nudged. */
export function chooseEdge(edge: Edge): void {
  selectionStore.setState({ edge })
}

/** Brings a line into view, selected or not. */
export function revealLine(id: string): void {
  selectionStore.setState({ reveal: { id } })
}
