import { describe, expect, it } from 'vitest'
import { belongs, isAboutEpisode, isChaptersKind } from '../../../shared/episode/about-episode.ts'

describe('belongs', () => {
  it.each([
    ['talk.mp3', 'talk.srt', true],
    ['Talk.MP3', 'tALK.srt', true],
    ['talk.mp3', 'talk.mp3.srt', true],
    ['talk.mp3', 'talk.deu.srt', true],
    ['talk.mp3', 'talk.zh_Hans.srt', true],
    ['ep. 1.mp3', 'ep. 1.srt', true],
    ['talk.mp3', 'talk.part2.srt', false],
    ['talk.mp3', 'talk-en.srt', false],
    ['talk.mp3', 'my talk.srt', false],
    ['talk.mp3', 'talk.en.us.srt', false],
  ])('%s and %s: %s', (audio, text, expected) => {
    expect(belongs(audio, text)).toBe(expected)
  })
})

describe('isAboutEpisode', () => {
  it.each([
    '{"version":"1.2.0","chapters":[{"startTime":25,"title":"Gate"}]}',
    ';FFMETADATA1\n[CHAPTER]',
    'CHAPTER01=00:00:00.000\nCHAPTER01NAME=Gate',
    '<?xml version="1.0"?>\n<Chapters>',
    '\ufeffFILE "talk.mp3" MP3\n',
  ])('is true for chapters: %j', (text) => {
    expect([isChaptersKind(text), isAboutEpisode(text)]).toEqual([true, true])
  })

  it('is true for a page about an episode', () => {
    const page =
      '# The wall\n\nPodcast: Gardens\nDate: 2025-03-04\n\n## Summary\n\nA wall.\n\n## Chapters\n\n0:00 Gate\n'
    expect([isChaptersKind(page), isAboutEpisode(page)]).toEqual([false, true])
  })

  it.each(['1\n00:00:01,000 --> 00:00:02,000\nChapters', '{"segments":[]}', '0:00 Gate\n1:00 Wall', ''])(
    'is false for %j',
    (text) => {
      expect(isAboutEpisode(text)).toBe(false)
    },
  )
})
