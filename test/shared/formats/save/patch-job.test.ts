import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { formatById } from '../../../../shared/formats/list.ts'
import { startJob } from '../../../../shared/formats/save/patch-job.ts'
import type { Segment } from '../../../../shared/model/transcript.ts'

const cue = (number: number | string, start: string, text: string) =>
  `${number}\r\n00:00:${start},000 --> 00:00:${start},900\r\n${text}\r\n\r\n`

function job(text: string, change: (segments: readonly Segment[]) => readonly Segment[] = (lines) => lines) {
  const read = readTranscript(text, 'a.srt')
  return startJob(formatById(read.format)!, read, { segments: change(read.transcript.segments) })
}

const two = cue(1, '01', 'one') + cue(2, '02', 'two')

describe('startJob', () => {
  it('knows each line by its id: where it was among the lines, and in the file', () => {
    const { known, order, eol } = job(two)
    expect(
      [...known.values()].map(({ segment, position, place }) => [segment.text, position, place]),
    ).toEqual([
      ['one', 0, 0],
      ['two', 1, 1],
    ])
    expect(order.map(({ segment }) => segment.text)).toEqual(['one', 'two'])
    expect(eol).toBe('\r\n')
  })

  it('numbers anew only when lines came, went or changed their order', () => {
    expect(job(two).base).toBeNull()
    expect(job(two, (lines) => lines.map((one) => ({ ...one, text: 'new' }))).base).toBeNull()
    expect(job(two, (lines) => lines.slice(1)).base).toBe(1)
    expect(job(two, (lines) => lines.toReversed()).base).toBe(1)
  })

  it('numbers nothing where numbers have gaps or begin elsewhere', () => {
    const without = (text: string) => job(text, (lines) => lines.slice(1)).base
    expect(without(cue(0, '01', 'one') + cue(1, '02', 'two'))).toBe(0)
    expect(without(cue(1, '01', 'one') + cue(3, '02', 'two'))).toBeNull()
    expect(without(cue(7, '01', 'one') + cue(8, '02', 'two'))).toBeNull()
  })

  it('has a line that names its speaker for a model, when there is one', () => {
    expect(job(two).named).toBeNull()
    const named = cue(1, '01', 'one') + cue(2, '02', 'Ann: two') + cue(3, '03', 'Ann: three')
    expect(job(named).named?.speaker).toBeDefined()
  })
})
