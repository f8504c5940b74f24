import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Transcript } from '../../../shared/model/transcript.ts'
import { activeAt, createTimeline, NO_LINE } from '../../../shared/timing/active.ts'
import { shareEnd, spokenLine, spokenOrLast } from '../../../shared/timing/spoken-line.ts'
import { line, transcriptOf } from '../../builders.ts'

const timed = (transcript: Transcript) => ({ transcript, timeline: createTimeline(transcript) })
/** Nine letters and one more for each line: a second each between two times ten seconds apart, if ten. */
const notes = timed(
  transcriptOf(
    line('a', 1000, null, 'ninechars'),
    line('b', null, null, 'ninechars'),
    line('c', null, null, 'and as many again, x'.slice(0, 19)),
    line('d', 41_000, null, 'ninechars'),
    line('e', null, null, 'ninechars'),
  ),
)
const at = (ms: number, durationMs: number | null = 61_000) => spokenLine(notes, ms, durationMs)

describe('the spoken line', () => {
  it('among lines without times is the one whose share of the letters is spoken, by estimate', () => {
    expect(at(500)).toEqual({ index: NO_LINE, isAbout: false })
    expect(at(1000)).toEqual({ index: 0, isAbout: false })
    expect(at(10_999)).toEqual({ index: 0, isAbout: false })
    expect(at(11_000)).toEqual({ index: 1, isAbout: true })
    expect(at(21_000)).toEqual({ index: 2, isAbout: true })
    expect(at(40_999)).toEqual({ index: 2, isAbout: true })
    expect(at(41_000)).toEqual({ index: 3, isAbout: false })
  })

  it('after the last time goes by the end of the audio; without one it is the line with the time', () => {
    expect(at(51_000)).toEqual({ index: 4, isAbout: true })
    expect(at(70_000)).toEqual({ index: 4, isAbout: true })
    expect(at(51_000, null)).toEqual({ index: 3, isAbout: false })
    expect(at(51_000, 30_000)).toEqual({ index: 3, isAbout: false })
  })

  it('is none after an end of its own, whatever follows; the last one then is known', () => {
    const gap = timed(transcriptOf(line('a', 0, 1000), line('b', null), line('c', 9000, 9500)))
    expect(spokenLine(gap, 5000, 10_000)).toEqual({ index: NO_LINE, isAbout: false })
    expect([spokenOrLast(gap, 5000, 10_000), spokenOrLast(notes, 11_000, null)]).toEqual([0, 1])
  })

  it('ends where the estimate of the next one begins', () => {
    expect(shareEnd(notes.transcript, 0, 1000, 41_000)).toBe(11_000)
    expect(shareEnd(transcriptOf(line('a', 0)), 0, 0, 500)).toBe(500)
  })

  it('where all lines have times is the active one', () => {
    const any = fc.array(fc.record({ start: fc.nat(5000), end: fc.option(fc.nat(6000)) }), { maxLength: 12 })
    fc.assert(
      fc.property(any, fc.nat(7000), fc.option(fc.nat(7000)), (lines, ms, durationMs) => {
        const all = timed(transcriptOf(...lines.map(({ start, end }, i) => line(`${i}`, start, end))))
        const expected = { index: activeAt(all.timeline, ms), isAbout: false }
        expect(spokenLine(all, ms, durationMs)).toEqual(expected)
      }),
    )
  })
})
