import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment, type Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Reading,
  Replacement,
  SegmentTokens,
  Span,
  TextContext,
  TimeForm,
  TimeToken,
  TranscriptFormat,
} from '../core/format.ts'
import { dominantEol, headOf, joinLines, lineCounter, slice } from '../core/lines.ts'
import { newSpeaker } from '../core/speaker-prefix.ts'
import { printTime, printToken } from '../core/timestamps.ts'
import { cloneBlock } from '../markup/markup-block.ts'
import { elementMarkup } from '../markup/markup-parts.ts'
import { escapeText, isElement, shownText } from '../markup/markup-text.ts'
import { type Markup, walkMarkup } from '../markup/markup-walk.ts'
import { citeAround, type Entry, findEntries } from './html-entries.ts'
import { isPage, placesOf, spanOf, wholeSpan } from './html-parts.ts'

const FORM: TimeForm = { kind: 'clock', clock: { hours: 0, minutes: 1, fraction: 0, point: '.' } }
const LONG: TimeForm = { kind: 'clock', clock: { hours: 1, minutes: 2, fraction: 0, point: '.' } }
const TIME =
  /<time\b[^<>]{0,300}>\s{0,20}[[(]?\s{0,20}(?:\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?|-{1,2}:--(?::--)?)\s{0,20}[\])]?\s{0,20}<\/time\s{0,20}>/gi

/** The HTML transcript of Podcasting 2.0: `<cite>` = speaker, `<time>` = start, `<p>` = text. */
export const htmlPodcast: TranscriptFormat = {
  id: 'html-podcast',
  name: 'Podcast HTML',
  extensions: ['html', 'htm', 'xhtml'],
  limits: { stepMs: 1, times: true, ends: false, speakers: true, words: false },
  speakersLast: true,
  markup: true,
  gap: { pattern: /\s*/y, fresh: '\n', least: 0 },
  recognise,
  read,
  write,
  block,
  syntax: (source) => elementMarkup({ language: 'html', lineBreak: breakOf(source) }),
  printText,
  printName: (name) => escapeText(name),
  speakerPrefix: citeBefore,
  patchMore: patchDatetime,
}

function recognise(head: string, name: string): number {
  if (!isPage(head)) return 0
  const own = /^(?:html?|xhtml)$/.test(extensionOf(name)) ? 0.2 : 0
  const times = head.match(TIME)?.length ?? 0
  const cites = head.match(/<cite[\s>]/gi)?.length ?? 0
  if (times > 0 && cites > 0) return 0.8 + own
  if (times > 1) return 0.7 + own
  // Without times it must be a bare list of speakers and paragraphs.
  const isWhole = /<html|<head|<body/i.test(head)
  const paragraphs = head.match(/<p[\s>]/gi)?.length ?? 0
  if (times === 1 && paragraphs > 0) return 0.5 + own
  return !isWhole && cites > 1 && paragraphs >= cites && /^\ufeff?\s*<cite[\s>]/i.test(head) ? 0.6 + own : 0
}

function read(text: string): Reading {
  const markup = walkMarkup(text, 'html')
  const places = placesOf(markup)
  const { entries, container, skipped } = findEntries(markup, places)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const lineAt = lineCounter(text)
  const diagnostics: Diagnostic[] = []
  let speaker: string | null = null
  for (const [i, entry] of entries.entries()) {
    const id = lineId(i)
    speaker = entry.cite?.name ?? speaker
    const [first, last] = [entry.texts[0], entry.texts.at(-1)]
    const words = first && last ? shownText(markup, first.index, last.index + 1, { language: 'html' }) : ''
    segments.push(createSegment(id, entry.time?.ms ?? null, null, words, { speaker }))
    const after = entries[i - 1]?.last.index ?? -1
    const before = entries[i + 1]?.first.index ?? markup.nodes.length
    const floor = Math.max(entry.time?.token.to ?? 0, entry.cite?.span.to ?? 0)
    const body = first && last ? spanOf(text, [first, last], floor, places) : null
    tokens.set(id, {
      block: wholeSpan(text, [entry.first, entry.last], { after, before, container }, places),
      start: entry.time?.token ?? missingTime(markup, entry, body),
      ...(body && { text: body }),
      ...(entry.cite && { speaker: entry.cite.span }),
    })
    const line = lineAt(entry.first.from)
    if (entry.time?.ms == null)
      diagnostics.push(warning('html-podcast/no-time', message('found.paragraphNoTime'), line, id))
    if (words === '') diagnostics.push(warning('text/empty', message('found.timeNoText'), line, id))
  }
  if (skipped.count > 0) {
    const words = message('found.piecesOutside', { count: skipped.count })
    diagnostics.push({
      ...warning('html-podcast/outside', words, lineAt(skipped.at)),
      severity: 'info',
    })
  }
  const order = timeFindings(segments, (i) => lineAt(entries[i]?.first.from ?? 0))
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...diagnostics, ...order]),
    title: titleOf(markup),
  }
}

/** Before the paragraph, or before the text if there is none. */
function missingTime({ nodes }: Markup, { block, first }: Entry, body: Span | null): TimeToken {
  const around = block === -1 ? undefined : nodes[block]
  const at = isElement(around) && around.name === 'p' ? around.from : (body?.from ?? first.from)
  return { from: at, to: at, form: FORM, around: ['<time>', '</time> '] }
}

function titleOf({ text, nodes }: Markup): string | null {
  const title = nodes.find((node) => isElement(node) && node.name === 'title')
  const words = isElement(title)
    ? shownText(walkMarkup(slice(text, title.inner), 'html'), 0, 1, { language: 'html' })
    : ''
  return words === '' ? null : words
}

function printText(text: string, { source, eol }: TextContext): string {
  const lines = joinLines(text, eol).split(eol).map(escapeText)
  if (lines.length < 2) return lines[0] ?? ''
  return lines.join(breakOf(source))
}

/** `<br>` as the file writes it. */
function breakOf(source: string): string {
  return /<br\s*\/?>/i.exec(headOf(source))?.[0] ?? '<br>'
}

/** Updates the `datetime` attribute, if the tag has one. */
function patchDatetime(now: Segment, was: Segment, { start }: SegmentTokens, source: string): Replacement[] {
  if (!start || start.around || now.start === null || now.start === was.start) return []
  const tag = source.lastIndexOf('<', start.from - 1)
  const [element] = walkMarkup(source.slice(tag, start.from), 'html').nodes
  const value = isElement(element) ? element.attributes.find(({ name }) => name === 'datetime') : undefined
  if (!value) return []
  const form: TimeForm = /^\s*P/i.test(value.value) ? { kind: 'iso' } : start.form
  return [{ from: tag + value.from, to: tag + value.to, text: printTime(now.start, form) }]
}

function block(segment: Segment, { source, neighbour, eol, speaker, marked }: BlockContext): string {
  const text = marked ?? printText(segment.text, { source, token: { from: 0, to: 0 }, eol })
  const isInside = neighbour !== null && !slice(source, neighbour.block).includes('<p')
  if (!neighbour?.text || !neighbour.start || (segment.start === null && !isInside))
    // Without a time it may be taken for text beside the transcript, where others have one.
    return paragraph({ ...segment, speaker: newSpeaker(segment, speaker) }, text, eol, {
      form: FORM,
      isBlank: source.search(TIME) !== -1,
    })
  const name = neighbour.speaker
  const prefix = name ? '' : citeBefore(newSpeaker(segment, speaker))
  const edits: Replacement[] = [
    { ...neighbour.text, text: prefix + text },
    // Inside a paragraph a time begins a line, be it blank.
    { ...neighbour.start, text: segment.start === null ? BLANK : printToken(neighbour.start, segment.start) },
    ...patchDatetime(segment, { ...segment, start: null }, neighbour, source),
  ]
  if (name && segment.speaker !== null) edits.push({ ...name, text: escapeText(segment.speaker) })
  else if (name) edits.push({ ...citeAround(source, name), text: '' })
  return cloneBlock(source, neighbour.block, edits)
}

/** In place of the time of a line that is not timed yet. */
const BLANK = '--:--'

function citeBefore(name: string | null): string {
  return name === null ? '' : `<cite>${escapeText(name)}:</cite> `
}

function paragraph(
  { speaker, start }: Segment,
  text: string,
  eol: string,
  { form, isBlank }: { readonly form: TimeForm; readonly isBlank: boolean },
): string {
  const name = speaker === null ? '' : `<cite>${escapeText(speaker)}:</cite>${eol}`
  const shown = start === null ? null : printTime(start, form)
  const time = shown === null && !isBlank ? '' : `<time>${shown ?? BLANK}</time>${eol}`
  return `${name}${time}<p>${text}</p>`
}

function write(transcript: Transcript): string {
  const { segments } = transcript
  const form = segments.some(({ start }) => start !== null && start >= 3_600_000) ? LONG : FORM
  const firstTimed = segments.findIndex(({ start }) => start !== null)
  const context = { source: '', token: { from: 0, to: 0 }, eol: dominantEol('') }
  return segments
    .map((segment, i) => {
      // What stands before the first time or name is not taken for spoken.
      const isBlank = i < firstTimed && segment.speaker === null
      return `${paragraph(segment, printText(segment.text, context), '\n', { form, isBlank })}\n`
    })
    .join('')
}
