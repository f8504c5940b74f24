import type { Reading, TimeMeaning } from '../../../shared/formats/index.ts'
import type { Diagnostic } from '../../../shared/model/diagnostic.ts'
import type { PackedChanges, PackedLines } from '../../../shared/model/packed-lines.ts'
import type { Ms } from '../../../shared/model/time.ts'

/** From so many characters on a text is read in a worker; shorter ones take less time than a blink. */
export const LARGE = 1_500_000

/** How a text is read. The same text is read in the same way again when it is saved. */
export type HowRead = {
  readonly text: string
  readonly name: string
  readonly durationMs: Ms | null
  readonly formatId?: string
  /** What the user says the times mean. */
  readonly times?: TimeMeaning
}

/**
 * Page to worker, once; the worker ends by being terminated. `changes` = what has become of the lines as
 * read.
 */
export type LargeRequest =
  | { readonly kind: 'read'; readonly how: HowRead }
  | {
      readonly kind: 'write'
      readonly how: HowRead
      readonly formatId: string
      readonly changes: PackedChanges
    }

/**
 * Worker to page. The lines come in parts, so that the page can answer in between; `read` is the end of them.
 */
export type LargeAnswer =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'lines'; readonly lines: PackedLines; readonly share: number }
  | {
      readonly kind: 'read'
      readonly format: string
      readonly title: string | null
      readonly diagnostics: readonly Diagnostic[]
      readonly guess?: Reading['guess']
    }
  /** `text` null = a damaged file that cannot take the changes. */
  | { readonly kind: 'written'; readonly text: string | null }
  | { readonly kind: 'failed'; readonly reason: string }
