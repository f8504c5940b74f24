import { expect, it } from 'vitest'
import { vttChapters } from '../../../../shared/formats/chapters/chapters-vtt.ts'

it('reads cues without their markup, over all their lines', () => {
  expect(vttChapters('WEBVTT\n\nintro\n00:01.000 --> 00:02.000\n<b>One</b> &lt;\nmore\n')).toEqual([
    { start: 1000, end: 2000, title: 'One < more', hidden: false },
  ])
})

it('passes over notes, styles and regions', () => {
  const text = 'WEBVTT\n\nNOTE 00:00\nno\n\nSTYLE\n::cue{}\n\n00:10 --> 00:20\nTen\n'
  expect(vttChapters(text)).toMatchObject([{ start: 10_000, title: 'Ten' }])
})

it('takes a file without cues for none', () => {
  expect(vttChapters('WEBVTT\n\nNOTE nothing\n')).toBeNull()
})
