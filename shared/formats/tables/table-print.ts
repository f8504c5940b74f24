import { append } from '../../base/append.ts'
import type { Segment } from '../../model/transcript.ts'
import type { BlockContext, Replacement, Span, TextContext } from '../core/format.ts'
import { applyWithin } from '../core/replace.ts'
import { copyEdits } from '../core/second-times.ts'
import { printToken } from '../core/timestamps.ts'
import { delimiterAt, isWellFormed, printField } from './delimited.ts'

/** Text or a name in its field, quoted if needed. */
export function printInField(text: string, { source, token, eol }: TextContext): string {
  const delimiter = delimiterAt(source, token)
  return printField(
    text,
    delimiter,
    source.charAt(token.from) === '"' && token.to - token.from > 1 && source.charAt(token.to - 1) === '"',
    eol,
    !isWellFormed(source, delimiter),
  )
}

/** True for the times of a span: only a dash is between them. */
function areInOneField(source: string, start: Span, end: Span): boolean {
  return /^\s*[^\s,;|"]{1,3}\s*$/.test(source.slice(start.to, end.from))
}

/** A row modelled on the line's own or its neighbour's, with new times, text and speaker. */
export function printRow(segment: Segment, context: BlockContext): string {
  const { source, eol, end, index } = context
  const like = context.own?.tokens ?? context.neighbour
  if (!like) return segment.text
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start
  const edits: Replacement[] = []
  const replace = (token: Span | undefined, text: string) => {
    if (token) edits.push({ from: token.from, to: token.to, text })
  }
  const field = (text: string, token: Span | undefined) =>
    token ? printInField(text, { source, token, eol }) : ''
  if (index !== null) replace(like.index, String(index))
  if (segment.start === null && like.start && like.end && areInOneField(source, like.start, like.end))
    replace({ from: like.start.from, to: like.end.to }, '')
  else {
    replace(like.start, segment.start === null || !like.start ? '' : printToken(like.start, start))
    replace(like.end, segment.start === null || !like.end ? '' : printToken(like.end, stop))
  }
  replace(like.duration, like.duration ? printToken(like.duration, stop, start) : '')
  append(
    edits,
    copyEdits(like.copies ?? [], { start: segment.start === null ? null : start, end: stop }, null),
  )
  replace(like.text, field(segment.text, like.text))
  replace(like.speaker, field(segment.speaker ?? '', like.speaker))
  return applyWithin(source, like.block, edits)
}
