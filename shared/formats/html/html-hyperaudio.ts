import { blanksAtEnd } from '../../base/blanks.ts'
import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment, type Transcript, type Word } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { fillTimes } from '../core/fill-times.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Reading,
  Replacement,
  SegmentTokens,
  TimeForm,
  TranscriptFormat,
} from '../core/format.ts'
import { lineCounter, slice } from '../core/lines.ts'
import { applyWithin } from '../core/replace.ts'
import { printTime, printToken } from '../core/timestamps.ts'
import { cloneBlock } from '../markup/markup-block.ts'
import { escapeText, isElement } from '../markup/markup-text.ts'
import { isBlockName, walkMarkup } from '../markup/markup-walk.ts'
import { spacingOf, wordTimeEdits } from '../markup/markup-words.ts'
import { hyperLines } from './html-hyperaudio-lines.ts'
import { isPage, placesOf, wholeSpan } from './html-parts.ts'

const FORM: TimeForm = { kind: 'number', digits: 0, perSecond: 1000 }

/** Hyperaudio transcripts: one element per word, `data-m` = start, `data-d` = length in ms. */
export const htmlHyperaudio: TranscriptFormat = {
  id: 'html-hyperaudio',
  name: 'Hyperaudio HTML',
  extensions: ['html', 'htm'],
  limits: { stepMs: 1, times: true, ends: true, speakers: true, words: true },
  speakersLast: false,
  markup: true,
  gap: { pattern: /\s*/y, fresh: '\n', least: 0 },
  recognise,
  read,
  write,
  block,
  printText: (text) => escapeText(text.replace(/\s+/g, ' ')),
  printName: (name, { token }) => (token.from === token.to ? speakerElement(name) : escapeText(name)),
  speakerPrefix: () => '',
  patchMore: (now, was, tokens) => wordTimeEdits(now, was, tokens),
}

/** A start and a length on one element: no other page has that, so one of them is enough. */
const TIMED = /<[a-z][^<>]{0,200}\sdata-m\s{0,9}=\s{0,9}["']?\d[^<>]{0,200}\sdata-d\s{0,9}=/i

function recognise(head: string, name: string): number {
  const times = head.match(/\sdata-m\s{0,9}=\s{0,9}["']?\d|<a m=["']\d/gi)?.length ?? 0
  if ((times < 2 && !TIMED.test(head)) || !isPage(head)) return 0
  return 0.85 + (/^html?$/.test(extensionOf(name)) ? 0.15 : 0)
}

function read(text: string): Reading {
  const markup = walkMarkup(text, 'html')
  const places = placesOf(markup)
  const lines = hyperLines(markup, places)
  const lineAt = lineCounter(text)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const diagnostics: Diagnostic[] = []
  for (const [i, line] of lines.entries()) {
    const id = lineId(i)
    const { start, speaker, words, items } = line
    segments.push(
      createSegment(id, start?.ms ?? null, start?.ms == null ? null : line.end, line.text, {
        speaker: speaker?.name ?? null,
        words,
      }),
    )
    const after = lines[i - 1]?.last.index ?? -1
    const before = lines[i + 1]?.first.index ?? markup.nodes.length
    const at = line.first.from
    const list = items[0] && { from: items[0].block.from, to: items.at(-1)?.block.to ?? at, items }
    tokens.set(id, {
      block: wholeSpan(text, [line.first, line.last], { after, before, container: null }, places),
      ...(start && { start: start.token }),
      ...(line.length && { duration: line.length }),
      ...(speaker ? { speaker: speaker.span } : words && { speaker: { from: at, to: at } }),
      ...(!words && isElement(line.first) && { text: line.first.inner }),
      ...(list && { words: list }),
    })
    for (const span of line.unread) {
      const words = message('found.noTime', { text: slice(text, span).slice(0, 40) })
      diagnostics.push(warning('time/unreadable', words, lineAt(span.from), id))
    }
    if (line.text === '') diagnostics.push(warning('text/empty', message('found.lineNoText'), lineAt(at), id))
  }
  const order = timeFindings(segments, (i) => lineAt(lines[i]?.first.from ?? 0))
  return {
    transcript: { segments },
    tokens,
    diagnostics: capFindings([...diagnostics, ...order]),
    title: null,
  }
}

/** An inserted line, or one with changed words: the sample's paragraph with these words. */
function block(segment: Segment, { source, neighbour, own: written }: BlockContext): string {
  const sample = neighbour?.words ? neighbour : null
  const isTitle = neighbour?.text && segment.end === null && segment.speaker === null
  if (!sample?.words) return isTitle ? heading(segment, neighbour, source) : paragraph(segment, '')
  const { items } = sample.words
  const raw = slice(source, sample.block)
  const [element] = walkMarkup(raw, 'html').nodes
  const isWhole = isElement(element) && isBlockName(element.name) && element.to === raw.length
  const from = sample.block.from + (isWhole ? element.inner.from : 0)
  const to = sample.block.from + (isWhole ? element.inner.to : raw.length)
  const open = isWhole ? cloneBlock(source, { from: sample.block.from, to: from }, []) : ''
  const first = Math.min(items[0]?.block.from ?? to, sample.speaker?.from ?? to)
  const lead = /^\s*/.exec(source.slice(from, first))?.[0] ?? ''
  const tail = blanksAtEnd(source.slice(items.at(-1)?.block.to ?? to, to))
  const { gap, trails } = spacingOf(source, items)
  const model = items.find(({ start, text, duration }) => start && text && duration)
  const words = wordsOf(segment)
  const printed = words.map((word, i) => {
    const isApart = i + 1 === words.length || /^\s/.test(words[i + 1]?.text ?? '')
    return (
      wordElement(word, trails && isApart ? ' ' : '', source, model) +
      (isApart && i + 1 < words.length ? gap || (trails ? '' : ' ') : '')
    )
  })
  const name = segment.speaker === null ? '' : speakerElement(segment.speaker, segment.start) + (gap || '')
  const inner = lead + name + printed.join('') + tail
  if (isWhole) return open + inner + raw.slice(element.inner.to)
  // A new line in a paragraph of several speakers gets its own paragraph.
  if (written) return inner
  const isInside = source.lastIndexOf('<p', from) > source.lastIndexOf('</p', from)
  return isInside ? `</p><p>${inner}</p><p>` : `<p>${inner}</p>`
}

/** Its words without the speaker's empty one; the whole text as one word when none has a time. */
function wordsOf({ words, text, start, end }: Segment): readonly Word[] {
  const spoken = words?.filter((word) => word.text.trim() !== '') ?? []
  const [first, ...rest] = spoken
  if (!first || !spoken.some((word) => word.start !== null)) return [{ text, start, end }]
  // The line begins with its first word, also where only the time of a later one is known.
  return start === null || first.start === start ? spoken : [{ ...first, start }, ...rest]
}

function wordElement(
  { text, start, end }: Word,
  space: string,
  source: string,
  model: NonNullable<SegmentTokens['words']>['items'][number] | undefined,
): string {
  const words = escapeText(text.trim().replace(/\s+/g, ' ')) + space
  if (start === null) return words
  if (!model?.text || !model.start || !model.duration || end === null) {
    const length = end === null ? '' : ` data-d="${printTime(end - start, FORM)}"`
    return `<span data-m="${printTime(start, FORM)}"${length}>${words}</span>`
  }
  const edits: Replacement[] = [
    { ...model.text, text: words },
    { ...model.start, text: printToken(model.start, start) },
    { ...model.duration, text: printToken(model.duration, end, start) },
  ]
  return applyWithin(source, model.block, edits)
}

/** With the first word's time, as Hyperaudio writes it. */
function speakerElement(name: string, start: number | null = null): string {
  const time = start === null ? '' : ` data-m="${printTime(start, FORM)}" data-d="0"`
  return `<span${time} class="speaker">${escapeText(name)}: </span>`
}

function heading(segment: Segment, sample: SegmentTokens, source: string): string {
  const edits = sample.text ? [{ ...sample.text, text: escapeText(segment.text.replace(/\s+/g, ' ')) }] : []
  if (sample.start && segment.start !== null)
    edits.push({ ...sample.start, text: printToken(sample.start, segment.start) })
  return cloneBlock(source, sample.block, edits)
}

function paragraph(segment: Segment, indent: string): string {
  const name = segment.speaker === null ? [] : [speakerElement(segment.speaker, segment.start)]
  const words = wordsOf(segment)
  const lines: string[] = []
  for (const [i, word] of words.entries()) {
    const isApart = i + 1 === words.length || /^\s/.test(words[i + 1]?.text ?? '')
    const glued = i > 0 && !/^\s/.test(word.text)
    const element = wordElement(word, isApart ? ' ' : '', '', undefined)
    if (glued) lines.push((lines.pop() ?? '') + element)
    else lines.push(element)
  }
  return [`${indent}<p>`, ...[...name, ...lines].map((line) => `${indent}  ${line}`), `${indent}</p>`].join(
    '\n',
  )
}

function write(transcript: Transcript): string {
  const body = fillTimes(transcript).map(({ segment, start, end }) => {
    const words = segment.words?.map((word, i, all) =>
      i === all.length - 1 && word.start !== null && word.end === null ? { ...word, end } : word,
    )
    return `${paragraph({ ...segment, start, end, words: words ?? null }, '    ')}\n`
  })
  return `<article>\n  <section>\n${body.join('')}  </section>\n</article>\n`
}
