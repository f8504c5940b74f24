import { describe, expect, it } from 'vitest'
import { lossesInPlace, type ReadResult, readTranscript } from '../../../shared/formats/index.ts'
import { parseClock } from '../../../shared/model/time.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { change, everyFile, patched } from './fixtures.ts'

const moved = (segment: Segment, by: number): Segment => {
  const to = (ms: number | null) => (ms === null ? null : ms + by)
  const words = segment.words?.map((word) => ({ ...word, start: to(word.start), end: to(word.end) })) ?? null
  return { ...segment, start: to(segment.start), end: to(segment.end), words }
}

/** The file with times that nothing else in it says: each line is a little later than the one before it. */
function withTimesOfItsOwn(text: string, name: string): ReadResult {
  const read = readTranscript(text, name)
  const segments = read.transcript.segments.map((segment, i) => moved(segment, 12_347 + i * 97))
  return readTranscript(patched(read, { segments }).text, name)
}

/** Whether a text says a moment anywhere: as a clock with a fraction, in seconds, ms or ticks. */
function says(text: string, ms: number): boolean {
  const clocks = [...text.matchAll(/(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,9}/g)]
  if (clocks.some(([clock]) => parseClock(clock)?.ms === ms)) return true
  return [...text.matchAll(/(?<![\d:.,])\d+(?:[.,]\d+)?(?![\d:]|[.,]\d)/g)].some(([raw]) => {
    const value = Number(raw.replace(',', '.'))
    return Number.isInteger(value) ? value === ms || value === ms * 10_000 : Math.round(value * 1000) === ms
  })
}

/** All times of lines and their words. */
function timesOf(segments: readonly Segment[]): Set<number | null> {
  return new Set(
    segments.flatMap(({ start, end, words }) => [
      start,
      end,
      ...(words ?? []).flatMap((word) => [word.start, word.end]),
    ]),
  )
}

describe.each(everyFile().map((file) => [`${file.folder}/${file.name}`, file] as const))('%s', (_, file) => {
  it('says no changed time as it was, anywhere, or saving tells of it', () => {
    const [first] = readTranscript(file.text, file.name).transcript.segments
    if (!first) return
    const read = withTimesOfItsOwn(file.text, file.name)
    const { segments } = read.transcript
    // Times of day count from the first line.
    if (first.start === 0 && read.tokens.get(first.id)?.start?.base !== undefined) return
    for (const at of new Set([0, 1, segments.length >> 1, segments.length - 1])) {
      const was = segments[at]
      if (was?.start == null) continue
      const now = change(read, at, moved(was, 370))
      const saved = patched(read, now).text
      const wanted = timesOf(now.segments)
      const stale = [was.start, was.end].filter((ms) => ms !== null && !wanted.has(ms) && says(saved, ms))
      if (stale.length > 0) expect([at, stale, lossesInPlace(read, now)]).not.toEqual([at, stale, []])
    }
  })
})
