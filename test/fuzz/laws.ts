import {
  formats,
  patchText,
  type ReadResult,
  readChapters,
  readTranscript,
  recognise,
  type TranscriptFormat,
} from '../../shared/formats/index.ts'
import { violations } from '../../shared/model/transcript.ts'
import { inEnglish } from '../words.ts'

const SLOWEST_MS_PER_MB = 1000
/** Below this a reading is never too slow (ms). */
const ALWAYS_FINE_MS = 400
const TIMES = /^\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:\d\d:\d\d[,.]\d{3}$/

/** Readers that may be meant by a seed: those that recognise it. The first is in use. */
export function readersOf(text: string): readonly TranscriptFormat[] {
  const likely = recognise(text, 'x.txt')
  return likely.length > 0 ? likely.slice(0, 2) : formats.slice(0, 1)
}

/** Recognises and reads a text, its chapters too, and holds the reading to the laws. */
export function checkAll(text: string, at: number): void {
  timed(text, () => {
    readChapters(text, 'x.txt')
  })
  const read = timed(text, () => readTranscript(text, 'x.txt'))
  const fault = read.diagnostics.find(({ code }) => code === 'file/unreadable')
  if (fault) throw new Error(inEnglish(fault.message))
  checkReading(read, at)
}

/** Reads a text by one reader and holds the reading to the laws. */
export function checkOne(format: TranscriptFormat, text: string, at: number): void {
  const reading = timed(text, () => format.read(text, { durationMs: null }))
  checkReading({ ...reading, format: format.id, name: 'x.txt', text }, at)
}

/** What took long is done again and timed by the processor: other programs run, too. */
function timed<T>(text: string, work: () => T): T {
  const limit = Math.max(ALWAYS_FINE_MS, (text.length / 1e6) * SLOWEST_MS_PER_MB)
  const began = performance.now()
  const result = work()
  if (performance.now() - began <= limit) return result
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  const took = (user + system) / 1000
  if (took > limit) throw new Error(`took ${Math.round(took)} ms for ${text.length} characters`)
  return result
}

let refused = 0

/** How many edits could not be saved in place because parts of a damaged file lie in one another. */
export function refusals(): number {
  return refused
}

function checkReading(read: ReadResult, at: number): void {
  const { text, format, transcript } = read
  const { segments } = transcript
  const wrong = violations(transcript)
  if (wrong.length > 0) throw new Error(`${format}: ${wrong[0]}`)
  checkCues(read)
  if (segments.length === 0) return
  if (patchText(read, { segments: [...segments] }).text !== text)
    throw new Error(`${format}: an unedited save differs`)
  const line = at % segments.length
  const edited = segments.map((segment, i) =>
    i === line
      ? { ...segment, start: segment.start === null ? null : segment.start + 10, text: 'new words' }
      : segment,
  )
  if (patchText(read, { segments: edited }).text === null) refused++
}

/** No cue is lost: every line that can only be the times of a cue has become one, in its place. */
function checkCues({ format, text, transcript, diagnostics }: ReadResult): void {
  if (format !== 'srt' && format !== 'vtt') return
  // Cues that light one word after the other are one line.
  if (diagnostics.some(({ code }) => code === 'text/words-marked')) return
  const starts = transcript.segments.map(({ start }) => start)
  let from = 0
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    if (!TIMES.test(line)) continue
    const [h = 0, m = 0, s = 0, f = 0] = line.slice(0, 12).split(/[:,.]/).map(Number)
    // Minutes and seconds past 59 are carried.
    const ms = ((h * 60 + m) * 60 + s) * 1000 + f
    const place = starts.indexOf(ms, from)
    if (place === -1) throw new Error(`${format}: a cue is lost (${line})`)
    from = place + 1
  }
}
