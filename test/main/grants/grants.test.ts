import { describe, expect, it } from 'vitest'
import {
  grantAudio,
  grantedMedia,
  grantedPath,
  grantedText,
  grantOffered,
  grantText,
} from '../../../main/grants/grants.ts'

describe('grants', () => {
  it('are one per path', () => {
    const id = grantText('/talks/a.srt')
    expect(grantText('/talks/a.srt')).toBe(id)
    expect(grantText('/talks/b.srt')).not.toBe(id)
    expect(grantedPath(id)).toBe('/talks/a.srt')
  })

  it('say nothing about what was never given', () => {
    expect(grantedPath(null)).toBeNull()
    expect(grantedPath('/talks/a.srt')).toBeNull()
    expect(grantedMedia('no-such')).toBeNull()
    expect(grantedText('no-such')).toBeNull()
  })

  it('are for one thing: audio is heard, texts are written, and what is offered is neither', () => {
    const uses = [
      grantAudio('/talks/c.mp3', 'audio/mpeg'),
      grantText('/talks/c.srt'),
      grantOffered('/talks/c.vtt'),
    ]
    expect(uses.map((id) => grantedMedia(id)?.mime ?? null)).toEqual(['audio/mpeg', null, null])
    expect(uses.map(grantedText)).toEqual([null, '/talks/c.srt', null])
    expect(uses.map(grantedPath)).toEqual(['/talks/c.mp3', '/talks/c.srt', '/talks/c.vtt'])
  })

  it('stay for what they were when they are offered, and change with what is read there', () => {
    const id = grantAudio('/talks/d.mp3', 'audio/mpeg')
    expect(grantOffered('/talks/d.mp3')).toBe(id)
    expect(grantedMedia(id)?.mime).toBe('audio/mpeg')
    expect(grantText('/talks/d.mp3')).toBe(id)
    expect([grantedMedia(id), grantedText(id)]).toEqual([null, '/talks/d.mp3'])
  })
})
