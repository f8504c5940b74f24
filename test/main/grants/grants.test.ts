import { describe, expect, it } from 'vitest'
import { grant, grantedMedia, grantedPath } from '../../../main/grants/grants.ts'

describe('grants', () => {
  it('are one per path', () => {
    const id = grant('/talks/a.srt')
    expect(grant('/talks/a.srt')).toBe(id)
    expect(grant('/talks/b.srt')).not.toBe(id)
    expect(grantedPath(id)).toBe('/talks/a.srt')
  })

  it('say nothing about what was never given', () => {
    expect(grantedPath(null)).toBeNull()
    expect(grantedPath('/talks/a.srt')).toBeNull()
    expect(grantedMedia('no-such')).toBeNull()
  })

  it('know which files are audio, and keep knowing', () => {
    const id = grant('/talks/a.mp3', 'audio/mpeg')
    expect(grantedMedia(id)).toEqual({ path: '/talks/a.mp3', mime: 'audio/mpeg' })
    grant('/talks/a.mp3')
    expect(grantedMedia(id)?.mime).toBe('audio/mpeg')
    expect(grantedMedia(grant('/talks/a.txt'))).toBeNull()
  })
})
