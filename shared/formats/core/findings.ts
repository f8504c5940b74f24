import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import type { Segment } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'

/** Findings about times that are out of order; `lineOf` gives the 1-based line of a segment. */
export function timeFindings(segments: readonly Segment[], lineOf: (index: number) => number): Diagnostic[] {
  const found: Diagnostic[] = []
  let latest = 0
  for (let index = 0; index < segments.length; index++) {
    const { id = '', start = null, end = null } = segments[index] ?? {}
    if (start === null) continue
    if (end !== null && end < start) {
      found.push(warning('time/end-before-start', message('found.lineEndsBefore'), lineOf(index), id))
    } else if (end === start) {
      found.push(warning('time/no-length', message('found.lineEndsWhen'), lineOf(index), id))
    }
    if (start < latest) {
      found.push(warning('time/out-of-order', message('found.lineStartsBefore'), lineOf(index), id))
    }
    latest = start
  }
  return found
}

const MOST_OF_A_KIND = 50

/** Keeps 50 findings of each kind; one more says how many were left out. */
export function capFindings(found: readonly Diagnostic[]): Diagnostic[] {
  if (found.length <= MOST_OF_A_KIND) return [...found]
  const seen = new Map<string, number>()
  const kept = found.filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1
    seen.set(code, count)
    return count <= MOST_OF_A_KIND
  })
  for (const [code, count] of seen) {
    const more = count - MOST_OF_A_KIND
    if (more > 0) kept.push(warning(code, message('found.sameInMorePlaces', { more })))
  }
  return kept
}
