import { least } from '../../base/append.ts'
/** A raw cue text in which one word is marked: what it shows, and where the mark is in that. */
export type Marked = {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly open: string
  readonly close: string
  /** Markup around the whole text. */
  readonly lead: string
  readonly tail: string
}

/** Tags, and codes as in `{\c&H00ff00&}`. */
const TAG = /(<[^<>]*>|\{\\[^{}]*\})/
/** Programs mark the spoken word by underline, colour or weight, or some of these. */
const ELEMENT = /^<(\/?)(u|font|b|i|c|span|em|strong|v|lang)(?=[\s.>])/i
/** Codes that say where a caption stands, not how its text looks. */
const PLACE = /^\{\\(?:an?\d{1,2}|q\d|(?:pos|move|fade?)\([^()]*\))\}$/
const DEEPEST = 8
const [OPENS, CLOSES] = ['\ue000', '\ue001']

/** Places among the pieces of a text: of the marked piece, and of the tags right around it. */
type Place = { readonly at: number; readonly open: number; readonly close: number }

/** The one marked word of a cue; null when there is none, or several. */
export function markedWord(raw: string, show: (raw: string) => string): Marked | null {
  // Every other piece is a tag.
  const pieces = raw.split(TAG)
  const place = pieces.length > 1 ? placeOf(pieces) : null
  if (!place) return null
  const { at, open, close } = place
  const join = (from: number, to: number) => pieces.slice(from, to).join('')
  const shown = show(join(0, at) + OPENS + (pieces[at] ?? '') + CLOSES + join(at + 1, pieces.length))
  const from = shown.indexOf(OPENS)
  const to = shown.indexOf(CLOSES) - 1
  const text = shown.replace(OPENS, '').replace(CLOSES, '')
  if (from === -1 || to <= from || text !== show(raw)) return null
  const isText = (piece: string, i: number) => i % 2 === 0 && piece.trim() !== ''
  const first = Math.min(open, pieces.findIndex(isText))
  const last = Math.max(close, pieces.findLastIndex(isText) + 1)
  return {
    ...{ text, from, to, open: join(open, at), close: join(at + 1, close) },
    ...{ lead: join(0, first), tail: join(last, pieces.length) },
  }
}

/** A piece of text, and the tags that are open there. */
type Text = { readonly at: number; readonly open: readonly number[] }

function placeOf(pieces: readonly string[]): Place | null {
  const texts: Text[] = []
  const codes: number[] = []
  const closeOf = new Map<number, number>()
  let open: readonly number[] = []
  for (const [at, piece] of pieces.entries()) {
    if (at % 2 === 0) {
      if (piece.trim() !== '') texts.push({ at, open })
      continue
    }
    if (piece.startsWith('{')) {
      if (!PLACE.test(piece)) codes.push(at)
      continue
    }
    const [, slash, name = ''] = ELEMENT.exec(piece) ?? []
    if (slash === undefined || open.length > DEEPEST) return null
    if (slash === '') {
      open = [...open, at]
      continue
    }
    const last = open.at(-1) ?? -1
    const opened = ELEMENT.exec(pieces[last] ?? '')?.[2] ?? ''
    if (opened === '' || opened.toLowerCase() !== name.toLowerCase()) return null
    closeOf.set(last, at)
    open = open.slice(0, -1)
  }
  if (open.length > 0) return null
  return codes.length > 0 ? betweenCodes(pieces, texts, codes) : betweenTags(pieces, texts, closeOf)
}

function betweenTags(
  pieces: readonly string[],
  texts: readonly Text[],
  closeOf: ReadonlyMap<number, number>,
): Place | null {
  const around = texts.length === 1 ? 0 : least(texts.map(({ open }) => open.length))
  const inner = texts.filter(({ open }) => open.length > around)
  const [marked] = inner
  const outermost = marked?.open[around]
  if (inner.length !== 1 || !marked || outermost === undefined) return null
  // What is around all is the same for all.
  if (texts.some(({ open }) => open.slice(0, around).some((tag, i) => tag !== marked.open[i]))) return null
  const close = closeOf.get(outermost) ?? -1
  const isTight = (from: number, to: number) =>
    pieces.slice(from, to).every((piece) => piece === '' || piece.startsWith('<'))
  if (!isTight(outermost, marked.at) || !isTight(marked.at + 1, close + 1)) return null
  return { at: marked.at, open: outermost, close: close + 1 }
}

/** A code counts to the next; the last one may be open to the end. */
function betweenCodes(
  pieces: readonly string[],
  texts: readonly Text[],
  [from = 0, to = pieces.length, ...rest]: readonly number[],
): Place | null {
  const inner = texts.filter(({ at }) => at > from && at < to)
  const [marked] = inner
  const isEven = texts.every(({ open }) => open.length === marked?.open.length)
  if (rest.length > 0 || inner.length !== 1 || !marked || !isEven) return null
  if (marked.at !== from + 1 || (to < pieces.length && to !== marked.at + 1)) return null
  return { at: marked.at, open: from, close: to < pieces.length ? to + 1 : marked.at + 1 }
}
