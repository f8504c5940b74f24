import { type Chapter, chapter } from './chapter.ts'
import { showVtt } from './cue-text.ts'
import { scanCues, textSpan, timingOf } from './cues.ts'
import { slice, tableOfLines } from './lines.ts'

/** The cues of a WebVTT file as chapters; null when it has none. */
export function vttChapters(text: string): Chapter[] | null {
  const scan = scanCues(text, tableOfLines(text), {
    from: 1,
    anyId: true,
    numbered: false,
    isComment: (line) => /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line),
    form: { kind: 'seconds', digits: 3 },
  })
  const chapters = scan.id.flatMap((_, cue) => {
    const timing = timingOf(scan, cue)
    const start = timing?.start.ms ?? null
    const title = showVtt(slice(text, textSpan(scan, cue)))
    return start === null ? [] : [chapter(start, title, timing?.end.ms ?? null)]
  })
  return chapters.length > 0 ? chapters : null
}
