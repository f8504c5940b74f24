import { vi } from 'vitest'

/** A limit (ms) for what never happens, on any machine, however busy. */
const PATIENCE_MS = 20_000

/** Waits until a check passes. */
export function until(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: PATIENCE_MS })
}
