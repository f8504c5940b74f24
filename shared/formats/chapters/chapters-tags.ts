import { parseClock } from '../../model/time.ts'
import { type Chapter, chapter } from './chapter.ts'

/**
 * ffmpeg metadata: `[CHAPTER]` sections with `TIMEBASE` (default nanoseconds), `START`, `END` and `title`; a
 * backslash escapes `=`, `;`, `#`, itself and line ends. Null when there are no chapters.
 */
export function ffmetadataChapters(text: string): Chapter[] | null {
  const chapters: Chapter[] = []
  let fields: Map<string, string> | null = null
  const close = () => {
    const [over, under] = (fields?.get('timebase') ?? '1/1000000000').split('/').map(Number)
    const ms = (ticks: string | undefined) =>
      ticks !== undefined && /^-?\d+$/.test(ticks) && over && under
        ? Math.round((Number(ticks) * over * 1000) / under)
        : null
    const start = ms(fields?.get('start'))
    if (fields && start !== null)
      chapters.push(chapter(start, fields.get('title') ?? '', ms(fields.get('end'))))
  }
  for (const line of logicalLines(text)) {
    const section = /^\s*\[([a-z]+)\]\s*$/i.exec(line)?.[1]?.toLowerCase()
    if (section !== undefined) {
      close()
      fields = section === 'chapter' ? new Map() : null
    } else if (!/^\s*[;#]/.test(line)) {
      const [key, value] = splitField(line)
      if (value !== null)
        fields?.set(key.trim().toLowerCase(), key.trim().toLowerCase() === 'title' ? value : value.trim())
    }
  }
  close()
  return chapters.length > 0 ? chapters : null
}

/** Lines, joined where one ends with a backslash. */
function logicalLines(text: string): string[] {
  const lines: string[] = []
  let open: string | null = null
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const whole: string = open === null ? line : `${open}\n${line}`
    const escapes = /(?<!\\)\\+$/.exec(line.slice(-50))?.[0].length ?? 0
    if (escapes % 2 === 1 && whole.length < 10_000) open = whole.slice(0, -1)
    else {
      lines.push(whole)
      open = null
    }
  }
  return open === null ? lines : [...lines, open]
}

function splitField(line: string): readonly [key: string, value: string | null] {
  let key = ''
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at)
    if (char === '\\') key += line.charAt(++at)
    else if (char === '=') return [key, line.slice(at + 1).replace(/\\([^])/g, '$1')]
    else key += char
  }
  return [key, null]
}

const TIME_TAG = /^\s*CHAPTER(\d{1,4})\s*=\s*(\d[\d:.,]*)\s*$/i
const NAME_TAG = /^\s*CHAPTER(\d{1,4})NAME\s*=(.*)$/i

/**
 * OGM and Vorbis comments: `CHAPTER001=00:00:00.000`, `CHAPTER001NAME=Title`, perhaps with blanks around the
 * equals sign; null when there are none.
 */
export function oggChapters(text: string): Chapter[] | null {
  const starts = new Map<number, number>()
  const names = new Map<number, string>()
  for (const line of text.split(/\r\n|\n|\r/)) {
    const time = TIME_TAG.exec(line)
    const clock = time ? parseClock(time[2] ?? '') : null
    if (time && clock) starts.set(Number(time[1]), clock.ms)
    const name = NAME_TAG.exec(line.slice(0, 1000))
    if (name) names.set(Number(name[1]), name[2] ?? '')
  }
  const chapters = [...starts]
    .sort(([a], [b]) => a - b)
    .map(([number, start]) => chapter(start, names.get(number) ?? ''))
  return chapters.length > 0 ? chapters : null
}
