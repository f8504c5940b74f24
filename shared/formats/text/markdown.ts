import { append } from '../../base/append.ts'
import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { lineId } from '../../model/line-ids.ts'
import { SECONDS_FORM } from '../../model/time.ts'
import { createSegment, type Segment, type Transcript } from '../../model/transcript.ts'
import { message } from '../../words/message.ts'
import { extensionOf } from '../core/file-name.ts'
import { capFindings, timeFindings } from '../core/findings.ts'
import type {
  BlockContext,
  Choices,
  FormatOption,
  Reading,
  SegmentTokens,
  Span,
  TimeForm,
  TranscriptFormat,
} from '../core/format.ts'
import { isBlank, slice, splitLines, trimSpan } from '../core/lines.ts'
import { printTime } from '../core/timestamps.ts'
import { choiceOf, clockBy, FRACTION, inTurns, TURNS } from '../core/write-options.ts'
import { brokenFinding, readBrokenStamp } from './broken-stamp.ts'
import { readTurnHead, type TurnHead } from './markdown-head.ts'
import { markdownMarkup, printMarkdown, showMarkdown } from './markdown-text.ts'

const FORM: TimeForm = { kind: 'clock', clock: SECONDS_FORM }
const HEADING = /^[ \t]*#{1,6}[ \t]+((?:[^ \t].*)?)$/
const RULE = /^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$/

const LAYOUT: FormatOption = {
  id: 'layout',
  label: message('option.layout'),
  values: [
    { id: 'name', label: message('option.nameThenTime') },
    { id: 'time', label: message('option.timeThenName') },
    { id: 'list', label: message('option.listTimeThenName') },
    { id: 'untimed', label: message('option.nameWithoutTime'), limits: { times: false } },
  ],
}
/** Markdown with turns: `**Name:** text`, perhaps with a time (`\[00:12\]`), over one or more paragraphs. */
export const markdown: TranscriptFormat = {
  id: 'markdown',
  name: 'Markdown',
  extensions: ['md', 'markdown'],
  limits: { stepMs: 1, times: true, ends: false, speakers: true, words: false },
  speakersLast: true,
  gap: { pattern: /\s*/y, fresh: '\n\n', least: 2 },
  recognise,
  read,
  write,
  options: [LAYOUT, TURNS, FRACTION],
  block,
  syntax: markdownMarkup,
  printText: (text, { eol }) => printMarkdown(text, eol),
  printName: (name) => name,
  speakerPrefix: (name) => `**${name}:** `,
}

function recognise(head: string, name: string): number {
  const lines = splitLines(head).filter((line) => !isBlank(head, line))
  const heads = lines.flatMap((line) => readTurnHead(head, line) ?? [])
  const named = heads.filter((one) => one.name !== null).length
  const marked = heads.filter((one) => one.start && /[\\*_`\]]/.test(head.charAt(one.start.to))).length
  const both = heads.filter((one) => one.name !== null && one.start !== null).length
  const links = head.match(/\]\(https?:\/\/|\\\[/g)?.length ?? 0
  // Any text may have one or two bold names.
  const evidence = named + both + Math.min(links, 3) + marked
  // Files with times only go to plainer formats, unless just Markdown writes them so.
  const escaped = head.match(/^[ \t]*(?:[-*] )?(?:\\\[\d|\[[\d:.]{4,12}\]\(http)/gm)?.length ?? 0
  // A turn or two that are all there is, each with name and time.
  const isAll = both > 0 && both === lines.length
  if (evidence < 4 || (named < 2 && marked < 3 && escaped === 0 && !isAll)) return 0
  if (named + marked < lines.length * 0.05) return 0
  const own = /^(?:md|markdown)$/.test(extensionOf(name)) ? 0.2 : 0
  return (named >= 2 ? 0.8 : escaped > 0 || isAll ? 0.75 : 0.5) + own
}

/** The lines of a turn or note, by index; `last` is exclusive. */
type Part = { readonly first: number; last: number; readonly head: TurnHead | null; readonly isNote: boolean }

function read(text: string): Reading {
  const lines = splitLines(text)
  const { parts, title } = findParts(text, lines)
  const first = parts.findIndex(({ head }) => head !== null)
  const spoken = parts.filter(({ isNote }, i) => !isNote && i >= first && first !== -1)
  const segments: Segment[] = []
  const tokens = new Map<string, SegmentTokens>()
  const found: Diagnostic[] = []
  let speaker: string | null = null
  for (const [i, part] of spoken.entries()) {
    const { head } = part
    const id = lineId(i)
    const from = head?.textFrom ?? lines[part.first]?.from ?? 0
    const to = Math.max(from, lines[part.last - 1]?.to ?? from)
    const trimmed = trimSpan(text, { from, to })
    const body = trimmed.from < trimmed.to ? trimmed : { from, to: from }
    const raw = slice(text, body)
    // A name without a word (`**Break:** \\[07:50\\]`) speaks for no other turn if none is named before.
    const isAlone: boolean = head?.name != null && speaker === null && raw === ''
    const own: string | null = head?.name?.text ?? speaker
    segments.push(
      createSegment(id, head?.start?.ms ?? null, head?.end?.ms ?? null, showMarkdown(raw), {
        speaker: own,
      }),
    )
    speaker = isAlone ? null : own
    tokens.set(id, {
      block: { from: lines[part.first]?.from ?? 0, to: Math.max(body.to, head?.textFrom ?? 0) },
      text: body,
      ...(head?.start && { start: head.start }),
      ...(head?.end && { end: head.end }),
      ...(head?.name && { speaker: { from: head.name.from, to: head.name.to } }),
    })
    append(found, brokenTimes(text, lines, part, id))
    if (/\n[ \t]*\\?\[\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\\?\]/.test(raw)) {
      const words = message('found.timeInsideTurn')
      found.push({ ...warning('markdown/time-inside', words, part.first + 1, id), severity: 'info' })
    }
    if (segments.at(-1)?.text === '')
      found.push(warning('text/empty', message('found.turnNoText'), part.first + 1, id))
  }
  const notes = parts.length - spoken.length
  if (notes > 0) {
    const words = message('found.partsOutside', { notes })
    found.push({
      ...warning('markdown/outside', words, (parts.find((part, i) => part !== spoken[i])?.first ?? 0) + 1),
      severity: 'info',
    })
  }
  const order = timeFindings(segments, (i) => (spoken[i]?.first ?? 0) + 1)
  return { transcript: { segments }, tokens, diagnostics: capFindings([...found, ...order]), title }
}

/** The lines of a turn that begin like a time in brackets and have none. */
function brokenTimes(
  text: string,
  lines: readonly Span[],
  { first, last, head }: Part,
  id: string,
): Diagnostic[] {
  return lines.slice(first, last).flatMap((line, i) => {
    const isRead = (i === 0 && head?.start != null) || readTurnHead(text, line)?.start != null
    const broken = isRead ? null : readBrokenStamp(text, line)
    const isMarked = broken && /[[({<#][ \t]*$/.test(text.slice(line.from, broken.from))
    return broken && isMarked ? [brokenFinding(text, broken, '00:00', first + i + 1, id)] : []
  })
}

function findParts(
  text: string,
  lines: readonly Span[],
): { readonly parts: Part[]; readonly title: string | null } {
  const heads = turnHeads(text, lines)
  const begins = beginAtTimestamps(text, lines, heads)
  const ledByTimes = areLedByTimes(heads)
  const parts: Part[] = []
  let title: string | null = null
  let open: Part | null = null
  const until = frontMatter(text, lines)
  if (until > 0) parts.push({ first: 0, last: until, head: null, isNote: true })
  for (let at = until; at < lines.length; at++) {
    const line = lines[at]
    if (!line || isBlank(text, line)) continue
    const head = heads[at] ?? null
    if (head && (head.name !== null || begins(at))) {
      const turn = { first: at, last: at + 1, head, isNote: false }
      parts.push(turn)
      // A name without a word (`**Break:** \\[07:50\\]`) is not who speaks below it.
      open = ledByTimes && head.name && head.textFrom >= line.to ? null : turn
      continue
    }
    const start = text.slice(line.from, Math.min(line.to, line.from + 200))
    const heading = HEADING.exec(start)
    if (heading || RULE.test(start)) {
      title ??= heading?.[1] ? showMarkdown(heading[1]) : null
      parts.push({ first: at, last: at + 1, head: null, isNote: true })
      open = null
    } else if (open) open.last = at + 1
    else {
      open = { first: at, last: at + 1, head: null, isNote: false }
      parts.push(open)
    }
  }
  return { parts, title }
}

/** True where times begin the turns, and names are few. */
function areLedByTimes(heads: readonly (TurnHead | null)[]): boolean {
  const named = heads.filter((one) => one?.name).length
  return named <= heads.filter((one) => one && !one.name && one.start).length
}

/** If nearly all names have the colon inside (`**Name:**`), a bold word before a colon is not a name. */
function turnHeads(text: string, lines: readonly Span[]): (TurnHead | null)[] {
  const heads = lines.map((line) => readTurnHead(text, line))
  const outside = heads.filter((head) => head?.isOutside).length
  const named = heads.filter((head) => head?.name).length
  return outside > named * 0.1 ? heads : heads.map((head) => (head?.isOutside ? null : head))
}

/** At least so many times at the beginning of a paragraph, and this share of all turns, divide turns. */
const DIVIDING = { least: 2, share: 0.1 }

/**
 * Which lines with a time alone begin a turn: all if nearly every turn has a time, else those in brackets at
 * the beginning of a paragraph (`\\[04:03\\] Text`) if there are several; a single one only marks a place,
 * but among turns with times.
 */
function beginAtTimestamps(
  text: string,
  lines: readonly Span[],
  heads: readonly (TurnHead | null)[],
): (line: number) => boolean {
  const all = heads.filter((head) => head !== null)
  const timed = all.filter(({ start }) => start !== null).length
  if (timed >= all.length * 0.8) return (line) => heads[line]?.start != null
  const atParagraph = heads.map((head, i) => {
    const above = lines[i - 1]
    const isFirst = above === undefined || isBlank(text, above)
    const leads = head?.start != null && (head.name === null || head.start.from < head.name.from)
    return isFirst && leads && isBracketed(text, head.start)
  })
  const count = atParagraph.filter(Boolean).length
  // Where half of the turns have a time, one that begins a paragraph is no mere mark.
  const divides =
    timed >= all.length * 0.5 || (count >= DIVIDING.least && count >= all.length * DIVIDING.share)
  return (line) => divides && atParagraph[line] === true
}

function isBracketed(text: string, { from, to }: Span): boolean {
  return /[[({<]$/.test(text.slice(from - 1, from)) && /^\\?[\])}>]/.test(text.slice(to, to + 2))
}

/** Number of lines of YAML front matter. */
function frontMatter(text: string, lines: readonly Span[]): number {
  const [first] = lines
  if (!first || slice(text, first).trim() !== '---') return 0
  const end = lines
    .slice(1, 100)
    .findIndex((line) =>
      /^(?:---|\.\.\.)[ \t]*$/.test(text.slice(line.from, Math.min(line.to, line.from + 20))),
    )
  return end === -1 ? 0 : end + 2
}

/** In place of a time. */
const BLANK = '--:--:--'

function write(whole: Transcript, choices: Choices = {}): string {
  const transcript = inTurns(whole, choices)
  const layout = choiceOf(LAYOUT, choices)
  const form = clockBy(
    choices,
    transcript.segments.map(({ start }) => start),
    2,
  )
  const isTimed = layout !== 'untimed' && transcript.segments.some(({ start }) => start !== null)
  let speaker: string | null = null
  const turns = transcript.segments.map((segment) => {
    speaker = segment.speaker ?? speaker
    // Without one a turn would belong to the turn above.
    const time = segment.start === null ? BLANK : printTime(segment.start, form)
    const timestamp = isTimed ? `\\[${time}\\]` : ''
    const text = turn(speaker, timestamp, printMarkdown(segment.text, '\n'), layout !== 'name')
    return layout === 'list' ? `- ${text}` : text
  })
  return turns.length > 0 ? `${turns.join(layout === 'list' ? '\n' : '\n\n')}\n` : ''
}

function turn(speaker: string | null, timestamp: string, text: string, timestampFirst = false): string {
  const name = speaker === null ? '' : `**${speaker}:**`
  const head = timestampFirst ? [timestamp, name] : [name, timestamp]
  return [...head, text].filter((part) => part !== '').join(' ')
}

/** Every turn is named: without a name it would belong to the turn above. */
function block(segment: Segment, { source, neighbour, eol, speaker, marked }: BlockContext): string {
  const sample = neighbour?.start
  const around = sample ? timestampAround(source, sample) : (['\\[', '\\]'] as const)
  const name = segment.speaker ?? speaker
  // With neither it would belong to the turn above.
  const time =
    segment.start !== null ? printTime(segment.start, sample?.form ?? FORM) : name === null ? BLANK : ''
  const timestamp = time === '' ? '' : around[0] + time + around[1]
  return turn(name, timestamp, marked ?? printMarkdown(segment.text, eol))
}

/** The brackets or emphasis around a time. */
function timestampAround(source: string, { from, to }: Span): readonly [string, string] {
  const open = /(?:\\?[[(<]|[*_`]{1,2})$/.exec(source.slice(Math.max(0, from - 3), from))?.[0] ?? ''
  const close = /^(?:\\?[\])>]|[*_`]{1,2})/.exec(source.slice(to, to + 3))?.[0] ?? ''
  return open.replace(/\W/g, '').length === 0 && close !== '' && open !== '' ? [open, close] : ['\\[', '\\]']
}
