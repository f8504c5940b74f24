import { type Chapter, chapter } from './chapter.ts'
import { showVtt } from './cue-text.ts'
import { scanCues, textSpan } from './cues.ts'
import { slice, splitLines } from './lines.ts'

/** The cues of a WebVTT file as chapters; null when it has none. */
export function vttChapters(text: string): Chapter[] | null {
  const lines = splitLines(text)
  const { cues } = scanCues(text, lines, {
    from: 1,
    anyId: true,
    numbered: false,
    isComment: (line) => /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line),
    form: { kind: 'seconds', digits: 3 },
  })
  const chapters = cues.flatMap((cue) => {
    const start = cue.timing?.start.ms ?? null
    const title = showVtt(slice(text, textSpan(cue, lines)))
    return start === null ? [] : [chapter(start, title, cue.timing?.end.ms ?? null)]
  })
  return chapters.length > 0 ? chapters : null
}
