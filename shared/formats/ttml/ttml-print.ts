import type { Segment, Transcript, Word } from '../../model/transcript.ts'
import { fillTimes, guessLength } from '../core/fill-times.ts'
import type {
  BlockContext,
  ReadResult,
  Replacement,
  SegmentTokens,
  TextContext,
  WordTokens,
} from '../core/format.ts'
import { dominantEol, headOf, joinLines, slice } from '../core/lines.ts'
import type { MarkupSyntax } from '../core/marked-text.ts'
import { applyWithin } from '../core/replace.ts'
import { printTime, printToken } from '../core/timestamps.ts'
import { cloneBlock } from '../markup/markup-block.ts'
import { elementMarkup } from '../markup/markup-parts.ts'
import { escapeAttribute, escapeText, isElement, localName } from '../markup/markup-text.ts'
import { walkMarkup } from '../markup/markup-walk.ts'
import { printWords } from '../markup/markup-words.ts'
import { isHidden, ttmlAgents } from './ttml-lines.ts'
import { CLOCK } from './ttml-time.ts'

/**
 * Text with the file's line breaks, in the span that held the old text, with word elements where the line has
 * them.
 */
export function printTtmlText(text: string, { source, token, line }: TextContext): string {
  const items = line?.tokens.words?.items ?? []
  const sample = items.find(({ start }) => start)
  const words =
    line && sample ? printWords(line, source, (word) => wordLike(word, sample, source, line.now)) : null
  if (words !== null) return words
  const raw = slice(source, token)
  const open = /^<(?:[\w.-]+:)?span(?:\s[^<>]*)?>/.exec(raw)?.[0] ?? ''
  const close = open === '' ? '' : `</${/[\w.:-]+/.exec(open)?.[0] ?? ''}>`
  const isTimed = /\s(?:begin|end|dur)\s*=/.test(open)
  const wraps = open !== '' && raw.endsWith(close) && !isTimed
  const lines = joinLines(text, '\n')
    .split('\n')
    .map((words) => (wraps ? open + escapeText(words) + close : escapeText(words)))
  return lines.length > 1 ? lines.join(breakOf(source)) : (lines[0] ?? '')
}

/** The spans and line breaks of TTML. */
export function ttmlMarkup(source: string): MarkupSyntax {
  return elementMarkup({ language: 'xml', lineBreak: breakOf(source), isHidden })
}

/**
 * A changed text that keeps the spans of its words, if only the words have changed and none of their times;
 * else null, and the words are written anew.
 */
export function keepSpans(raw: string, now: Segment, was: Segment | null): string | null {
  if (!was || !now.words || !was.words || now.start !== was.start || now.end !== was.end) return null
  const [starts, ends] = [
    new Set(was.words.map(({ start }) => start)),
    new Set(was.words.map(({ end }) => end)),
  ]
  const isKnown = ({ start, end }: Word) =>
    (start === null || starts.has(start)) && (end === null || ends.has(end))
  return now.words.every(isKnown) ? raw : null
}

/** A word as an element like another of its line; plain text if untimed. */
function wordLike(word: Word, sample: WordTokens, source: string, line: Segment): string {
  const text = escapeText(word.text.trim())
  const end = word.end ?? word.start
  if (word.start === null || end === null || !sample.text) return text
  const counts = sample.start?.base !== undefined
  const base = counts ? (line.start ?? 0) : 0
  const edits: Replacement[] = [{ ...sample.text, text }]
  if (sample.start) edits.push({ ...sample.start, text: printTime(word.start - base, sample.start.form) })
  if (sample.end) edits.push({ ...sample.end, text: printTime(end - base, sample.end.form) })
  if (sample.duration)
    edits.push({ ...sample.duration, text: printTime(end - word.start, sample.duration.form) })
  return applyWithin(source, sample.block, edits)
}

/** The words of a new line as elements like its neighbour's; null when those have none. */
function wordsLike(segment: Segment, { words }: SegmentTokens, source: string): string | null {
  const sample = words?.items.find(({ start }) => start)
  if (!sample || !segment.words || segment.words.length === 0) return null
  return segment.words
    .map((word, i) => (i > 0 && /^\s/.test(word.text) ? ' ' : '') + wordLike(word, sample, source, segment))
    .join('')
}

/** `<br/>` as the file writes it. */
function breakOf(source: string): string {
  return /<(?:[\w.-]+:)?br\s*\/>/.exec(source)?.[0] ?? `<${prefixOfRoot(source)}br/>`
}

function prefixOfRoot(source: string): string {
  return /<([\w.-]+:)tt[\s>]/.exec(headOf(source))?.[1] ?? ''
}

/** A name in place of another: the id of its agent, or the name before the text. */
export function printTtmlName(name: string, { source, token }: TextContext): string {
  const before = source.charAt(token.from - 1)
  const isValue = before === '"' || before === "'"
  if (token.from !== token.to && !isValue) return escapeText(name)
  const id = agentId(name, ttmlAgents(walkMarkup(source, 'xml')))
  return isValue ? id : ` ${agentAttribute(source)}="${id}"`
}

function agentAttribute(source: string): string {
  return /\s([\w.-]+:agent)\s*=/.exec(source)?.[1] ?? 'ttm:agent'
}

/** The id of an agent, declared or to be declared, made from its name. */
function agentId(name: string, agents: ReadonlyMap<string, string>): string {
  for (const [id, known] of agents) if (known === name) return id
  const plain = `a-${name.replace(/[^\p{L}\p{N}]+/gu, '-')}`
  let id = plain
  for (let i = 2; agents.has(id); i++) id = `${plain}-${i}`
  return id
}

/** Declares new agents below the last one. */
export function declareAgents({ segments }: Transcript, source: ReadResult): Replacement[] {
  const was = new Set(source.transcript.segments.map(({ speaker }) => speaker))
  const fresh = new Set(
    segments.flatMap(({ speaker }) => (speaker === null || was.has(speaker) ? [] : speaker)),
  )
  if (fresh.size === 0) return []
  const markup = walkMarkup(source.text, 'xml')
  const agents = ttmlAgents(markup)
  const last = markup.nodes.findLast((node) => isElement(node) && localName(node.name) === 'agent')
  if (!isElement(last)) return []
  const prefix = last.name.slice(0, -'agent'.length)
  const text = [...fresh]
    .filter((name) => ![...agents.values()].includes(name))
    .map((name) => dominantEol(source.text) + agentElement(agentId(name, agents), name, prefix))
    .join('')
  return [{ from: last.to, to: last.to, text }]
}

function agentElement(id: string, name: string, prefix: string): string {
  return `<${prefix}agent xml:id="${escapeAttribute(id)}" type="person"><${prefix}name type="full">${escapeText(name)}</${prefix}name></${prefix}agent>`
}

/** An inserted line like its neighbour, with the same style and region. */
export function ttmlBlock(segment: Segment, { source, neighbour, end, eol, marked }: BlockContext): string {
  const start = segment.start ?? end ?? 0
  const stop = segment.end ?? end ?? start + guessLength(segment.text)
  const sample = neighbour?.text ? neighbour : null
  if (!sample?.text) {
    const prefix = prefixOfRoot(source)
    const text = printTtmlText(segment.text, { source, token: { from: 0, to: 0 }, eol })
    const time = (ms: number) => printTime(ms - (neighbour?.start?.base ?? 0), CLOCK)
    return `<${prefix}p begin="${time(start)}" end="${time(stop)}">${text}</${prefix}p>`
  }
  const token = sample.text
  const words = wordsLike(segment, sample, source)
  const text = words ?? marked ?? printTtmlText(segment.text, { source, token, eol })
  const edits: Replacement[] = [{ ...token, text }]
  if (sample.start) edits.push({ ...sample.start, text: printToken(sample.start, start) })
  if (sample.end) edits.push({ ...sample.end, text: printToken(sample.end, stop) })
  if (sample.duration) edits.push({ ...sample.duration, text: printToken(sample.duration, stop, start) })
  if (sample.speaker && segment.speaker !== null)
    edits.push({
      ...sample.speaker,
      text: printTtmlName(segment.speaker, { source, token: sample.speaker, eol }),
    })
  return cloneBlock(source, sample.block, edits, segment.speaker === null ? ['agent'] : [])
}

/** A fresh TTML2 file with agents for the speakers and spans for timed words. */
export function writeTtml(transcript: Transcript): string {
  const lines = fillTimes(transcript)
  const agents = new Map<string, string>()
  for (const { segment } of lines) if (segment.speaker !== null) agents.set(segment.speaker, '')
  for (const [i, name] of [...agents.keys()].entries()) agents.set(name, `s${i + 1}`)
  const declared = [...agents].map(([name, id]) => `      ${agentElement(id, name, 'ttm:')}\n`).join('')
  const head = declared === '' ? '' : `  <head>\n    <metadata>\n${declared}    </metadata>\n  </head>\n`
  const body = lines.map(({ segment, start, end }) => {
    const agent = segment.speaker === null ? '' : ` ttm:agent="${agents.get(segment.speaker) ?? ''}"`
    const text =
      freshWords(segment, start) ?? joinLines(segment.text, '\n').split('\n').map(escapeText).join('<br/>')
    return `      <p begin="${printTime(start, CLOCK)}" end="${printTime(end, CLOCK)}"${agent}>${text}</p>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="">
${head}  <body>
    <div>
${body.join('')}    </div>
  </body>
</tt>
`
}

/**
 * The words as timed spans, counted from the line's start; null when a line break or the words' text prevents
 * it.
 */
function freshWords({ words, text }: Segment, start: number): string | null {
  if (!words?.some((word) => word.start !== null) || text.includes('\n')) return null
  if (
    words
      .map((word) => word.text)
      .join('')
      .trim() !== text.trim()
  )
    return null
  return words
    .map((word) => {
      const lead = /^\s/.test(word.text) ? ' ' : ''
      const bare = escapeText(word.text.trim())
      if (word.start === null || word.start < start || bare === '') return lead + bare
      const end = word.end === null ? '' : ` end="${printTime(word.end - start, CLOCK)}"`
      return `${lead}<span begin="${printTime(word.start - start, CLOCK)}"${end}>${bare}</span>`
    })
    .join('')
    .trim()
}
