import { printMarkdown } from '../formats/text/markdown-text.ts'
import { type Ms, printReading } from '../model/time.ts'
import type { Transcript } from '../model/transcript.ts'
import { t } from '../words/speak.ts'
import { printQuote } from './copied-lines.ts'

/** A note and the line it is on: by its index, else by what is known of it. */
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

/** Notes as Markdown: those on the whole episode, then each line that has one as a quote with its time and the note below. */
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
