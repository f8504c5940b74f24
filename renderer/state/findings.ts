import type { Finding } from '../../shared/timing/check.ts'
import { createOwned } from './transaction.ts'

/** Marks that stand on nearly all lines, and so tell nothing of any. */
export type Usual = { readonly estimated: boolean; readonly changed: boolean }

/** What the checks found, a moment after the last change. `lines` = ids of the lines marked for it. */
export type FindingsState = {
  readonly findings: readonly Finding[]
  readonly lines: ReadonlySet<string>
  readonly usual: Usual
}

export const NOTHING_USUAL: Usual = { estimated: false, changed: false }
export const NO_FINDINGS: FindingsState = { findings: [], lines: new Set(), usual: NOTHING_USUAL }
export const findingsStore = createOwned(NO_FINDINGS)

/** Puts what the checks have found in place of what they found before. */
export function takeFindings(found: FindingsState): void {
  findingsStore.setState(found)
}
