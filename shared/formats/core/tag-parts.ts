import type { Part } from './marked-text.ts'

/** What a piece of markup is; null = it is shown as it stands. */
export type ReadPiece = (piece: string) => PieceKind | null

type PieceKind =
  | { readonly kind: 'text'; readonly shown: string }
  | { readonly kind: 'open' | 'close'; readonly name: string }
  | { readonly kind: 'state' | 'alone' }

/** The parts of a raw text: what `pattern` (global) matches is read, all else is shown as it stands. */
export function partsBy(raw: string, pattern: RegExp, read: ReadPiece): Part[] {
  const parts: Part[] = []
  let at = 0
  const plain = (to: number) => {
    if (to > at) parts.push({ kind: 'text', shown: raw.slice(at, to), from: at, to })
    at = Math.max(at, to)
  }
  for (const { 0: piece, index } of raw.matchAll(pattern)) {
    const kind = read(piece)
    if (!kind) continue
    plain(index)
    at = index + piece.length
    parts.push({ ...kind, from: index, to: at })
  }
  plain(raw.length)
  return parts
}

/** An HTML tag as captions use it; `<br>` is a line break. */
export function readTag(tag: string): PieceKind {
  const [, slash = '', name = ''] = /^<(\/?)([^\s.<>/]*)/.exec(tag) ?? []
  const known = name.toLowerCase()
  if (known === 'br') return { kind: 'text', shown: '\n' }
  if (known === '' || /^\d/.test(known) || tag.endsWith('/>')) return { kind: 'alone' }
  return { kind: slash === '' ? 'open' : 'close', name: known }
}

/** The tag that closes an opening tag. */
export function closeTag(open: string): string {
  return `</${/[^\s.<>/]+/.exec(open)?.[0] ?? ''}>`
}
