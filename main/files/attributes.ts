import { execFile } from 'node:child_process'

/** Gives a new file what its system keeps with the old one besides bytes, owner and permissions. */
export type CopyAttributes = (from: string, to: string) => Promise<void>

/** A drive that does not answer holds up no save for longer (ms). */
const PATIENCE_MS = 5000

/** How the system's own `cp` copies them. macOS copies the bytes, too. Windows has nothing of the kind. */
const OPTIONS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['--attributes-only', '--preserve=all', '--no-preserve=timestamps,links'],
  darwin: ['-p'],
}

/**
 * Copies extended attributes, access lists and security labels, for which Node has no function. What cannot
 * be copied is left out. What is in `to` may be anything afterwards: it is to be written then.
 */
export const copyAttributes: CopyAttributes = (from, to) => {
  const options = OPTIONS[process.platform]
  if (!options) return Promise.resolve()
  return new Promise((resolve) => {
    execFile('cp', [...options, '--', from, to], { timeout: PATIENCE_MS }, () => resolve())
  })
}
