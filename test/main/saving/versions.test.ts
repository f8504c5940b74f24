import { expect, it } from 'vitest'
import { mayReplace, refusedVersion, toldVersion } from '../../../main/saving/versions.ts'

it('a version may be replaced by who was told of it', () => {
  expect(mayReplace('/a.srt', 'one', false)).toBeUndefined()
  toldVersion('/a.srt', 'one')
  expect(mayReplace('/a.srt', 'one', false)).toBe('one')
  expect(mayReplace('/a.srt', 'two', false)).toBeUndefined()
  expect(mayReplace('/b.srt', 'one', false)).toBeUndefined()
})

it('another version is replaced after a refusal only, and only the one it was refused for', () => {
  toldVersion('/c.srt', 'one')
  expect(mayReplace('/c.srt', 'one', true)).toBeUndefined()
  refusedVersion('/c.srt', 'theirs')
  expect(mayReplace('/c.srt', 'one', true)).toBe('theirs')
  expect(mayReplace('/c.srt', 'two', true)).toBeUndefined()
  refusedVersion('/c.srt', null)
  expect(mayReplace('/c.srt', 'one', true)).toBeNull()
})
