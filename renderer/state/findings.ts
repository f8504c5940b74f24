import type { Finding } from '../../shared/timing/check.ts'
import { createOwned } from './transaction.ts'

/** What the checks have found, a moment after the last change. `lines` = ids of the lines that are marked for it. */
export type FindingsState = { readonly findings: readonly Finding[]; readonly lines: ReadonlySet<string> }

export const NO_FINDINGS: FindingsState = { findings: [], lines: new Set() }
export const findingsStore = createOwned(NO_FINDINGS)

export function takeFindings(found: FindingsState): void {
  findingsStore.setState(found)
}
