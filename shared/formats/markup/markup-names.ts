import { findPrefix, type Prefix } from '../core/speaker-prefix.ts'

/** A name before the text of a line in markup: offsets in the raw text, and in the visible text. */
export type MarkupName = Prefix & { readonly shownFrom: number }

const BOLD = /^<(b|strong|em|i|u)>([^<>&:：]{1,50})[:：]?\s{0,9}<\/\1>[:：]?\s{0,9}/i

/** The name before the text, plain or as a whole in bold; null if other markup comes first. */
export function findMarkupName(raw: string, shown: string): MarkupName | null {
  const same = findPrefix(shown)
  if (!same) return null
  const head = raw.slice(0, 120)
  const bold = BOLD.exec(head)
  if (bold) {
    const [whole, tag = '', name = ''] = bold
    if (name.trim() !== same.name) return null
    const from = tag.length + 2 + name.indexOf(same.name)
    const textFrom = whole.length
    return { name: same.name, from, to: from + same.name.length, textFrom, shownFrom: same.textFrom }
  }
  const prefix = findPrefix(head)
  if (!prefix || prefix.name !== same.name || /[<&]/.test(head.slice(0, prefix.textFrom))) return null
  return { ...prefix, shownFrom: same.textFrom }
}
