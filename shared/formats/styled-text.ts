import type { Segment } from '../model/transcript.ts'
import type { ReadResult, Style, Styled } from './core/format.ts'
import { formatById } from './list.ts'
import { isAsRead, markedText } from './save/marked-texts.ts'

const PLAIN: Style = {}
/** More changes of style than any line needs; each is an element on the page. */
const MOST_RUNS = 400

/**
 * A line's text in the styles of its file; null when it has none. The runs add up to `segment.text` exactly:
 * styles never add or hide a character. A line that was changed, split or joined among `segments` looks as it
 * will be saved. What comes after very many changes of style is one plain run.
 */
export function styledText(
  source: ReadResult,
  segment: Segment,
  segments: readonly Segment[] = [],
): readonly Styled[] | null {
  const format = formatById(source.format)
  if (!format?.styled) return null
  if (isAsRead(source, segment)) {
    const tokens = source.tokens.get(segment.id)
    return tokens?.text ? runsOf(segment.text, format.styled(source.text, tokens)) : null
  }
  const index = segments.indexOf(segment)
  const marked = index === -1 ? null : markedText(format, source, segments, index)
  const place = marked?.tokens.text
  if (!marked || !place) return null
  // The line as it will stand in the file.
  const text = source.text.slice(0, place.from) + marked.raw + source.text.slice(place.to)
  const own = { ...marked.tokens, text: { from: place.from, to: place.from + marked.raw.length } }
  return runsOf(segment.text, format.styled(text, own))
}

function runsOf(text: string, pieces: readonly Styled[]): readonly Styled[] | null {
  const runs = pieces.some(({ style }) => Object.keys(style).length > 0) ? align(text, pieces) : null
  if (!runs || runs.length <= MOST_RUNS) return runs
  const rest = runs.slice(MOST_RUNS).map((run) => run.text)
  return [...runs.slice(0, MOST_RUNS), { text: rest.join(''), style: PLAIN }]
}

/**
 * Puts the styles of the pieces on the characters of `text`, whose white space may differ; null when other
 * characters differ too.
 */
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
  for (const char of text) {
    while (at >= (pieces[piece]?.text.length ?? Number.POSITIVE_INFINITY)) [piece, at] = [piece + 1, 0]
    const last = runs.at(-1)
    // A space that is not in the raw text, such as a line break in markup, takes the style before it.
    const isOwn = !isSpace(char) || isSpace(pieces[piece]?.text.charAt(at) ?? '')
    if (!isSpace(char)) skip()
    const here = pieces[piece]
    if (!isSpace(char) && !here?.text.startsWith(char, at)) return null
    const style = (isOwn ? here?.style : last?.style) ?? PLAIN
    if (isSpace(char)) skip()
    else at += char.length
    if (last && isSame(last.style, style)) last.text += char
    else runs.push({ text: char, style })
  }
  skip()
  return piece < pieces.length ? null : runs
}

function isSame(a: Style, b: Style): boolean {
  const keys = Object.keys({ ...a, ...b }) as (keyof Style)[]
  return a === b || keys.every((key) => a[key] === b[key])
}

function isSpace(char: string): boolean {
  return /^\s$/.test(char)
}
