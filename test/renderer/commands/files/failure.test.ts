import { expect, it } from 'vitest'
import { failureOf } from '../../../../renderer/commands/files/failure.ts'

const failed = { ok: false, detail: 'EIO' } as const

it('says which file could not be written, why, and what to do', () => {
  expect(failureOf('a.srt', { ...failed, reason: 'read-only' })).toEqual({
    name: 'a.srt',
    what: 'The file is write-protected.',
    advice: 'Use Save as… or change its permissions.',
  })
})

it('gives the words of the system only where there are no better ones', () => {
  expect(failureOf('a.srt', { ...failed, reason: 'failed' }).what).toBe('It could not be saved. (EIO)')
  expect(failureOf('a.srt', { ...failed, reason: 'no-space' }).what).not.toMatch('EIO')
})

it('names the file that the user has just chosen', () => {
  expect(failureOf('a.srt', { ...failed, reason: 'missing', name: 'b.vtt' }).name).toBe('b.vtt')
})
