import type { Ms } from '../../model/time.ts'
import type { Segment, Word } from '../../model/transcript.ts'
import type { Replacement, SegmentTokens, Span, Styled, TimeForm, WordTokens } from '../core/format.ts'
import { joinLines, showLines } from '../core/lines.ts'
import { piecesOfTags } from '../core/styled-tags.ts'

/**
 * Override tags in braces, and escapes: `\N` line break, `\n` soft break, `\h` hard space, braces. For text
 * up to the last brace that closes.
 */
// eslint-disable-next-line regexp/no-super-linear-move
export const PIECE = /\{[^}]*\}|\\[Nnh{}]/g
/** Escapes alone, where no brace closes. */
export const ESCAPE = /\\[Nnh{}]/g
const KARAOKE = /\\(kt|k[fo]?|K)(\d{1,7})(?![\d.])/g
const DRAWING = /\\p(\d{1,2})(?![\d.a-z])/g
const CENTISECONDS: TimeForm = { kind: 'number', digits: 0, perSecond: 100, rounds: true }

/** What an escape shows; nothing for tags. */
export const shownPiece = (piece: string): string =>
  piece === '\\N'
    ? '\n'
    : piece === '\\n'
      ? ' '
      : piece === '\\h'
        ? '\u00a0'
        : piece.charAt(0) === '{'
          ? ''
          : piece.slice(1)

/** The visible text of an event: no override tags, no drawings. */
export function showAss(raw: string): string {
  if (!raw.includes('{') && !raw.includes('\\')) return showLines(raw)
  return showLines(replacePieces(withoutDrawings(raw)))
}

/** The text of an event in its styles; drawings stay in, so that such a line is shown without styles. */
export function styledAss(raw: string): readonly Styled[] {
  if (!raw.includes('{')) return []
  const decode = (text: string) => text.replace(ESCAPE, shownPiece)
  return piecesOfTags(raw, { tag: /(?<!\\)\{[^{}]*\}/g, decode, styleOf: () => null })
}

/** An unclosed brace is text; the last closing one bounds the search. */
function replacePieces(raw: string): string {
  const last = raw.lastIndexOf('}') + 1
  return raw.slice(0, last).replace(PIECE, shownPiece) + raw.slice(last).replace(ESCAPE, shownPiece)
}

/** What stands in braces. No brace is looked for behind the last one. */
function tagsIn(raw: string): Iterable<RegExpMatchArray & { index: number }> {
  // eslint-disable-next-line regexp/no-super-linear-move
  return raw.slice(0, raw.lastIndexOf('}') + 1).matchAll(/\{[^}]*\}/g)
}

/** Vector drawings are text between `{\p1}` and `{\p0}`. */
function withoutDrawings(raw: string): string {
  if (!raw.includes('\\p')) return raw
  let draws = false
  let at = 0
  let kept = ''
  for (const tag of tagsIn(raw)) {
    if (!draws) kept += raw.slice(at, tag.index)
    kept += tag[0]
    at = tag.index + tag[0].length
    draws = drawsAfter(tag[0], draws)
  }
  return draws ? kept : kept + raw.slice(at)
}

/** True when what follows these tags is drawn, not written; `draws` = so far. */
export function drawsAfter(tags: string, draws: boolean): boolean {
  const scale = Array.from(tags.matchAll(DRAWING)).at(-1)?.[1]
  return scale === undefined ? draws : scale !== '0'
}

export type Karaoke = { readonly words: readonly Word[]; readonly items: readonly WordTokens[] }

/**
 * The syllables of a karaoke text with their times (`{\k20}`: length in hundredths of a second); null when
 * there are none.
 */
export function karaokeWords(text: string, body: Span, start: Ms): Karaoke | null {
  const raw = text.slice(body.from, body.to)
  if (!/\\k/i.test(raw)) return null
  const marks = [...tagsIn(raw)].flatMap((tag) =>
    [...tag[0].matchAll(KARAOKE)].map((mark) => {
      const value = tag.index + mark.index + mark[0].length - (mark[2]?.length ?? 0)
      return {
        kind: mark[1],
        length: Number(mark[2]) * 10,
        from: value,
        to: value + (mark[2]?.length ?? 0),
        after: tag.index + tag[0].length,
      }
    }),
  )
  if (marks.length === 0) return null
  const words: Word[] = []
  const items: WordTokens[] = []
  let at = start
  // A pause has a syllable of its own, and the space in it is one between words.
  let space = ''
  for (const [i, { kind, length, from, to, after }] of marks.entries()) {
    const next = marks[i + 1]
    if (kind === 'kt') {
      at = start + length
      continue
    }
    // A mark in the same braces leaves nothing between.
    const until = !next ? raw.length : next.from < after ? after : raw.lastIndexOf('{', next.from)
    const piece = raw.slice(after, until)
    const spoken = replacePieces(withoutDrawings(piece)).replace(/\s+/g, ' ')
    if (spoken.trim() === '') space = /\s/.test(words.at(-1)?.text.at(-1) ?? ' ') ? '' : spoken
    else {
      const text = space + spoken
      space = ''
      words.push({ text: words.length === 0 ? text.trimStart() : text, start: at, end: at + length })
      const span = { from: body.from + from, to: body.from + to }
      items.push({ block: span, duration: { ...span, form: CENTISECONDS } })
    }
    at += length
  }
  return words.length > 0 ? { words, items } : null
}

/** Changed syllable lengths. Each syllable lasts until the next. */
export function patchKaraoke(now: Segment, was: Segment, tokens: SegmentTokens): Replacement[] {
  const [old, words] = [was.words, now.words]
  const items = tokens.words?.items
  if (!items || !old || !words || words === old || now.text !== was.text || words.length !== old.length)
    return []
  const lengths = (all: readonly Word[]) =>
    all.map(({ start, end }, i) => ((all[i + 1]?.start ?? end ?? 0) - (start ?? 0)) / 10)
  const before = lengths(old)
  return lengths(words).flatMap((length, i) => {
    const token = items[i]?.duration
    if (!token || length === before[i] || length < 0) return []
    return [{ from: token.from, to: token.to, text: String(Math.round(length)) }]
  })
}

/** Plain text as event text: `\N` for line breaks, `\h` for hard spaces, braces escaped. */
export function printAss(text: string): string {
  return joinLines(text, '\\N')
    .replace(/[{}]/g, (brace) => `\\${brace}`)
    .replaceAll('\u00a0', '\\h')
}

/** A segment with word times as karaoke; null when words lack times or differ from its text. */
export function printKaraoke({ words, text, start }: Segment): string | null {
  if (!words || start === null || words.some((word) => word.start === null)) return null
  const plain = (all: string) => all.replace(/\s+/g, ' ').trim()
  if (words.length === 0 || plain(words.map((word) => word.text).join('')) !== plain(text)) return null
  const hundredths = (ms: Ms) => Math.round((ms - start) / 10)
  let at = 0
  const parts = words.map((word, i) => {
    const from = hundredths(word.start ?? start)
    const to = hundredths(words[i + 1]?.start ?? word.end ?? word.start ?? start)
    const gap = from > at ? `{\\k${from - at}}` : ''
    at = Math.max(at, to)
    return `${gap}{\\k${Math.max(0, to - from)}}${printAss(i === 0 ? word.text.trim() : word.text.replace(/\s+/g, ' '))}`
  })
  return parts.join('')
}

/** What stays before the new text of an event: its first tags, or a drawing, which ends there. */
export function beforeText(raw: string): string {
  const tags = /^(?:\{[^}]*\})*/.exec(raw.slice(0, raw.lastIndexOf('}') + 1))?.[0] ?? ''
  return drawsAfter(tags, false) ? `${raw}{\\p0}` : tags
}
