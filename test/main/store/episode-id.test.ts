import { expect, it } from 'vitest'
import { episodeId } from '../../../main/store/episode-id.ts'

it('names an episode by its audio, without audio by its transcript, and tells no path', () => {
  expect(episodeId('/a.mp3', '/a.srt')).toBe(episodeId('/a.mp3', null))
  expect(episodeId('/a.mp3', '/a.srt')).not.toBe(episodeId(null, '/a.srt'))
  expect(episodeId(null, '/a.srt')).toMatch(/^[0-9a-f]{24}$/)
})
