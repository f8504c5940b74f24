import { append } from '../base/append.ts'
import type { Edit, Splice } from '../model/edit.ts'
import { changed, isSameWords } from '../model/moved-words.ts'
import type { Segment, Transcript } from '../model/transcript.ts'
import { type Message, message } from '../words/message.ts'
import type { Pair } from './compare.ts'

/**
 * The lines of another version in place of the present ones, as one edit; null when they are the same. Lines
 * that are in both keep their ids, and their marks unless they get another start. `pairs` = that version
 * (before) with the present lines (after).
 */
export function restoreLines(
  { segments }: Transcript,
  version: readonly Segment[],
  pairs: readonly Pair[],
  newId: () => string,
): Edit | null {
  const splices: { at: number; removed: Segment[]; inserted: Segment[] }[] = []
  let at = 0
  const add = (removed: readonly Segment[], inserted: readonly Segment[]) => {
    const last = splices.at(-1)
    if (last && last.at + last.removed.length === at) {
      append(last.removed, removed)
      append(last.inserted, inserted)
    } else splices.push({ at, removed: [...removed], inserted: [...inserted] })
  }
  for (const { before, after } of pairs) {
    const [old, present] = [version[before ?? -1], segments[after ?? -1]]
    if (!present) add([], old ? [anew(old, newId())] : [])
    else {
      const then = old ? taken(present, old) : null
      if (then !== present) add([present], then ? [then] : [])
      at++
    }
  }
  return splices.length === 0 ? null : editOf(splices, message('change.restoreVersion'))
}

function editOf(splices: readonly Splice[], label: Message): Edit {
  const [first] = splices
  const ids = (lines: readonly Segment[] = []) => lines.slice(0, 1).map(({ id }) => id)
  const selection = { before: ids(first?.removed), after: ids(first?.inserted) }
  return { label, mergeKey: null, splices, selection }
}

function taken(present: Segment, { start, end, text, speaker, words }: Segment): Segment {
  const isSameTimes = present.start === start && present.end === end
  const isSame = isSameTimes && present.text === text && present.speaker === speaker
  const then = changed(present, {
    start,
    end,
    text,
    speaker,
    words,
    ...(present.start !== start && { mark: 'none' }),
  })
  return isSame && isSameWords(present, then) ? present : then
}

/** A line that was not there: it is new, as one that the user makes. */
function anew(line: Segment, id: string): Segment {
  return changed(line, { id, mark: 'none', origin: null })
}
