import { firstPast } from '../../base/search.ts'
import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment } from '../../model/transcript.ts'
import { type Message, message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type { BlockContext, Reading, SegmentTokens, TextContext, TranscriptFormat } from '../core/format.ts'
import { joinLines, lineCounter, slice } from '../core/lines.ts'
import { escapeAttribute, escapeText, faultFindings, rootOf, shownText } from '../markup/markup-text.ts'
import { eafLines, readEafDocument, slotOf, speakerTiers, valueSpan } from './eaf-document.ts'
import { eafSlotEdits, newId } from './eaf-save.ts'

/**
 * ELAN annotation documents (.eaf): annotations refer to shared time slots; tiers are speakers or kinds of
 * annotation. A line's speaker is its tier and cannot be changed; the order of lines in the file has no
 * meaning.
 */
export const eaf: TranscriptFormat = {
  id: 'eaf',
  name: message('format.eaf'),
  extensions: ['eaf'],
  limits: { stepMs: 1, times: true, ends: true, speakers: false, words: false },
  speakersLast: false,
  markup: true,
  gap: { pattern: /\s*/y, fresh: '\n', least: 0 },
  recognise: (head, name) =>
    rootOf(head) === 'annotation_document' ? 0.8 + (extensionOf(name) === 'eaf' ? 0.2 : 0) : 0,
  read,
  block,
  printText,
  printName: (name) => escapeText(name),
  speakerPrefix: () => '',
  patchAll: eafSlotEdits,
}

function read(text: string): Reading {
  const document = readEafDocument(text)
  const { markup } = document
  const lines = eafLines(document)
  const lineAt = lineCounter(text)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const diagnostics: Diagnostic[] = []
  for (const [i, { annotation, speaker, start, end }] of lines.entries()) {
    const id = lineId(i)
    const { holder, value } = annotation
    const rules = { language: 'xml', preserve: true } as const
    const words = value ? shownText(markup, value.index + 1, value.next, rules) : ''
    segments.push(createSegment(id, start, start === null ? null : end, words, { speaker }))
    tokens.set(id, {
      block: { from: holder.from, to: holder.to },
      apart: true,
      ...(value && { text: valueSpan(value) }),
    })
    const say = (code: string, words: Message) =>
      diagnostics.push(warning(code, words, lineAt(holder.from), id))
    if (!slotOf(document, annotation.start)) say('eaf/missing-slot', message('found.timeSlotAnnotation'))
    else if (start === null) say('eaf/no-time', message('found.timeSlotAnnotationNo'))
    if (words === '') say('text/empty', message('found.annotationNoText'))
  }
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([
      ...faultFindings(markup, lineAt, 'eaf'),
      ...documentFindings(document, lineAt),
      ...diagnostics,
      ...timeFindings(segments, (i) => lineAt(lines[i]?.annotation.holder.from ?? 0)),
    ]),
    title: null,
  }
}

function documentFindings(
  document: ReturnType<typeof readEafDocument>,
  lineAt: (offset: number) => number,
): Diagnostic[] {
  const shown = new Set(speakerTiers(document))
  const found: Diagnostic[] = []
  const say = (code: string, words: Message, line: number | null) =>
    found.push({ ...warning(code, words, line), severity: 'info' })
  if (document.origin !== 0) {
    const words = message('found.audioBeginsMs', { ms: document.origin })
    say('eaf/time-origin', words, null)
  }
  for (const tier of document.tiers) {
    const count = tier.annotations.length
    // Annotations never nest, so the first one from there on is also the first to end.
    const next = firstPast(document.dependants, ({ holder }) => holder.from > tier.element.from)
    const hanging = (document.dependants[next]?.holder.to ?? Infinity) < tier.element.to
    if (shown.has(tier) || (count === 0 && !hanging)) continue
    const words = message('found.tierKeptFile', { id: tier.id })
    say('eaf/other-tier', words, lineAt(tier.element.from))
  }
  return found
}

function printText(text: string, { source, token, eol }: TextContext): string {
  const printed = escapeText(joinLines(text, eol))
  // An empty value may be one closed tag, which is opened.
  return slice(source, token) === '/>' ? `>${printed}</ANNOTATION_VALUE>` : printed
}

function block(segment: Segment, { source, neighbour, eol }: BlockContext): string {
  const before = neighbour ? source.slice(Math.max(0, neighbour.block.from - 200), neighbour.block.from) : ''
  const indent = /(?<![ \t])[ \t]*$/.exec(before)?.[0] ?? ''
  const raw = neighbour ? slice(source, neighbour.block) : ''
  const step = /^<ANNOTATION>(\s*)</.exec(raw)?.[1] ?? ''
  const deeper = step.includes('\n') ? step.slice(step.lastIndexOf('\n') + 1 + indent.length) : null
  const line = (depth: number) => (deeper === null ? '' : eol + indent + deeper.repeat(depth))
  const id = (edge: 'start' | 'end') => escapeAttribute(newId('ts', segment, edge, source))
  return [
    '<ANNOTATION>',
    `${line(1)}<ALIGNABLE_ANNOTATION ANNOTATION_ID="${escapeAttribute(newId('a', segment, '', source))}" TIME_SLOT_REF1="${id('start')}" TIME_SLOT_REF2="${id('end')}">`,
    `${line(2)}<ANNOTATION_VALUE>${escapeText(joinLines(segment.text, eol))}</ANNOTATION_VALUE>`,
    `${line(1)}</ALIGNABLE_ANNOTATION>`,
    `${line(0)}</ANNOTATION>`,
  ].join('')
}
