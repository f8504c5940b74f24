import { beforeEach, expect, it } from 'vitest'
import { drawn, hear, loadAudio, renewAudio, sessionStore, show } from '../../../renderer/state/session.ts'
import { contextOf } from '../context.ts'
import { resetStores } from '../stores.ts'

const AUDIO = contextOf([]).session.audio!
const state = () => sessionStore.getState()
beforeEach(resetStores)

it('other audio begins anew: what was heard and drawn of the one before is not true of it', () => {
  loadAudio(AUDIO)
  hear({ playing: true, durationMs: 9000, activeId: 'a' })
  drawn({ state: 'complete', share: 1 })
  loadAudio({ ...AUDIO, promisedMs: 5000, place: { positionMs: 7, rate: 1, pxPerSec: 40 } })
  expect(state()).toMatchObject({ playing: false, durationMs: 5000, activeId: null, pxPerSec: 40 })
  expect(state().peaks).toEqual({ state: 'none', share: 0 })
})

it('audio that was not open before has the zoom that is said, another one that of before', () => {
  loadAudio(AUDIO, 50)
  expect(state().pxPerSec).toBe(50)
  loadAudio({ ...AUDIO, place: { positionMs: 7, rate: 1, pxPerSec: null } }, 50)
  expect(state().pxPerSec).toBeNull()
})

it('the same audio, known better, goes on', () => {
  loadAudio(AUDIO)
  hear({ playing: true, durationMs: 9000 })
  renewAudio({ ...AUDIO, name: 'b.mp3' })
  expect(state()).toMatchObject({ audio: { name: 'b.mp3' }, playing: true, durationMs: 9000 })
})

it('what is shown otherwise leaves the rest', () => {
  show({ scope: 'ripple' })
  show({ follow: false })
  expect(state()).toMatchObject({ scope: 'ripple', follow: false })
})
