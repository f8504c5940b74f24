import type { Chapter } from './chapter.ts'
import type { Segment, Transcript } from './transcript.ts'

/** At index `at` of the transcript before the edit, `removed` is replaced by `inserted`. */
export type Splice = {
  readonly at: number
  readonly removed: readonly Segment[]
  readonly inserted: readonly Segment[]
}

/** Ids of the selected lines before and after, so that undo brings the selection back. */
export type EditSelection = { readonly before: readonly string[]; readonly after: readonly string[] }

/**
 * The one noun for a change. Splices are sorted by `at`, disjoint, and carry what they remove, so that no look at the
 * old transcript is needed to undo. Edits with the same `mergeKey` in quick succession become one step.
 */
export type Edit = {
  readonly label: string
  readonly mergeKey: string | null
  readonly splices: readonly Splice[]
  /** All chapters before and after; absent when the edit does not touch them. */
  readonly chapters?: { readonly before: readonly Chapter[]; readonly after: readonly Chapter[] }
  readonly selection: EditSelection
}

/** The transcript after the edit. Linear copy of the array, constant work per changed line. */
export function apply(edit: Edit, transcript: Transcript): Transcript {
  const segments = transcript.segments.slice()
  for (const splice of edit.splices.toReversed()) {
    segments.splice(splice.at, splice.removed.length, ...splice.inserted)
  }
  return { segments }
}

/** The edit that takes `edit` back: `apply(invert(e), apply(e, t))` equals `t`. */
export function invert(edit: Edit): Edit {
  let shift = 0
  const splices = edit.splices.map(({ at, removed, inserted }) => {
    const inverse = { at: at + shift, removed: inserted, inserted: removed }
    shift += inserted.length - removed.length
    return inverse
  })
  const { before, after } = edit.selection
  const chapters = edit.chapters && { before: edit.chapters.after, after: edit.chapters.before }
  return { ...edit, splices, ...(chapters ? { chapters } : {}), selection: { before: after, after: before } }
}

/**
 * One edit that does `first`, then `second`. Only edits that replace lines one by one (times, text) can be composed;
 * null when a line was added or removed, or a chapter changed.
 */
export function compose(first: Edit, second: Edit): Edit | null {
  if (![first, second].every((edit) => keepsLines(edit) && !edit.chapters)) return null
  const pairs = new Map<number, { removed: Segment; inserted: Segment }>()
  for (const { splices } of [first, second]) {
    for (const { at, removed, inserted } of splices) {
      for (const [offset, after] of inserted.entries()) {
        const before = pairs.get(at + offset)?.removed ?? removed[offset]
        if (before) pairs.set(at + offset, { removed: before, inserted: after })
      }
    }
  }
  const splices = [...pairs.entries()]
    .sort(([a], [b]) => a - b)
    .map(([at, { removed, inserted }]) => ({ at, removed: [removed], inserted: [inserted] }))
  const selection = { before: first.selection.before, after: second.selection.after }
  return { ...second, splices, selection }
}

/**
 * An edit of what `first` made of `transcript` as one edit of `transcript` itself: one step instead of two. `first` must
 * keep the lines and change none that `second` does not touch.
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

/** True when a file that holds the lines differs after the edit: marks are ours, files have no place for them. */
export function changesFile({ splices }: Edit): boolean {
  return splices.some(
    ({ removed, inserted }) =>
      removed.length !== inserted.length ||
      removed.some((old, i) => {
        const line = inserted[i]
        return (
          line?.start !== old.start ||
          line.end !== old.end ||
          line.text !== old.text ||
          line.speaker !== old.speaker
        )
      }),
  )
}

/** An edit that replaces lines by changed copies; null when nothing differs. Indices may come in any order. */
export function replaceLines(
  transcript: Transcript,
  changes: ReadonlyMap<number, Partial<Segment>>,
  details: { label: string; mergeKey?: string | null; selection: readonly string[] },
): Edit | null {
  const splices: Splice[] = []
  for (const at of [...changes.keys()].sort((a, b) => a - b)) {
    const old = transcript.segments[at]
    if (!old) continue
    const changed = { ...old, ...changes.get(at) }
    const same =
      changed.start === old.start &&
      changed.end === old.end &&
      changed.text === old.text &&
      changed.speaker === old.speaker &&
      changed.mark === old.mark
    if (!same) splices.push({ at, removed: [old], inserted: [changed] })
  }
  if (splices.length === 0) return null
  const selection = { before: details.selection, after: details.selection }
  return { label: details.label, mergeKey: details.mergeKey ?? null, splices, selection }
}

/** An edit of the chapters alone; null when nothing differs. */
export function changeChapters(
  label: string,
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

/** What held a time back: a neighbour, the line's own other edge, or the limits of the audio. */
export type Stop = 'previous' | 'next' | 'own' | 'beginning' | 'end'

/** An operation's answer: the edit (null = nothing changes), where the time really went, what stopped it, what came along. */
export type Proposal = {
  readonly edit: Edit | null
  readonly ms: number
  readonly stop: Stop | null
  readonly followed: 'previous' | 'next' | null
}
