import { describe, expect, it } from 'vitest'
import { unwrittenSpeakers } from '../../../shared/formats/unwritten-speakers.ts'
import { change, readFixture } from './fixtures.ts'

/** How many lines lose their speaker when those that `name` gives are set. */
function lost(folder: string, file: string, name: (speaker: string | null, index: number) => string | null) {
  const read = readFixture(folder, file)
  const segments = read.transcript.segments.map((segment, i) => ({
    ...segment,
    speaker: name(segment.speaker, i),
  }))
  return unwrittenSpeakers(read, { segments })
}

describe('unwrittenSpeakers', () => {
  it.each([
    ['sami has no speakers', 'smi', 'two-languages.smi', 3],
    ['a table has no column for them', 'csv', 'named.csv', 2],
    ['advanced captions have no column for them', 'ass', 'columns.ass', 1],
    ['words of a video have none', 'youtube-json3', 'auto.json3', 3],
  ])('counts the lines that cannot be named: %s', (_why, folder, file, count) => {
    expect(lost(folder, file, () => 'Ann Lee')).toBe(count)
  })

  it('finds a name that is written, also where it comes only once', () => {
    expect(lost('srt', 'plain.srt', (was, i) => (i === 0 ? 'Ann Lee' : was))).toBe(0)
    expect(lost('tsv', 'meeting.txt', (was, i) => (i === 1 ? 'Zed Q' : was))).toBe(0)
    expect(lost('vtt', 'kept.vtt', (_, i) => (i % 2 ? 'Ann & Lee' : 'Zed'))).toBe(0)
  })

  it('counts a name that was taken away: it stays in the file', () => {
    expect(lost('vtt', 'zoom.vtt', (was, i) => (i === 1 ? null : was))).toBe(1)
  })

  it('does not count what did not change', () => {
    expect(lost('smi', 'two-languages.smi', (was) => was)).toBe(0)
    const read = readFixture('srt', 'plain.srt')
    expect(unwrittenSpeakers(read, change(read, 0, { text: 'other' }))).toBe(0)
  })
})
