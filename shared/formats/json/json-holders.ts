import { blanksAtEnd, leadAndRest } from '../../base/blanks.ts'
import { firstPast } from '../../base/search.ts'
import type { Segment, Transcript } from '../../model/transcript.ts'
import type { ReadResult, Replacement } from '../core/format.ts'
import { isRun } from './json-patch.ts'
import { printValue } from './json-print.ts'
import { readRaw } from './json-read.ts'

/**
 * Changes to the texts that stand beside the words of a file which is read by its words (the `transcript` of
 * a result, or of them all). One that says what its words say goes on doing so. One whose words are all gone
 * is emptied: the file would be read by it.
 */
export function holderTexts({ segments }: Transcript, source: ReadResult): readonly Replacement[] {
  const [first] = source.transcript.segments
  const layout = first && source.tokens.get(first.id)?.layout
  if (layout?.regroup !== 'always' || !layout.line.text) return []
  const was = placesOf(source.transcript.segments, source)
  const now = placesOf(segments, source)
  const isSame = was.length === now.length && was.every(({ text }, i) => text === now[i]?.text)
  if (isSame) return []
  const edits: Replacement[] = []
  readRaw(source.text, layout, ({ from, to, text }) => {
    if (!text) return
    const [old, said] = [textIn(was, from, to), textIn(now, from, to)]
    const isTheirs = said === '' || plain(text.value) === old
    if (old === '' || said === old || !isTheirs) return
    // Spaces around it stay.
    const [lead, rest] = leadAndRest(text.value)
    const value = said === '' ? '' : lead + said + blanksAtEnd(rest)
    edits.push({ from: text.from, to: text.to, text: printValue(value, source.text, text) })
  })
  return edits
}

type Placed = { readonly at: number; readonly text: string }

/** Lines that are runs of words, by where they stand; a new one stands where the line before it does. */
function placesOf(segments: readonly Segment[], { tokens }: ReadResult): Placed[] {
  let at = -1
  const placed = segments.flatMap(({ id, text }) => {
    const own = tokens.get(id)
    if (own) at = isRun(own) ? own.block.from : -1
    return at === -1 ? [] : [{ at, text }]
  })
  return placed.sort((a, b) => a.at - b.at)
}

/** What the lines between two offsets say together. */
function textIn(lines: readonly Placed[], from: number, to: number): string {
  const start = firstPast(lines, ({ at }) => at >= from)
  const end = firstPast(lines, ({ at }) => at >= to)
  return plain(
    lines
      .slice(start, end)
      .map(({ text }) => text)
      .join(' '),
  )
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
