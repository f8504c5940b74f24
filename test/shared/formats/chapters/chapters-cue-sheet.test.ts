import { expect, it } from 'vitest'
import { cueSheetChapters } from '../../../../shared/formats/chapters/chapters-cue-sheet.ts'

const read = (...lines: string[]) =>
  cueSheetChapters(lines.join('\r\n')).chapters.map(({ start, title }) => [start, title])

it('counts minutes, seconds and 75 frames a second', () => {
  expect(read('TRACK 01 AUDIO', 'INDEX 01 00:00:01', 'TRACK 02 AUDIO', 'INDEX 1 120:01:74')).toEqual([
    [13, 'Track 1'],
    [7_201_987, 'Track 2'],
  ])
})

it('takes the title of the track, in quotes or bare, not that of the sheet', () => {
  expect(
    read(
      'TITLE "All"',
      'TRACK 07 AUDIO',
      'TITLE bare words',
      'INDEX 01 0:00:00',
      'TRACK 08 AUDIO',
      'INDEX 01 0:01:00',
    ),
  ).toEqual([
    [0, 'bare words'],
    [1000, 'Track 8'],
  ])
})

it('passes over gaps before a track, and an index without a track', () => {
  expect(read('INDEX 01 0:00:00', 'TRACK 01 AUDIO', 'INDEX 00 0:01:00', 'INDEX 01 0:02:00')).toEqual([
    [2000, 'Track 1'],
  ])
})

it('shows the tracks of the first file, and says that there are more', () => {
  const { chapters, diagnostics } = cueSheetChapters(
    'FILE "a.wav" WAVE\nTRACK 01 AUDIO\nINDEX 01 0:00:00\nFILE "b.wav" WAVE\nTRACK 02 AUDIO\nINDEX 01 0:00:00\n',
  )
  expect(chapters).toHaveLength(1)
  expect(diagnostics).toMatchObject([{ code: 'chapters/several-files' }])
})
