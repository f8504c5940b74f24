import { greatest, least } from '../base/append.ts'
import { printMarkdown } from '../formats/text/markdown-text.ts'
import { type Ms, printReading } from '../model/time.ts'
import { endOf, type Segment, type Transcript } from '../model/transcript.ts'

/** Consecutive lines of a transcript: first and last index. */
export type Excerpt = { readonly transcript: Transcript; readonly from: number; readonly to: number }

/** Only the texts, one line each. */
export function printWords(excerpt: Excerpt): string {
  return linesOf(excerpt).map(inOneRow).join('\n')
}

/** The lines with starts in whole seconds, and names where the speaker changes: `[0:12] Ann: Hello.` */
export function printTimed(excerpt: Excerpt): string {
  let speaker: string | null = null
  return linesOf(excerpt)
    .map((segment) => {
      const timestamp = segment.start === null ? '' : `[${printReading(segment.start)}] `
      const name = segment.speaker !== null && segment.speaker !== speaker ? `${segment.speaker}: ` : ''
      speaker = segment.speaker
      return timestamp + name + inOneRow(segment)
    })
    .join('\n')
}

/**
 * The lines as a Markdown quote with its source: a paragraph per turn, named if there are several speakers.
 */
export function printQuote(excerpt: Excerpt): string {
  const lines = linesOf(excerpt)
  const names = new Set(lines.map(({ speaker }) => speaker))
  const turns: { readonly speaker: string | null; readonly texts: string[] }[] = []
  for (const segment of lines) {
    const turn = turns.at(-1)
    const text = inOneRow(segment)
    if (turn && turn.speaker === segment.speaker) turn.texts.push(text)
    else turns.push({ speaker: segment.speaker, texts: [text] })
  }
  const paragraphs = turns.map(({ speaker, texts }) => {
    const name = names.size > 1 && speaker !== null ? `**${printMarkdown(speaker, '\n')}:** ` : ''
    return name + printMarkdown(texts.filter((text) => text !== '').join(' '), '\n')
  })
  const [only] = names
  const who = names.size === 1 && only != null ? printMarkdown(only, '\n') : ''
  const source = [who, printSpan(excerpt)].filter((part) => part !== '').join(', ')
  return [...paragraphs, ...(source === '' ? [] : [`— ${source}`])].map((row) => `> ${row}`).join('\n>\n')
}

/** `0:12–0:20`, or one time if both are in the same second or there is one line; empty for untimed lines. */
function printSpan({ transcript, from, to }: Excerpt): string {
  const starts = linesOf({ transcript, from, to }).flatMap(({ start }) => start ?? [])
  if (starts.length === 0) return ''
  const start = printReading(least(starts))
  if (from === to) return start
  const last: Ms | null = endOf(transcript, to, null) ?? greatest(starts)
  const end = printReading(last)
  return start === end ? start : `${start}–${end}`
}

function linesOf({ transcript, from, to }: Excerpt): readonly Segment[] {
  return transcript.segments.slice(from, to + 1)
}

/** The text without line breaks, which captions have for the screen. */
function inOneRow({ text }: Segment): string {
  return text.replace(/\s+/g, ' ').trim()
}
