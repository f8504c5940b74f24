import { describe, expect, it } from 'vitest'
import { patchText } from '../../../../shared/formats/index.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { change, fixture, patched, readFixture } from '../fixtures.ts'

describe('patchText', () => {
  it('keeps mixed line ends and writes new lines with the commonest', () => {
    const read = readFixture('srt', 'mixed-line-ends.srt')
    const segments = [...read.transcript.segments, createSegment('n', 6000, 7000, 'fifth')]
    expect(patched(read, { segments }).text).toBe(
      `${fixture('srt', 'mixed-line-ends.srt')}\r\n\r\n5\r\n00:00:06,000 --> 00:00:07,000\r\nfifth`,
    )
  })

  it('leaves the end of the file as it was when the last line goes', () => {
    const read = readFixture('srt', 'crlf-bom-speakers.srt')
    const { text } = patched(read, { segments: read.transcript.segments.slice(0, 3) })
    expect(text).toBe(fixture('srt', 'crlf-bom-speakers.srt').split('\r\n\r\n4')[0])
  })

  it('writes lines that were moved at their new place, as they stood', () => {
    const read = readFixture('srt', 'plain.srt')
    const [a, b, c, d] = read.transcript.segments
    const { text } = patched(read, { segments: [b!, a!, c!, d!] })
    expect(text.startsWith('1\n00:00:03,250 --> 00:00:06,000\nPut the <i>blue</i> cup')).toBe(true)
    expect(text).toContain('\n\n2\n00:00:01,000 --> 00:00:03,250\nThe kettle has just boiled.\n\n3\n')
  })

  it('can replace every line', () => {
    const read = readFixture('vtt', 'kept.vtt')
    const { text } = patched(read, {
      segments: [createSegment('x', 0, 1000, 'new'), createSegment('y', 1000, 2000, 'newer')],
    })
    expect(text.startsWith(fixture('vtt', 'kept.vtt').split('\nintro')[0] ?? '')).toBe(true)
    expect(text).toContain('new\n\n00:00:01.000 --> 00:00:02.000')
    expect(text).toContain('NOTE one line')
    expect(text).not.toContain('tide')
  })

  it('has nothing to do for the transcript it read, and refuses a format that there is not', () => {
    const read = readFixture('vtt', 'plain.vtt')
    expect(patched(read, read.transcript)).toEqual({ text: read.text, widened: 0 })
    expect(() => patched({ ...read, format: 'nope' }, read.transcript)).toThrow('not supported')
  })

  it('refuses rather than write overlapping changes', () => {
    const read = readFixture('vtt', 'plain.vtt')
    const tokens = new Map(
      [...read.tokens].map(([id, one]) => [
        id,
        { ...one, text: { from: one.start!.from, to: one.text!.to } },
      ]),
    )
    expect(patchText({ ...read, tokens }, change(read, 0, { start: 5, text: 'x' })).text).toBeNull()
  })
})
