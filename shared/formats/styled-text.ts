import type { Segment } from '../model/transcript.ts'
import type { ReadResult, Style, Styled } from './core/format.ts'
import { formatById } from './list.ts'

const PLAIN: Style = {}

/**
 * A line's text in the styles that its file gives it; null when there are none, or when the text has changed since it was
 * read. The runs make up `segment.text` exactly: styles never add or hide a sign.
 */
export function styledText(source: ReadResult, segment: Segment): readonly Styled[] | null {
  const tokens = source.tokens.get(segment.id)
  const pieces = tokens?.text && formatById(source.format)?.styled?.(source.text, tokens)
  if (!pieces?.some(({ style }) => Object.keys(style).length > 0)) return null
  return align(segment.text, pieces)
}

/** The styles of the pieces on the signs of `text`, which has other white space; null when it has other signs. */
function align(text: string, pieces: readonly Styled[]): readonly Styled[] | null {
  const runs: { text: string; readonly style: Style }[] = []
  let piece = 0
  let at = 0
  const skip = () => {
    for (; piece < pieces.length; piece++, at = 0) {
      const { text: raw = '' } = pieces[piece] ?? {}
      while (at < raw.length && isSpace(raw.charAt(at))) at++
      if (at < raw.length) return
    }
  }
  for (const sign of text) {
    while (at >= (pieces[piece]?.text.length ?? Number.POSITIVE_INFINITY)) [piece, at] = [piece + 1, 0]
    const last = runs.at(-1)
    // A space that stands nowhere, as that of a line break in markup, goes with the words before.
    const isOwn = !isSpace(sign) || isSpace(pieces[piece]?.text.charAt(at) ?? '')
    if (!isSpace(sign)) skip()
    const here = pieces[piece]
    if (!isSpace(sign) && !here?.text.startsWith(sign, at)) return null
    const style = (isOwn ? here?.style : last?.style) ?? PLAIN
    if (isSpace(sign)) skip()
    else at += sign.length
    if (last && isSame(last.style, style)) last.text += sign
    else runs.push({ text: sign, style })
  }
  skip()
  return piece < pieces.length ? null : runs
}

function isSame(a: Style, b: Style): boolean {
  const keys = Object.keys({ ...a, ...b }) as (keyof Style)[]
  return a === b || keys.every((key) => a[key] === b[key])
}

function isSpace(sign: string): boolean {
  return /^\s$/.test(sign)
}
