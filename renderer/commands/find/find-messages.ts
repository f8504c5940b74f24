import type { FindQuery } from '../../../shared/lines/find.ts'

/** What is to be searched: all texts in one, and how long each is. */
export type Texts = { readonly kind: 'texts'; readonly joined: string; readonly lengths: Int32Array }

/** What is to be found, or with a `replacement` what the texts become. `lines` null = all. */
export type Task = {
  readonly kind: 'task'
  readonly query: FindQuery
  readonly lines: Int32Array | null
  readonly replacement: string | null
  /** Replaces only the match that begins here in the one line. */
  readonly only: number | null
  /** Tells before each line, so that it is known which one takes too long. */
  readonly isCareful: boolean
}

/**
 * Worker to page. `hits` = line, from, to of each match; `texts` = the new text of lines. `at` = the line
 * that comes next. Parts come at least every tenth of a second as long as no single line takes longer.
 */
export type Part = {
  readonly kind: 'begun' | 'part' | 'done'
  readonly hits: Int32Array
  readonly texts: readonly (readonly [line: number, text: string])[]
  readonly at: number
}

/** A search, as it is asked for. */
export type Search = Omit<Task, 'kind' | 'isCareful'>

/**
 * How a search ended: `stopped` = it took too long at the line of this index; `dropped` = another one began.
 */
export type Ending =
  | { readonly kind: 'done' | 'dropped' | 'failed' }
  | { readonly kind: 'stopped'; readonly line: number }
