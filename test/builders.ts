import { createSegment, type Segment, type Transcript } from '../shared/model/transcript.ts'

/** `line('a', 0, 1000, 'Hello')`; leave out what does not matter. */
export function line(
  id: string,
  start: number | null,
  end: number | null = null,
  text = `text of ${id}`,
  more: Partial<Segment> = {},
): Segment {
  return { ...createSegment(id, start, end, text, { words: more.words ?? null }), ...more }
}

export function transcriptOf(...segments: Segment[]): Transcript {
  return { segments }
}

/** `[id, start, end]` of every line: what most tests of operations look at. */
export function times(transcript: Transcript): [string, number | null, number | null][] {
  return transcript.segments.map(({ id, start, end }) => [id, start, end])
}
