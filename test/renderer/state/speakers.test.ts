import { describe, expect, it } from 'vitest'
import { numberSpeakers, renumberSpeakers, speakerHue } from '../../../renderer/state/speakers.ts'
import { renameSpeaker, setSpeaker } from '../../../shared/lines/speakers.ts'
import { apply } from '../../../shared/model/edit.ts'
import { line, transcriptOf } from '../../builders.ts'

describe('speakerHue', () => {
  it('never comes near the accent', () => {
    for (let n = 0; n < 500; n++) {
      const apart = Math.abs(((speakerHue(n) - 55 + 540) % 360) - 180)
      expect(apart, `speaker ${n}`).toBeGreaterThanOrEqual(25 - 1e-9)
    }
  })

  it('is always the same and starts at the blue', () => {
    expect(speakerHue(0)).toBe(255)
    expect(speakerHue(7)).toBe(speakerHue(7))
  })

  it('tells the first speakers well apart', () => {
    const hues = [0, 1, 2, 3, 4].map(speakerHue)
    for (const [i, a] of hues.entries()) {
      for (const b of hues.slice(i + 1)) {
        expect(Math.abs(((a - b + 540) % 360) - 180)).toBeGreaterThan(20)
      }
    }
  })
})

describe('numberSpeakers', () => {
  it('counts in the order of first appearance', () => {
    expect([...numberSpeakers(['Ada', null, 'Bo', 'Ada', 'Cy', 'Bo'])]).toEqual([
      ['Ada', 0],
      ['Bo', 1],
      ['Cy', 2],
    ])
    expect(numberSpeakers([null]).size).toBe(0)
  })
})

describe('renumberSpeakers', () => {
  const lines = transcriptOf(
    line('a', 0, null, 'x', { speaker: 'Ada' }),
    line('b', 1, null, 'x', { speaker: 'Bo' }),
    line('c', 2, null, 'x', { speaker: 'Ada' }),
  )
  const numbers = numberSpeakers(lines.segments.map(({ speaker }) => speaker))
  const after = (edit: ReturnType<typeof setSpeaker>) => renumberSpeakers(numbers, edit!, apply(edit!, lines))

  it('lets a renamed speaker keep the number, and so the colour', () => {
    expect([...after(renameSpeaker(lines, 'Ada', 'Ida', { label: 'x' }))]).toEqual([
      ['Bo', 1],
      ['Ida', 0],
    ])
  })

  it('gives a new speaker the lowest free number', () => {
    expect(after(setSpeaker(lines, { from: 0, to: 0 }, 'Cy', { label: 'x' })).get('Cy')).toBe(2)
  })

  it('keeps a speaker whose last line was given to another one', () => {
    expect(after(setSpeaker(lines, { from: 1, to: 1 }, 'Ada', { label: 'x' }))).toBe(numbers)
  })
})
