import { expect, it } from 'vitest'
import { playlistChapters } from '../../../../shared/formats/chapters/chapters-playlist.ts'
import { inEnglish } from '../../../words.ts'

it('reads the bookmarks of all such lines, in ms', () => {
  const text =
    '#EXTVLCOPT:bookmarks={name=One,time=1.2345}\r\n#extvlcopt: bookmarks={name=Two,bytes=9,time=60}\n'
  expect(playlistChapters(text)).toEqual({
    chapters: [
      { start: 1235, end: null, title: 'One', hidden: false },
      { start: 60_000, end: null, title: 'Two', hidden: false },
    ],
    diagnostics: [],
  })
})

it('passes over other lines and bookmarks without a time', () => {
  expect(
    playlistChapters('#EXTINF:1,{name=a,time=1}\n#EXTVLCOPT:bookmarks={name=a,bytes=1}\n').chapters,
  ).toEqual([])
})

it('counts those that repeat another in time and name', () => {
  const marks = [
    '{name=a,time=1}',
    '{name=a,time=1}',
    '{name=a,time=2}',
    '{name=b,time=1}',
    '{name=a,time=1}',
  ]
  const { chapters, diagnostics } = playlistChapters(`#EXTVLCOPT:bookmarks=${marks.join(',')}`)
  expect(chapters).toHaveLength(5)
  expect(diagnostics.map(({ code, message }) => [code, inEnglish(message)])).toEqual([
    ['chapters/repeated', '2 of 5 bookmarks repeat another one.'],
  ])
})
