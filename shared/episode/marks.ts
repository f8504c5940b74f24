import type { Mark, Segment, Transcript } from '../model/transcript.ts'

/** Marks of lines, stored apart from the transcript's file: index and start (ms) of each line. */
export type Marks = {
  readonly confirmed: [index: number, start: number][]
  readonly estimated: [index: number, start: number][]
}

export const NO_MARKS: Marks = { confirmed: [], estimated: [] }

/** The marks of a transcript's timed lines. */
export function marksOf({ segments }: Transcript): Marks {
  const of = (wanted: Mark): [number, number][] =>
    segments.flatMap(({ mark, start }, index) => (mark === wanted && start !== null ? [[index, start]] : []))
  return { confirmed: of('confirmed'), estimated: of('estimated') }
}

/**
 * Restores marks. A mark counts for the line at its index only if the start is the same: a file changed
 * elsewhere loses marks, but never gets wrong ones. The same object when none fits.
 */
export function withMarks(transcript: Transcript, marks: Marks): Transcript {
  const found = new Map<number, Segment>()
  for (const mark of ['confirmed', 'estimated'] as const) {
    for (const [index, start] of marks[mark]) {
      const segment = transcript.segments[index]
      if (segment?.start === start && segment.mark !== mark) found.set(index, { ...segment, mark })
    }
  }
  if (found.size === 0) return transcript
  return { segments: transcript.segments.map((segment, index) => found.get(index) ?? segment) }
}
