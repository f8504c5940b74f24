import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { showAudio, takeChangedAudio } from '../../../../renderer/commands/episode/audio.ts'
import * as player from '../../../../renderer/playback/player.ts'
import { select, selectionStore } from '../../../../renderer/state/selection.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import type { MediaFile, Opened } from '../../../../shared/contract.ts'
import { until } from '../../../until.ts'
import { wav } from '../../beeps.ts'
import { argumentsOf, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))
vi.mock('../../../../renderer/analysis/waveform-data.ts', () => ({
  loadWaveform: () => undefined,
  unloadWaveform: () => undefined,
}))

let url = ''
const audioOf = (more: Partial<MediaFile> = {}): MediaFile => {
  const exact = { url, skipMs: 0, durationMs: null, isCutOff: false }
  return { grant: 'g', name: 'a.wav', url, exact, promisedMs: null, kind: 'WAV', place: null, ...more }
}
const problems = () => sessionStore.getState().problems.map(({ what }) => what)
const audio = () => sessionStore.getState().audio
const place = { positionMs: 4000, rate: 1.5, pxPerSec: 20 }
const found = (again: MediaFile | null): Opened => {
  return { audio: again, texts: [], paired: null, candidates: [], problems: [] }
}

beforeEach(() => {
  resetStores()
  resetHost()
  url = URL.createObjectURL(wav(10))
})
afterEach(() => {
  showAudio(null)
  URL.revokeObjectURL(url)
})

describe('audio that comes', () => {
  it('is where it was left, at the speed it had', () => {
    showAudio(audioOf({ place }))
    expect([player.position(), player.audio.playbackRate]).toEqual([4000, 1.5])
    expect(sessionStore.getState().pxPerSec).toBe(20)
  })

  it('is waited for when it is long; that it is cut off is said once it is known', async () => {
    const exact = { url, skipMs: 0, durationMs: 9000, isCutOff: true }
    reply('exactAudio', exact)
    showAudio(audioOf({ exact: null }))
    await until(() => expect(audio()?.exact).toEqual(exact))
    expect(problems()).toMatchObject([/^This audio file is cut off/])
  })

  it('is taken away when it is no longer there', async () => {
    refuse('exactAudio', { reason: 'missing' })
    showAudio(audioOf({ exact: null }))
    await until(() => expect(audio()).toBeNull())
    expect(problems()).toEqual(['The audio file is no longer there.'])
  })

  it('leaves nothing selected when it goes', () => {
    showAudio(audioOf())
    select('a', { open: null })
    showAudio(null)
    expect([audio(), selectionStore.getState().id]).toEqual([null, null])
  })
})

describe('audio that was changed by another program', () => {
  it('is read anew, and goes on where it was', async () => {
    showAudio(audioOf({ place }))
    reply('openCandidate', found(audioOf({ name: 'new.wav' })))
    await takeChangedAudio('g', false)
    expect(audio()).toMatchObject({ name: 'new.wav', place })
    expect(problems()).toEqual(['The audio file was changed by another program.'])
  })

  it('is no matter when it is not what is on screen', async () => {
    showAudio(audioOf())
    await takeChangedAudio('other', false)
    expect([argumentsOf('openCandidate'), problems()]).toEqual([[], []])
  })
})
