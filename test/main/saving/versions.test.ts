import { expect, it } from 'vitest'
import {
  isBeingSaved,
  latestVersion,
  mayReplace,
  noticedVersion,
  refusedVersion,
  toldVersion,
  wasNoticed,
  whileSaving,
} from '../../../main/saving/versions.ts'

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
})

it('the latest version is the one that was told last, also when it was told before', () => {
  expect(latestVersion('/d.srt')).toBeNull()
  for (const stamp of ['one', 'two', 'one']) toldVersion('/d.srt', stamp)
  expect(latestVersion('/d.srt')).toBe('one')
})

it('a version that was only noticed is not one that may be replaced', () => {
  noticedVersion('/e.srt', 'theirs')
  expect([wasNoticed('/e.srt', 'theirs'), wasNoticed('/e.srt', 'other')]).toEqual([true, false])
  expect(mayReplace('/e.srt', 'theirs', false)).toBeUndefined()
})

it('a file is being saved until the last save has ended, also one that failed', async () => {
  const inside = await whileSaving('/f.srt', () => Promise.resolve(isBeingSaved('/f.srt')))
  const failing = whileSaving('/f.srt', () => Promise.reject(new Error('broken')))
  expect([inside, isBeingSaved('/f.srt')]).toEqual([true, true])
  await expect(failing).rejects.toThrow('broken')
  expect(isBeingSaved('/f.srt')).toBe(false)
})
