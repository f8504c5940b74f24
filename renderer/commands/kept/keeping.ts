import type { Companion } from '../../../shared/contract.ts'
import type { LineNote } from '../../../shared/episode/line-notes.ts'
import type { DocumentState } from '../../state/document.ts'
import {
  differ,
  hasAny,
  isKept,
  type Kept,
  keep,
  NO_COMPANION,
  NOTHING_KEPT,
  onTimes,
  type Present,
} from './kept.ts'

/** The files of an episode, by their grants. */
export type Files = { readonly audio: string | null; readonly text: string | null }

/** What is to be put on disk of an episode. */
export type Owed = Files & { readonly companion: Companion }

/** What is known of keeping in any state. */
type Known = {
  readonly kept: Kept
  /** What could not be stored yet, by episode. */
  readonly owed: ReadonlyMap<string, Owed>
  /** Counts the episodes that came and went: an answer to an earlier question is none to this. */
  readonly visit: number
}

/**
 * How far keeping is. `coming` = the companion of these files is being read: until it is there nothing is
 * kept, or it would be lost; `joins` = they are those that were open, and the other half. `open` = changes
 * are kept.
 */
export type Keeping = Known &
  (
    | { readonly is: 'nothing' }
    | { readonly is: 'coming'; readonly files: Files; readonly joins: boolean }
    | { readonly is: 'open'; readonly files: Files }
  )

/** The page as far as it is kept. Its notes are looked for only when something is to be kept. */
export type Page = Omit<Present, 'notes'> & { readonly notes: () => readonly LineNote[] }

export const KEEPING_NOTHING: Keeping = { is: 'nothing', kept: NOTHING_KEPT, owed: new Map(), visit: 0 }

/** As main knows an episode: by its audio, without audio by its transcript. */
function keyOf({ audio, text }: Files): string {
  return audio ?? text ?? ''
}

/** The episode of these files comes; null = none is on screen. */
export function come(keeping: Keeping, files: Files | null): Keeping {
  const { kept, owed } = keeping
  const known: Known = { kept, owed, visit: keeping.visit + 1 }
  return files ? { ...known, is: 'coming', files, joins: joins(keeping, files) } : { ...known, is: 'nothing' }
}

/**
 * The other half of an episode has come when the one half was open: what was added to that belongs to both.
 */
function joins(before: Keeping, files: Files): boolean {
  return before.is === 'open' && before.files.audio === null && before.files.text === files.text
}

/**
 * What was added to the episode that comes, by what main has found: what could not be stored yet is newer.
 */
export function companionOf(keeping: Keeping, found: Companion | null): Companion | null {
  if (keeping.is === 'nothing') return found
  return keeping.owed.get(keyOf(keeping.files))?.companion ?? found
}

/**
 * What was added to the one half stays on screen and is kept for both, if nothing was kept for both before;
 * null when it is not so, and the page has to be loaded.
 */
export function joined(keeping: Keeping, companion: Companion | null, page: Page): Keeping | null {
  if (keeping.is !== 'coming' || !keeping.joins || companion || !hasAny(keeping.kept, page)) return null
  return opened(keeping, { ...keeping.kept, companion: NO_COMPANION, chapters: [] })
}

/** The page shows what is kept: from now on changes are kept, if there is an episode. */
export function opened(keeping: Keeping, kept: Kept): Keeping {
  const { owed, visit } = keeping
  if (keeping.is === 'nothing') return { ...keeping, kept }
  return { is: 'open', files: keeping.files, kept, owed, visit }
}

/** The times on screen are those that are kept. */
export function retimed(keeping: Keeping, document: DocumentState): Keeping {
  return { ...keeping, kept: onTimes(keeping.kept, document) }
}

/** What differs from what is on disk is owed to it. */
export function noted(keeping: Keeping, page: Page): Keeping {
  if (keeping.is !== 'open' || isKept(keeping.kept, page)) return keeping
  const kept = keep(keeping.kept, { ...page, notes: page.notes() })
  if (!differ(kept, keeping.kept)) return { ...keeping, kept }
  const { files, owed } = keeping
  return { ...keeping, kept, owed: new Map(owed).set(keyOf(files), { ...files, companion: kept.companion }) }
}

/** True when there is nothing to store. */
export function isSettled({ kept, owed }: Keeping, page: Page): boolean {
  return owed.size === 0 && isKept(kept, page)
}

/** What is to be stored next; undefined when all was tried. */
export function nextOwed({ owed }: Keeping, tried: ReadonlySet<Owed>): Owed | undefined {
  return [...owed.values()].find((entry) => !tried.has(entry))
}

/** This is on disk; what was changed meanwhile is owed still. */
export function stored(keeping: Keeping, entry: Owed): Keeping {
  const owed = new Map([...keeping.owed].filter(([, other]) => other !== entry))
  return { ...keeping, owed }
}

/** The episode goes; what could not be stored is remembered. */
export function gone({ owed, visit }: Keeping): Keeping {
  return { is: 'nothing', kept: NOTHING_KEPT, owed, visit: visit + 1 }
}
