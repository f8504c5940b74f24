import { printMarkdown } from '../formats/text/markdown-text.ts'
import { type Ms, printReading } from '../model/time.ts'
import type { Transcript } from '../model/transcript.ts'
import { t } from '../words/speak.ts'
import { printQuote } from './copied-lines.ts'

/** A note and its line: by index, else by what is known of it. */
export type NoteToPrint = {
  readonly line: number | null
  readonly start: Ms | null
  readonly text: string
  readonly note: string
}

type Notes = {
  readonly title: string
  /** On the whole episode, in Markdown. */
  readonly general: string
  readonly notes: readonly NoteToPrint[]
}

/** Notes as Markdown: those on the episode, then each line with a note as a quote with its time. */
export function printNotes({ title, general, notes }: Notes, transcript: Transcript): string {
  const parts = [`# ${printMarkdown(title, ' ')}`, general.trim()]
  for (const { line, start, text, note } of notes) {
    const segment = line === null ? undefined : transcript.segments[line]
    const at = segment ? segment.start : start
    parts.push(`## ${at === null ? t('page.line', { line: (line ?? 0) + 1 }) : printReading(at)}`)
    parts.push(
      segment && line !== null
        ? printQuote({ transcript, from: line, to: line })
        : `> ${printMarkdown(text.replace(/\s+/g, ' '), ' ')}`,
    )
    parts.push(note.trim())
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
