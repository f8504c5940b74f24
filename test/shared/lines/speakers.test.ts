import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanName,
  renameSpeaker,
  setSpeaker,
  speakerShares,
  turnAround,
} from '../../../shared/lines/speakers.ts'
import { apply, invert } from '../../../shared/model/edit.ts'
import type { Segment, Transcript } from '../../../shared/model/transcript.ts'
import { line } from '../../builders.ts'

const options = { label: 'x' }
const said = (...speakers: (string | null)[]): Transcript => ({
  segments: speakers.map((speaker, i) => line(`${i}`, i * 1000, i * 1000 + 900, 'words', { speaker })),
})
const speakersOf = ({ segments }: Transcript) => segments.map(({ speaker }) => speaker)

describe('setSpeaker', () => {
  it('changes the lines of the range and no other', () => {
    const before = said('Ann', 'Ann', null, 'Ben')
    const edit = setSpeaker(before, { from: 1, to: 2 }, 'Ben', options)!
    expect(speakersOf(apply(edit, before))).toEqual(['Ann', 'Ben', 'Ben', 'Ben'])
    expect(edit.selection.after).toEqual(['1', '2'])
  })

  it('gives no edit where they say it already', () => {
    expect(setSpeaker(said('Ann', 'Ben'), { from: 1, to: 1 }, 'Ben', options)).toBeNull()
    expect(setSpeaker(said(), { from: 0, to: 3 }, 'Ben', options)).toBeNull()
  })
})

describe('renameSpeaker', () => {
  it('renames everywhere; a name that is there makes two speakers one', () => {
    const before = said('Ann', 'Ben', 'Cy', 'Ann')
    expect(speakersOf(apply(renameSpeaker(before, 'Ann', 'Anna', options)!, before))).toEqual([
      'Anna',
      'Ben',
      'Cy',
      'Anna',
    ])
    expect(speakersOf(apply(renameSpeaker(before, 'Ann', 'Cy', options)!, before))).toEqual([
      'Cy',
      'Ben',
      'Cy',
      'Cy',
    ])
    expect(renameSpeaker(before, 'Nobody', 'Cy', options)).toBeNull()
  })
})

describe('turnAround', () => {
  it('is the run of lines that one speaker says, also of nobody', () => {
    const lines = said('Ann', 'Ben', 'Ben', 'Ben', null, null)
    expect(turnAround(lines, 2)).toEqual({ from: 1, to: 3 })
    expect(turnAround(lines, 5)).toEqual({ from: 4, to: 5 })
    expect(turnAround(lines, 0)).toEqual({ from: 0, to: 0 })
    expect(turnAround(lines, 6)).toBeNull()
  })
})

describe('speakerShares', () => {
  it('counts lines and the time that is known; an implied end is the next start', () => {
    const segments: Segment[] = [
      line('a', 0, 900, 'x', { speaker: 'Ann' }),
      line('b', 1000, null, 'x', { speaker: 'Ben' }),
      line('c', null, null, 'x', { speaker: 'Ann' }),
      line('d', 3000, null, 'x'),
    ]
    expect([...speakerShares({ segments }, 5000)]).toEqual([
      ['Ann', { lines: 2, ms: 900 }],
      ['Ben', { lines: 1, ms: 2000 }],
      [null, { lines: 1, ms: 2000 }],
    ])
  })
})

describe('cleanName', () => {
  it('makes one short line of what was typed', () => {
    expect(cleanName('  Ann\n  Lee ')).toBe('Ann Lee')
    expect(cleanName(' \t')).toBe('')
    expect(cleanName('x'.repeat(300))).toHaveLength(80)
  })
})

describe('laws', () => {
  const names = fc.constantFrom('Ann', 'Ben', 'Cy', null)
  const transcripts = fc.array(fc.tuple(names, fc.nat(900)), { maxLength: 12 }).map(
    (parts): Transcript => ({
      segments: parts.map(([speaker, n], i) =>
        line(`${i}`, i * 1000, i * 1000 + n, `text ${n}`, { speaker, mark: n % 2 ? 'confirmed' : 'none' }),
      ),
    }),
  )
  const operations = fc.oneof(
    fc.record({ from: fc.nat(12), to: fc.nat(12), speaker: names }).map(
      ({ from, to, speaker }) =>
        (t: Transcript) =>
          setSpeaker(t, { from, to }, speaker, options),
    ),
    fc.tuple(fc.constantFrom('Ann', 'Ben'), fc.constantFrom('Ben', 'Dee')).map(
      ([old, name]) =>
        (t: Transcript) =>
          renameSpeaker(t, old, name, options),
    ),
  )

  it('are taken back by their inverse, and change nothing but who speaks', () => {
    fc.assert(
      fc.property(transcripts, operations, (before, operation) => {
        const edit = operation(before)
        if (!edit) return
        const after = apply(edit, before)
        expect(apply(invert(edit), after)).toEqual(before)
        const rest = (t: Transcript) => t.segments.map((segment) => ({ ...segment, speaker: null }))
        expect(rest(after)).toEqual(rest(before))
        expect(operation(after)).toBeNull()
      }),
    )
  })
})
