import { firstPast } from '../base/search.ts'
import { type Diagnostic, warning } from '../model/diagnostic.ts'
import type { Segment } from '../model/transcript.ts'
import { message } from '../words/message.ts'
import { capFindings } from './core/findings.ts'
import type { Tokens } from './core/format.ts'

/** Lone halves of pairs: they stand for bytes that are no character in the file's encoding. */
const STRAY = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A finding for each line of the file with bytes that could not be read. Saving keeps them as they are. */
export function unreadBytes(
  text: string,
  segments: readonly Segment[],
  tokens: Tokens,
  lineAt: (offset: number) => number,
): Diagnostic[] {
  if (text.isWellFormed()) return []
  const found: Diagnostic[] = []
  let blocks: { readonly id: string; readonly from: number; readonly to: number }[] | null = null
  let last = 0
  for (const { index } of text.matchAll(STRAY)) {
    const line = lineAt(index)
    if (line === last) continue
    last = line
    blocks ??= segments
      .flatMap(({ id }) => ({ id, ...(tokens.get(id)?.block ?? { from: 0, to: 0 }) }))
      .sort((a, b) => a.from - b.from)
    const own = blocks[firstPast(blocks, ({ from }) => from > index) - 1]
    const words = message('found.bytesNotRead')
    found.push(warning('file/unread-bytes', words, line, own && index < own.to ? own.id : null))
  }
  return capFindings(found)
}
