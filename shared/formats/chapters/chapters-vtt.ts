import { slice, tableOfLines } from '../core/lines.ts'
import { showVtt } from '../cues/cue-text.ts'
import { endOfCue, scanCues, startOfCue, textSpan } from '../cues/cues.ts'
import { type Chapter, chapter } from './chapter.ts'

/** The cues of a WebVTT file as chapters; null when it has none. */
export function vttChapters(text: string): Chapter[] | null {
  const scan = scanCues(text, tableOfLines(text), {
    from: 1,
    anyId: true,
    numbered: false,
    isComment: (line) => /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line),
    form: { kind: 'seconds', digits: 3 },
  })
  const chapters = Array.from(scan.id, (_, cue) => {
    const start = startOfCue(scan, cue)
    return start === null
      ? []
      : chapter(start, showVtt(slice(text, textSpan(scan, cue))), endOfCue(scan, cue))
  }).flat()
  return chapters.length > 0 ? chapters : null
}
