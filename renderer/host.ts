import type { Host } from '../shared/contract.ts'

declare global {
  interface Window {
    readonly host: Host
  }
}

/** The only reader of `window.host`; tests put a fake in its place. */
export const host: Host = window.host
