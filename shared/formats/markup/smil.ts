import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import type { Ms } from '../../model/time.ts'
import { createSegment, type Segment } from '../../model/transcript.ts'
import { list, message } from '../../words/message.ts'
import { decodeXml } from '../core/entities.ts'
import { extensionOf } from '../core/file-name.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Reading,
  Replacement,
  SegmentTokens,
  Span,
  TimeForm,
  TimeToken,
  TranscriptFormat,
} from '../core/format.ts'
import { lineCounter, slice, trimSpan } from '../core/lines.ts'
import { parseTimestamp, printTime, printToken } from '../core/timestamps.ts'
import { cloneBlock } from './markup-block.ts'
import { attributeOf, escapeAttribute, faultFindings, isElement, localName, rootOf } from './markup-text.ts'
import { type Markup, type MarkupElement, walkMarkup } from './markup-walk.ts'

const CLOCK: TimeForm = { kind: 'clock', clock: { hours: 1, minutes: 2, fraction: 3, point: '.' } }
const PER_SECOND: Readonly<Record<string, number>> = { h: 1 / 3600, min: 1 / 60, s: 1, ms: 1000 }

/**
 * Media overlays of EPUB 3 and SMIL: each `<par>` links a text to an audio clip. The text is in another file,
 * so its address is shown instead.
 */
export const smil: TranscriptFormat = {
  id: 'smil',
  name: message('format.smil'),
  extensions: ['smil', 'smi'],
  limits: { stepMs: 1, times: true, ends: true, speakers: false, words: false },
  speakersLast: false,
  markup: true,
  gap: { pattern: /\s*/y, fresh: '\n', least: 0 },
  recognise: (head, name) => (rootOf(head) === 'smil' ? 0.8 + (extensionOf(name) === 'smil' ? 0.2 : 0) : 0),
  read,
  block,
  printText: (text) => escapeAttribute(text),
  printName: (name) => name,
  speakerPrefix: () => '',
}

function read(text: string): Reading {
  const markup = walkMarkup(text, 'xml')
  const lineAt = lineCounter(text)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const diagnostics: Diagnostic[] = []
  const audios = new Set<string>()
  const pages = new Set<string>()
  const lines: MarkupElement[] = []
  for (const par of innermost(markup)) {
    const inside = markup.nodes.slice(par.index + 1, par.next).filter(isElement)
    const source = attributeOf(inside.find(({ name }) => localName(name) === 'text') ?? par, 'src')
    const audio = inside.find(({ name }) => localName(name) === 'audio')
    if (!source) continue
    const id = lineId(segments.length)
    const hash = source.value.indexOf('#')
    const place = { from: source.from + hash + 1, to: source.to }
    pages.add(source.value.slice(0, Math.max(hash, 0)))
    audios.add(audio ? (attributeOf(audio, 'src')?.value ?? '') : '')
    const start = timeOf(text, audio, 'clipBegin', 'clip-begin')
    const end = timeOf(text, audio, 'clipEnd', 'clip-end')
    segments.push(
      createSegment(
        id,
        start?.ms ?? null,
        start?.ms == null ? null : (end?.ms ?? null),
        decodeXml(slice(text, place)),
      ),
    )
    lines.push(par)
    tokens.set(id, {
      block: { from: par.from, to: par.to },
      text: place,
      ...(start && { start: start.token }),
      ...(end && { end: end.token }),
    })
    if (start?.ms == null)
      diagnostics.push(warning('smil/no-time', message('found.textNoClip'), lineAt(par.from), id))
  }
  if (segments.length > 0) {
    const named = [...pages].slice(0, 3)
    const words =
      named.length > 0
        ? message('found.wordsStandLines', { pages: list(named) })
        : message('found.wordsInAnotherFile')
    diagnostics.unshift({ ...warning('smil/text-elsewhere', words), severity: 'info' })
  }
  if (audios.size > 1) {
    const words = message('found.clipsComeAudio', { count: audios.size })
    diagnostics.unshift(warning('smil/several-audios', words))
  }
  const order = timeFindings(segments, (i) => lineAt(lines[i]?.from ?? 0))
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...faultFindings(markup, lineAt, 'smil'), ...diagnostics, ...order]),
    title: null,
  }
}

/** The innermost `<par>` elements. */
function innermost({ nodes }: Markup): MarkupElement[] {
  const pars = nodes.filter(isElement).filter(({ name }) => localName(name) === 'par')
  return pars.filter((par, i) => (pars[i + 1]?.index ?? nodes.length) >= par.next)
}

/**
 * A clock value (SMIL 3.0, 5.4.3): a clock, or a number with a unit, perhaps after `npt=`; the span excludes
 * these.
 */
function timeOf(
  text: string,
  audio: MarkupElement | undefined,
  ...names: readonly string[]
): { readonly ms: Ms | null; readonly token: TimeToken } | null {
  if (!audio) return null
  const attribute = names.map((name) => attributeOf(audio, name)).find((one) => one !== undefined)
  if (!attribute) {
    const at = audio.nameTo
    return { ms: null, token: { from: at, to: at, form: CLOCK, around: [` ${names[0] ?? ''}="`, '"'] } }
  }
  const whole = trimSpan(text, attribute)
  const skip = /^npt=/i.test(slice(text, whole)) ? 4 : 0
  const span: Span = { from: whole.from + skip, to: whole.to }
  const raw = slice(text, span)
  const number = /^(\d{1,12}(?:\.(\d{1,9}))?)(h|min|ms|s)$/.exec(raw)
  if (number) {
    const [, digits = '', fraction = '', unit = 's'] = number
    const perSecond = PER_SECOND[unit] ?? 1
    const form: TimeForm = { kind: 'number', digits: fraction.length, perSecond }
    const ms = Math.round((Number(digits) / perSecond) * 1000)
    return { ms, token: { from: span.from, to: span.from + digits.length, form } }
  }
  const timestamp = parseTimestamp(raw)
  return { ms: timestamp?.ms ?? null, token: { ...span, form: timestamp?.form ?? CLOCK } }
}

function block(segment: Segment, { source, neighbour, end }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start
  const place = escapeAttribute(segment.text)
  if (!neighbour?.text || !neighbour.start)
    return `<par><text src="#${place}"/><audio clipBegin="${printTime(start, CLOCK)}" clipEnd="${printTime(stop, CLOCK)}"/></par>`
  const edits: Replacement[] = [
    { ...neighbour.text, text: place },
    { ...neighbour.start, text: printToken(neighbour.start, start) },
  ]
  if (neighbour.end) edits.push({ ...neighbour.end, text: printToken(neighbour.end, stop) })
  return cloneBlock(source, neighbour.block, edits)
}
