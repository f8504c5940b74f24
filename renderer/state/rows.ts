import { documentStore } from './document.ts'
import { episodeStore } from './episode.ts'
import { findingsStore } from './findings.ts'
import { notedLines } from './line-notes.ts'
import { modeStore, selectReview } from './mode.ts'
import { type Field, selectionStore } from './selection.ts'
import { reachNow, selectedRange } from './selectors.ts'
import { sessionStore } from './session.ts'
import { derive } from './transaction.ts'

/** What the rows of all lines follow from. */
export type Rows = {
  readonly activeId: string | null
  readonly selectedId: string | null
  readonly open: Field | null
  /** First and last of the selected lines. */
  readonly first: number
  readonly last: number
  readonly reachFrom: number
  readonly reachTo: number
  /** The line that Tab reaches; null = the first. */
  readonly tabId: string | null
  readonly leftOut: ReadonlySet<number>
  readonly noted: ReadonlySet<string>
  readonly problems: ReadonlySet<string>
}

/** What a row shows of its line beside its times and text. */
export type RowState = {
  readonly isActive: boolean
  readonly isSelected: boolean
  /** Also as one of several lines. */
  readonly isInSelection: boolean
  /** Moves along when the start of the selected line is set. */
  readonly isReached: boolean
  readonly isLeftOut: boolean
  readonly isFocusable: boolean
  readonly isNoted: boolean
  readonly isProblem: boolean
  readonly open: Field | null
}

const NOBODY: ReadonlySet<number> = new Set()
const NOWHERE = { from: -1, to: -2 }

/** Told only when something of it is another: a message or the zoom wakes no row. */
export const rowsStore = derive<Rows>(
  [documentStore, selectionStore, modeStore, sessionStore, episodeStore, findingsStore],
  () => {
    const { id, open } = selectionStore.getState()
    const { activeId } = sessionStore.getState()
    const selected = selectedRange() ?? NOWHERE
    const reach = reachNow() ?? NOWHERE
    return {
      activeId,
      selectedId: id,
      open: open?.field ?? null,
      first: selected.from,
      last: selected.to,
      reachFrom: reach.from,
      reachTo: reach.to,
      tabId: id ?? activeId,
      leftOut: selectReview(modeStore.getState())?.left ?? NOBODY,
      noted: notedLines(episodeStore.getState().lineNotes, documentStore.getState()),
      problems: findingsStore.getState().lines,
    }
  },
)

const FIELDS = [null, 'text', 'speaker', 'turn', 'start', 'end'] as const
/** Every state that some row has had, at the number its answers make: few, however many the rows. */
const known: RowState[] = []

/** The state of a row: the same object for the same answers. Asked of all rows, so it makes no object. */
export function rowOf(rows: Rows, id: string, index: number): RowState {
  const isSelected = rows.selectedId === id
  const isInSelection = isSelected || (index >= rows.first && index <= rows.last)
  const isReached = index >= rows.reachFrom && index <= rows.reachTo
  const isFocusable = rows.tabId === null ? index === 0 : rows.tabId === id
  const open = isSelected ? rows.open : null
  const number =
    (rows.activeId === id ? 1 : 0) |
    (isSelected ? 2 : 0) |
    (isInSelection ? 4 : 0) |
    (isReached ? 8 : 0) |
    (rows.leftOut.has(index) ? 16 : 0) |
    (isFocusable ? 32 : 0) |
    (rows.noted.has(id) ? 64 : 0) |
    (rows.problems.has(id) ? 128 : 0) |
    (FIELDS.indexOf(open) << 8)
  return (known[number] ??= stateOf(number))
}

function stateOf(number: number): RowState {
  const is = (bit: number) => (number & bit) !== 0
  return {
    isActive: is(1),
    isSelected: is(2),
    isInSelection: is(4),
    isReached: is(8),
    isLeftOut: is(16),
    isFocusable: is(32),
    isNoted: is(64),
    isProblem: is(128),
    open: FIELDS[number >> 8] ?? null,
  }
}
