import { expect, it } from 'vitest'
import { episodeTitle } from '../../../../renderer/commands/kept/episode-title.ts'

it('is the title that the transcript gives, else the name of the file without its ending', () => {
  expect(episodeTitle('A talk', 'a.mp3')).toBe('A talk')
  expect(episodeTitle(null, 'talk.2024.mp3')).toBe('talk.2024')
  expect(episodeTitle(null, 'no ending')).toBe('no ending')
})
