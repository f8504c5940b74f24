import { describe, expect, it } from 'vitest'
import { lossesInPlace, patchText, readTranscript } from '../../../../shared/formats/index.ts'
import { parseGrid } from '../../../../shared/formats/textgrid/textgrid-parse.ts'
import { setText } from '../../../../shared/lines/set-text.ts'
import { splitAtText } from '../../../../shared/lines/split.ts'
import { apply } from '../../../../shared/model/edit.ts'
import { createSegment, type Transcript } from '../../../../shared/model/transcript.ts'
import { shift } from '../../../../shared/timing/shift.ts'
import { readFixture, rows } from '../fixtures.ts'

describe('words of a TextGrid', () => {
  const read = readFixture('textgrid', 'short-words.TextGrid')
  const details = { confirmedToo: true, label: 'Move' }
  const halves = { durationMs: null, newId: 'new', label: 'Split' }
  const wordsIn = (lines: Transcript) => {
    const text = patchText(read, lines).text ?? ''
    const { tiers } = parseGrid(text)
    return (tiers[1]?.entries ?? []).flatMap(({ start, end, text: label }) => {
      const said = text.slice(label.from, label.to)
      return said === '' ? [] : [[said, start.ms, end?.ms]]
    })
  }
  const moved = (lines: Transcript, from: number, to: number, by: number) =>
    apply(shift(lines, from, to, by, details).edit!, lines)

  it('go along with a line whose text was changed', () => {
    const changed = apply(setText(read.transcript, 0, 'The door opens.', { label: 'Edit' })!, read.transcript)
    expect(wordsIn(changed).slice(0, 3)).toEqual([
      ['the', 0, 500],
      ['gate', 500, 1500],
      ['opens', 1500, 2500],
    ])
    expect(wordsIn(moved(changed, 0, 0, 300)).slice(0, 3)).toEqual([
      ['the', 300, 800],
      ['gate', 800, 1800],
      ['opens', 1800, 2800],
    ])
  })

  it('go along with a line that does not say them any more', () => {
    const changed = apply(
      setText(read.transcript, 1, 'Nobody else, or so.', { label: 'Edit' })!,
      read.transcript,
    )
    expect(wordsIn(moved(changed, 1, 1, 1500)).slice(3)).toEqual([
      ['nobody', 5500, 6500],
      ['comes', 6500, 7500],
    ])
    const cut = apply(splitAtText(changed, 1, 6, halves)!, changed)
    for (const by of [-900, 700]) {
      const all = wordsIn(moved(cut, 2, 2, by))
      for (const [, start, end] of all) expect(end).toBeGreaterThan(Number(start))
      expect(all.map(([said]) => said)).toEqual(['the', 'gate', 'opens', 'nobody', 'comes'])
    }
  })

  it('go along with both halves of a line', () => {
    const cut = apply(splitAtText(read.transcript, 0, 8, halves)!, read.transcript)
    expect(wordsIn(cut)).toEqual(wordsIn(read.transcript))
    expect(wordsIn(moved(cut, 1, 1, 400)).slice(0, 3)).toEqual([
      ['the', 0, 500],
      ['gate', 500, 1900],
      ['opens', 1900, 2900],
    ])
  })

  it('a defect: stay words when lines are removed that some of them belong to', () => {
    const rest = patchText(read, { segments: read.transcript.segments.slice(1) }).text ?? ''
    expect(rows(readTranscript(rest, 'a.TextGrid')).map(([, , , words]) => words)).toEqual(['Nobody comes.'])
  })

  it('are words still where every line is one word', () => {
    const cuts = [
      [0, 4],
      [1, 5],
      [3, 7],
    ] as const
    let cut: Transcript = read.transcript
    for (const [line, at] of cuts)
      cut = apply(splitAtText(cut, line, at - 1, { ...halves, newId: `new-${line}` })!, cut)
    const saved = patchText(read, cut).text ?? ''
    expect(rows(readTranscript(saved, 'a.TextGrid')).map(([, , , words]) => words)).toEqual(
      'The gate opens. Nobody comes.'.split(' '),
    )
  })

  it('a defect: a new point without a time stands behind the one before it', () => {
    const grid = readFixture('textgrid', 'points.TextGrid')
    const added = createSegment('new', null, null, 'between', { speaker: 'bells' })
    const saved = patchText(grid, { segments: grid.transcript.segments.toSpliced(1, 0, added) }).text ?? ''
    expect(rows(readTranscript(saved, 'a.TextGrid')).map(([, , , words]) => words)).toEqual([
      'first',
      'between',
      'second',
    ])
  })

  it('are lines no more than phones are, when their line was moved far away', () => {
    const cut = apply(splitAtText(read.transcript, 1, 6, halves)!, read.transcript)
    const saved = patchText(read, moved(cut, 2, 2, 4000)).text ?? ''
    expect(rows(readTranscript(saved, 'a.TextGrid')).map(([, , , words]) => words)).toEqual([
      'The gate opens.',
      'Nobody',
      'comes.',
    ])
  })

  it('say when lines of one tier overlap', () => {
    const late = moved(read.transcript, 0, 0, 2000)
    expect(lossesInPlace(read, late).map(({ kind, count }) => [kind, count])).toEqual([['times', 1]])
    expect(lossesInPlace(read, read.transcript)).toEqual([])
  })
})
