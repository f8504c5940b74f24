import type { Words } from '../words/message.ts'
import type { Chapter } from './chapter.ts'
import { changed, isSameWords } from './moved-words.ts'
import type { Segment, Since, Transcript } from './transcript.ts'

/** At index `at` of the old transcript, `removed` is replaced by `inserted`. */
export type Splice = {
  readonly at: number
  readonly removed: readonly Segment[]
  readonly inserted: readonly Segment[]
}

/** Ids of the selected lines before and after, restored by undo. */
export type EditSelection = { readonly before: readonly string[]; readonly after: readonly string[] }

/**
 * A change of the transcript. Splices are sorted by `at`, disjoint, and contain what they remove, so that
 * undo needs no old transcript. Edits with the same `mergeKey` in quick succession become one step.
 */
export type Edit = {
  readonly label: Words
  readonly mergeKey: string | null
  readonly splices: readonly Splice[]
  /** All chapters before and after; absent = unchanged. */
  readonly chapters?: { readonly before: readonly Chapter[]; readonly after: readonly Chapter[] }
  /** When original times were taken, before and after; absent = unchanged. */
  readonly since?: { readonly before: Since; readonly after: Since }
  readonly selection: EditSelection
}

/** The transcript after the edit. One pass over the lines, for any number of splices. */
export function apply(edit: Edit, transcript: Transcript): Transcript {
  if (keepsLines(edit)) {
    const segments = transcript.segments.slice()
    for (const { at, inserted } of edit.splices) {
      for (const [offset, segment] of inserted.entries()) segments[at + offset] = segment
    }
    return { segments }
  }
  const parts: (readonly Segment[])[] = []
  let from = 0
  for (const { at, removed, inserted } of edit.splices) {
    parts.push(transcript.segments.slice(from, at), inserted)
    from = at + removed.length
  }
  return { segments: parts.concat([transcript.segments.slice(from)]).flat() }
}

/** The inverse: `apply(invert(e), apply(e, t))` equals `t`. */
export function invert(edit: Edit): Edit {
  let shift = 0
  const splices = edit.splices.map(({ at, removed, inserted }) => {
    const inverse = { at: at + shift, removed: inserted, inserted: removed }
    shift += inserted.length - removed.length
    return inverse
  })
  const { before, after } = edit.selection
  const chapters = edit.chapters && { before: edit.chapters.after, after: edit.chapters.before }
  const since = edit.since && { before: edit.since.after, after: edit.since.before }
  const more = { ...(chapters && { chapters }), ...(since && { since }) }
  return { ...edit, splices, ...more, selection: { before: after, after: before } }
}

/**
 * One edit for `first`, then `second`. Only edits that replace lines one for one can be composed; null
 * otherwise, and for changed chapters.
 */
export function compose(first: Edit, second: Edit): Edit | null {
  if (![first, second].every((edit) => keepsLines(edit) && !edit.chapters)) return null
  const splices = isSameLines(first, second)
    ? second.splices.map((splice, i) => ({ ...splice, removed: first.splices[i]?.removed ?? splice.removed }))
    : composeSplices(first, second)
  const selection = { before: first.selection.before, after: second.selection.after }
  return { ...second, splices, selection }
}

/** True when both change the same lines, as the steps of one gesture do. */
function isSameLines(first: Edit, second: Edit): boolean {
  return (
    first.splices.length === second.splices.length &&
    first.splices.every(
      ({ at, removed }, i) =>
        second.splices[i]?.at === at && second.splices[i].removed.length === removed.length,
    )
  )
}

function composeSplices(first: Edit, second: Edit): Splice[] {
  const pairs = new Map<number, { removed: Segment; inserted: Segment }>()
  for (const { splices } of [first, second]) {
    for (const { at, removed, inserted } of splices) {
      for (const [offset, after] of inserted.entries()) {
        const before = pairs.get(at + offset)?.removed ?? removed[offset]
        if (before) pairs.set(at + offset, { removed: before, inserted: after })
      }
    }
  }
  const runs = createRuns()
  for (const [at, { removed, inserted }] of [...pairs].sort(([a], [b]) => a - b))
    runs.add(at, removed, inserted)
  return runs.splices
}

/** Collects splices line by line, ascending; neighbours are joined. */
function createRuns() {
  const splices: { at: number; removed: Segment[]; inserted: Segment[] }[] = []
  return {
    splices,
    add(at: number, removed: Segment, inserted: Segment) {
      const last = splices.at(-1)
      if (!last || last.at + last.removed.length !== at)
        return splices.push({ at, removed: [removed], inserted: [inserted] })
      last.removed.push(removed)
      return last.inserted.push(inserted)
    },
  }
}

/** Number of lines changed, added or removed. */
export function countLines({ splices }: Edit): number {
  return splices.reduce((sum, { removed, inserted }) => sum + Math.max(removed.length, inserted.length), 0)
}

/**
 * Rebases `second`, an edit of what `first` made of `transcript`, on `transcript` itself. `first` must keep
 * the lines and change only those that `second` changes.
 */
export function join(first: Edit | null, second: Edit, transcript: Transcript): Edit {
  if (!first) return second
  const splices = second.splices.map((splice) => ({
    ...splice,
    removed: transcript.segments.slice(splice.at, splice.at + splice.removed.length),
  }))
  return { ...second, splices, selection: { ...second.selection, before: first.selection.before } }
}

/** True when every splice replaces lines one for one. */
export function keepsLines(edit: Edit): boolean {
  return edit.splices.every((splice) => splice.removed.length === splice.inserted.length)
}

/** True when the saved file would differ; marks are not saved in it. */
export function changesFile({ splices }: Edit): boolean {
  return splices.some(
    ({ removed, inserted }) =>
      removed.length !== inserted.length ||
      removed.some((old, i) => inserted[i] === undefined || !isSameInFile(old, inserted[i])),
  )
}

export type EditDetails = {
  readonly label: Words
  readonly mergeKey?: string | null
  readonly selection: readonly string[]
}

/** An edit that changes lines by index, in any order; null when nothing differs. */
export function replaceLines(
  transcript: Transcript,
  changes: ReadonlyMap<number, Partial<Segment>>,
  details: EditDetails,
): Edit | null {
  const runs = createRuns()
  for (const at of ascending(changes)) {
    const old = transcript.segments[at]
    if (!old) continue
    const now = changed(old, changes.get(at) ?? {})
    if (!isSame(old, now)) runs.add(at, old, now)
  }
  return createEdit(runs.splices, details)
}

/**
 * An edit of the lines `from`..`to` (both included); `change` returns the line itself to keep it. Null when
 * nothing differs.
 */
export function changeLines(
  { segments }: Transcript,
  from: number,
  to: number,
  change: (segment: Segment, index: number) => Segment,
  details: EditDetails,
): Edit | null {
  const runs = createRuns()
  for (let at = Math.max(0, from); at <= Math.min(to, segments.length - 1); at++) {
    const old = segments[at]
    if (!old) continue
    const now = change(old, at)
    if (now !== old && !isSame(old, now)) runs.add(at, old, now)
  }
  return createEdit(runs.splices, details)
}

function createEdit(splices: readonly Splice[], { label, mergeKey, selection }: EditDetails): Edit | null {
  if (splices.length === 0) return null
  return { label, mergeKey: mergeKey ?? null, splices, selection: { before: selection, after: selection } }
}

function ascending(changes: ReadonlyMap<number, unknown>): number[] {
  const indices = [...changes.keys()]
  return indices.every((at, i) => i === 0 || (indices[i - 1] ?? 0) < at)
    ? indices
    : indices.sort((a, b) => a - b)
}

function isSame(one: Segment, other: Segment): boolean {
  return one.mark === other.mark && isSameInFile(one, other)
}

function isSameInFile(one: Segment, other: Segment): boolean {
  return (
    one.start === other.start &&
    one.end === other.end &&
    one.text === other.text &&
    one.speaker === other.speaker &&
    isSameWords(one, other)
  )
}

/** An edit of the chapters alone; null when nothing differs. */
export function changeChapters(
  label: Words,
  before: readonly Chapter[],
  after: readonly Chapter[],
): Edit | null {
  const same = before.length === after.length && before.every((chapter, i) => chapter === after[i])
  return same
    ? null
    : {
        label,
        mergeKey: null,
        splices: [],
        chapters: { before, after },
        selection: { before: [], after: [] },
      }
}

/**
 * What limited a time: a neighbour, the line's other edge, the ends of the audio, or an anchor; for a word
 * another word or its line.
 */
export type Stop = 'previous' | 'next' | 'own' | 'beginning' | 'end' | 'confirmed' | 'word' | 'line'

/**
 * The answer of an operation: the edit (null = no change), the resulting time, what stopped it, and which
 * neighbour followed.
 */
export type Proposal = {
  readonly edit: Edit | null
  readonly ms: number
  readonly stop: Stop | null
  readonly followed: 'previous' | 'next' | null
}

/**
 * The answer of an operation on many lines: how many got other times, and by how many ms the main line moved.
 */
export type Movement = Proposal & { readonly moved: number; readonly delta: number }
