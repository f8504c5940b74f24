import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { createSegment, type Segment, type Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { foreignKind } from '../core/foreign.ts'
import type {
  BlockContext,
  Choices,
  FormatOption,
  Reading,
  SegmentTokens,
  Span,
  TranscriptFormat,
} from '../core/format.ts'
import { isBlank, joinLines, onOwnLine, showLines, slice, splitLines, trimSpan } from '../core/lines.ts'
import { namesBefore, newSpeaker } from '../core/speaker-prefix.ts'
import { choiceOf, inTurns, namesBy, SPEAKERS, TURNS } from '../core/write-options.ts'
import { findGluedNames, gluedNameOf } from './glued-names.ts'

const SPACING: FormatOption = {
  id: 'spacing',
  label: message('option.betweenLines'),
  values: [
    { id: 'none', label: message('option.nothing') },
    { id: 'blank', label: message('option.anEmptyLine') },
  ],
}

/** Text without times: every non-empty line is spoken, perhaps with a name before it. */
export const plainText: TranscriptFormat = {
  id: 'txt-plain',
  name: message('format.plainText'),
  extensions: ['txt', 'md'],
  limits: { stepMs: 1, times: false, ends: false, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\s*/y, fresh: '\n', least: 1 },
  recognise,
  read,
  write,
  options: [SPEAKERS, TURNS, SPACING],
  block,
  printText: (text, context) => onOwnLine(joinLines(text, ' '), context),
  printName: (name) => name,
  speakerPrefix: (name, sample, source) => {
    if (sample?.speaker && sample.text && sample.speaker.to === sample.text.from) return name
    const lead = sample?.speaker
      ? (/(?:\*\*|__)$/.exec(source.slice(sample.block.from, sample.speaker.from))?.[0] ?? '')
      : ''
    return `${lead}${name}:${lead} `
  },
}

function recognise(head: string, name: string, text: string): number {
  if (!/^(?:txt|text|md|markdown|)$/.test(extensionOf(name)) || foreignKind(head, name) !== null) return 0
  return /\S/.test(text) ? 0.5 : 0
}

function read(text: string): Reading {
  const all = splitLines(text)
  const lines = all.filter((line) => !isBlank(text, line))
  const { count: headers, title } = findHeader(text, lines)
  const spoken = lines.slice(headers).map((line) => trimSpan(text, line))
  const glued = findGluedNames(text, spoken)
  const names = namesBefore(text, spoken)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  let speaker: string | null = null
  for (const [i, line] of spoken.entries()) {
    const id = lineId(i)
    const gluedName =
      glued.length > 0 ? gluedNameOf(text.slice(line.from, Math.min(line.to, line.from + 100)), glued) : null
    const prefix = names[i]
    let name: Span | null = null
    let body = line
    if (gluedName !== null) {
      name = { from: line.from, to: line.from + gluedName.length }
      body = { from: name.to, to: line.to }
      speaker = gluedName
    } else if (prefix) {
      name = { from: line.from + prefix.from, to: line.from + prefix.to }
      body = trimSpan(text, { from: line.from + prefix.textFrom, to: line.to })
      speaker = prefix.name
    }
    segments.push(createSegment(id, null, null, showLines(slice(text, body)), { speaker }))
    tokens.set(id, { block: line, text: body, ...(name && { speaker: name }) })
  }
  const diagnostics: Diagnostic[] = []
  if (headers > 0) {
    const words = message('found.titleLines', { headers })
    diagnostics.push({
      ...warning('txt-plain/header', words, all.findIndex((line) => line === lines[0]) + 1),
      severity: 'info',
    })
  }
  return { transcript: { segments }, tokens, diagnostics, title }
}

const ANNOUNCES =
  /^#{0,6}\s*(?:full |complete |episode |podcast |show |video |edited |automated )*transcript(?:ion)?(?: of [^.!?]{1,80})?\s*:?$/i
const EPISODE_TAG = /^[·•#\s]*(?:(?:e|ep|episode|s\d+e|\.)[.#\s]*)?\d+$/i

/** The header: everything down to a line "Transcript", or a Markdown heading at the top. */
function findHeader(
  text: string,
  lines: readonly Span[],
): { readonly count: number; readonly title: string | null } {
  const top = lines
    .slice(0, 8)
    .map((line) => text.slice(line.from, Math.min(line.to, line.from + 200)).trim())
  const announced = top.findIndex((line) => ANNOUNCES.test(line))
  const isShort = top.slice(0, Math.max(announced, 0)).every((line) => line.length < 120)
  if (announced !== -1 && isShort && announced < lines.length - 1) {
    const title = top.slice(0, announced).findLast((line) => !EPISODE_TAG.test(line))
    return { count: announced + 1, title: title?.replace(/^#{1,6}\s+/, '') ?? null }
  }
  const heading = /^#{1,6}\s+(\S.*)$/.exec(top[0] ?? '')
  return heading && lines.length > 1 ? { count: 1, title: heading[1] ?? null } : { count: 0, title: null }
}

function write(transcript: Transcript, choices: Choices = {}): string {
  const nameOf = namesBy(SPEAKERS, choices)
  const lines = inTurns(transcript, choices).segments.map((segment) => {
    const name = nameOf(segment)
    return (name === null ? '' : `${name}: `) + joinLines(segment.text, ' ')
  })
  const isApart = choiceOf(SPACING, choices) === 'blank'
  return lines.length > 0 ? `${lines.join(isApart ? '\n\n' : '\n')}\n` : ''
}

function block(segment: Segment, { source, neighbour, speaker }: BlockContext): string {
  const name = newSpeaker(segment, speaker)
  const prefix = name === null ? '' : plainText.speakerPrefix(name, neighbour, source)
  return prefix + joinLines(segment.text, ' ')
}
