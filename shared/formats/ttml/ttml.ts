import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment } from '../../model/transcript.ts'
import { type Message, message } from '../../words/message.ts'
import { decodeXml } from '../core/entities.ts'
import { extensionOf } from '../core/file-name.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type { Reading, ReadResult, SegmentTokens, TranscriptFormat } from '../core/format.ts'
import { lineCounter, slice } from '../core/lines.ts'
import { acceptNames } from '../core/speaker-prefix.ts'
import { findMarkupName, type MarkupName } from '../markup/markup-names.ts'
import { escapeText, faultFindings, isElement, localName, rootOf } from '../markup/markup-text.ts'
import { type Markup, walkMarkup } from '../markup/markup-walk.ts'
import { wordTimeEdits } from '../markup/markup-words.ts'
import { containerTimes } from './ttml-containers.ts'
import { withEarlyContainers } from './ttml-early.ts'
import { type TtmlLine, ttmlAgents, ttmlLines } from './ttml-lines.ts'
import {
  declareAgents,
  keepSpans,
  printTtmlName,
  printTtmlText,
  ttmlBlock,
  ttmlMarkup,
  writeTtml,
} from './ttml-print.ts'
import { withoutSequences } from './ttml-sequences.ts'
import { styledTtml } from './ttml-styles.ts'
import { ttmlClock } from './ttml-time.ts'
import { type Timing, ttmlTiming } from './ttml-timing.ts'

/** Containers in one another that may begin earlier. */
const DEEPEST = 8

/** TTML 1 and 2 and relatives: DFXP, IMSC, EBU-TT, SMPTE-TT, Apple lyrics. Saving keeps styles and layout. */
export const ttml: TranscriptFormat = {
  id: 'ttml',
  name: message('format.ttml'),
  extensions: ['ttml', 'dfxp', 'xml', 'itt'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: true },
  speakersLast: false,
  markup: true,
  gap: { pattern: /\s*/y, fresh: '\n', least: 0 },
  recognise: (head, name) =>
    rootOf(head) === 'tt' ? 0.8 + (/^(?:ttml|dfxp|xml|itt)$/.test(extensionOf(name)) ? 0.2 : 0) : 0,
  read,
  write: writeTtml,
  isAlike: (one, other, source) =>
    (one.start?.base ?? 0) === (other.start?.base ?? 0) &&
    elementAt(source, one) === elementAt(source, other),
  block: ttmlBlock,
  syntax: ttmlMarkup,
  timedMarkup: keepSpans,
  printText: printTtmlText,
  printName: printTtmlName,
  speakerPrefix: (name) => `${escapeText(name)}: `,
  styled: styledTtml,
  patchMore: (now, was, tokens) => wordTimeEdits(now, was, tokens),
  save(source, transcript, patch) {
    const again = (from: ReadResult, text: string) => ({ ...from, ...read(text), text })
    const text = withoutSequences(source, transcript)
    let from = text === null ? source : again(source, text)
    for (let depth = 0; depth < DEEPEST; depth++) {
      const early = withEarlyContainers(from, transcript)
      if (early === null) break
      from = again(from, early)
    }
    return patch(from)
  },
  patchAll: (transcript, source) => [
    ...declareAgents(transcript, source),
    ...containerTimes(transcript, source),
  ],
}

function read(text: string): Reading {
  const markup = walkMarkup(text, 'xml', ['p'])
  const root = markup.nodes.find(isElement) ?? null
  const timing = ttmlTiming(markup, ttmlClock(root, text))
  const lines = ttmlLines(markup, timing)
  const agents = ttmlAgents(markup)
  const prefixes = lines.map((line) => (line.agent ? null : prefixOf(text, line)))
  const names = acceptNames(prefixes)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  for (const [i, line] of lines.entries()) {
    const prefix = prefixes[i]
    const own = prefix && names.has(prefix.name) ? prefix : null
    const id = lineId(i)
    segments.push(toSegment(line, id, own, agents))
    tokens.set(id, toTokens(line, own, agents.size > 0))
  }
  const lineAt = lineCounter(text)
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([
      ...faultFindings(markup, lineAt, 'ttml'),
      ...timingFindings(timing, lineAt),
      ...lines.flatMap((line, i) => lineFindings(text, line, segments[i], lineAt)),
      ...timeFindings(segments, (i) => lineAt(lines[i]?.element.from ?? 0)),
    ]),
    title: titleOf(markup),
  }
}

function toSegment(
  line: TtmlLine,
  id: string,
  prefix: MarkupName | null,
  agents: ReadonlyMap<string, string>,
): Segment {
  const text = prefix ? line.text.slice(prefix.shownFrom) : line.text
  const speaker = prefix?.name ?? (line.agent ? (agents.get(line.agent.id) ?? line.agent.id) : null)
  return createSegment(id, line.start, line.start === null ? null : line.end, text, {
    speaker: speaker === null || speaker === '' ? null : decodeXml(speaker),
    words: prefix ? null : (line.words?.words ?? null),
  })
}

function toTokens(line: TtmlLine, prefix: MarkupName | null, hasAgents: boolean): SegmentTokens {
  const { element, content, agent, words, times } = line
  const block = { from: element.from, to: element.to }
  const at = element.nameTo
  const speaker = prefix
    ? { from: content.from + prefix.from, to: content.from + prefix.to }
    : (agent ?? (hasAgents ? { from: at, to: at } : null))
  const isEmpty = element.inner.to === element.to
  const text = prefix ? { from: content.from + prefix.textFrom, to: content.to } : content
  return {
    block,
    ...times,
    ...(!isEmpty && !line.timedByWords && { text: { from: text.from, to: text.to } }),
    ...(speaker && { speaker: { from: speaker.from, to: speaker.to } }),
    ...(words && !prefix && { words: { ...content, items: words.items } }),
  }
}

/** A name before the text, if that begins without markup. */
function prefixOf(text: string, { content, text: shown }: TtmlLine): MarkupName | null {
  return findMarkupName(slice(text, content), shown)
}

function timingFindings({ timed, absolute }: Timing, lineAt: (offset: number) => number): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const level of absolute) {
    const words = message('found.absoluteTimes', { level })
    found.push({ ...warning('ttml/absolute-times', words), severity: 'info' })
  }
  const inSequence = [...timed.values()].find((one) => one.inSequence)
  if (inSequence) {
    const words = message('found.timesCountEnd')
    found.push(warning('ttml/sequence', words, lineAt(inSequence.element.from)))
  }
  return found
}

function lineFindings(
  text: string,
  line: TtmlLine,
  segment: Segment | undefined,
  lineAt: (offset: number) => number,
): Diagnostic[] {
  const say = (code: string, words: Message) =>
    warning(code, words, lineAt(line.element.from), segment?.id ?? null)
  const found = line.unread.map((span) =>
    say('time/unreadable', message('found.noTime', { text: slice(text, span).slice(0, 40) })),
  )
  if (!line.isTimed) found.push(say('ttml/no-time', message('found.paragraphNoTime')))
  if (segment?.text === '') found.push(say('text/empty', message('found.paragraphNoText')))
  return found
}

function titleOf({ text, nodes }: Markup): string | null {
  const title = nodes.find((node) => isElement(node) && localName(node.name) === 'title')
  const words = isElement(title) ? decodeXml(slice(text, title.inner)).trim() : ''
  return words === '' || words.includes('<') ? null : words
}

/** The element that a line is: a paragraph, or a span in one. */
function elementAt(source: string, { block }: SegmentTokens): string {
  return /^<(?:[\w.-]+:)?([\w-]+)/.exec(source.slice(block.from, block.from + 100))?.[1] ?? ''
}
