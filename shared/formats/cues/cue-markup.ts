import type { MarkupSyntax } from '../core/marked-text.ts'
import { closeTag, partsBy, readTag } from '../core/tag-parts.ts'
import { decodeEntities, escapeSrt, escapeVtt, SRT_TAG, showSrt, showVtt, VTT_TAG } from './cue-text.ts'

const OTHERS = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z\d]{1,31});|\r\n|\r/

const BRACED = /^\{(\/?)([ibus])\}$/i

/** The tags, overrides and entities of SubRip. */
export function srtMarkup(eol: string): MarkupSyntax {
  return syntax(SRT_TAG, showSrt, (text) => escapeSrt(text).replaceAll('\n', eol))
}

/** The tags, time stamps and entities of WebVTT. */
export function vttMarkup(eol: string): MarkupSyntax {
  return syntax(VTT_TAG, showVtt, (text) => escapeVtt(text).replaceAll('\n', eol))
}

function syntax(tag: RegExp, show: MarkupSyntax['show'], print: MarkupSyntax['print']): MarkupSyntax {
  const pattern = new RegExp(`${tag.source}|${OTHERS.source}`, 'gi')
  return { parts: (raw) => partsBy(raw, pattern, readPiece), show, print, closing }
}

function closing(open: string): string {
  return open.startsWith('{') ? `{/${open.slice(1)}` : closeTag(open)
}

function readPiece(piece: string): ReturnType<typeof readTag> {
  if (piece.startsWith('<')) return readTag(piece)
  const [, slash, name] = BRACED.exec(piece) ?? []
  if (name !== undefined) return { kind: slash === '' ? 'open' : 'close', name: `{${name.toLowerCase()}` }
  if (piece.startsWith('{')) return { kind: 'state' }
  return { kind: 'text', shown: piece.startsWith('\r') ? '\n' : decodeEntities(piece) }
}
