import { describe, expect, it } from 'vitest'
import { formatById, readTranscript } from '../../../shared/formats/index.ts'
import { apply } from '../../../shared/model/edit.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { shift } from '../../../shared/timing/shift.ts'
import { everyFile, patched } from './fixtures.ts'

/** Times of a file in frames lie between those that were asked for. */
const FRAME = 45

/** What has to come back; words only where the file holds their times. */
function told({ start, end, speaker, text, words }: Segment) {
  const times = words?.some((word) => word.start !== null) ? words.map((word) => word.start) : null
  return { start, end, speaker, text, times }
}

describe.each(everyFile().map((file) => [`${file.folder}/${file.name}`, file] as const))('%s', (_, file) => {
  it('says the same when it is read again after all of it was moved', () => {
    const read = readTranscript(file.text, file.name)
    const count = read.transcript.segments.length
    const [first] = read.transcript.segments
    // Times of day count from the first line: a file that says 9:14 does not say where the sound begins.
    if (first?.start === 0 && read.tokens.get(first.id)?.start?.base !== undefined) return
    for (const ms of [7000, 12_340]) {
      const { edit } = shift(read.transcript, 0, count - 1, ms, { confirmedToo: true, label: 'Shift' })
      if (!edit) return
      const now = apply(edit, read.transcript).segments.map(told)
      const saved = patched(read, apply(edit, read.transcript)).text
      const again = readTranscript(saved, file.name).transcript.segments.map(told)
      const step = Math.max(FRAME, formatById(read.format)?.limits.stepMs ?? 0)
      expect(again.map(({ speaker, text }) => [speaker, text])).toEqual(
        now.map(({ speaker, text }) => [speaker, text]),
      )
      for (const [i, line] of again.entries()) {
        const wanted = now[i]
        const all = [line.start, line.end, ...(line.times ?? [])]
        const asked = [wanted?.start, wanted?.end, ...(wanted?.times ?? [])]
        expect(all).toHaveLength(asked.length)
        for (const [k, time] of all.entries()) {
          const other = asked[k] ?? null
          if (time === null || other === null) expect(time).toBe(other)
          else expect(Math.abs(time - other)).toBeLessThanOrEqual(step)
        }
      }
    }
  })
})
