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

/** The state of one row; the same object for the same answers, whichever row it is. */
export function rowOf(rows: Rows, id: string, index: number): RowState {
  const isSelected = rows.selectedId === id
  return shared({
    isActive: rows.activeId === id,
    isSelected,
    isInSelection: isSelected || (index >= rows.first && index <= rows.last),
    isReached: index >= rows.reachFrom && index <= rows.reachTo,
    isLeftOut: rows.leftOut.has(index),
    isFocusable: rows.tabId === null ? index === 0 : rows.tabId === id,
    isNoted: rows.noted.has(id),
    isProblem: rows.problems.has(id),
    open: isSelected ? rows.open : null,
  })
}

const known = new Map<string, RowState>()

/** There are few different ones, however many rows. */
function shared(state: RowState): RowState {
  const key = Object.values(state).join()
  const before = known.get(key)
  if (!before) known.set(key, state)
  return before ?? state
}
