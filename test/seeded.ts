import fc from 'fast-check'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the random cases of all property tests begin. */
    readonly seed: number
  }
}

// A failure says this seed, and the path to the case, by fast-check itself.
fc.configureGlobal({ seed: inject('seed') })
