import { beforeEach, expect, it } from 'vitest'
import {
  adoptSettings,
  appStore,
  FIRST_APP,
  greet,
  listEpisodes,
  nameKeys,
} from '../../../renderer/state/app.ts'
import { resetStores } from '../stores.ts'

beforeEach(resetStores)

it('what main says at the start leaves what the keys are called', () => {
  const keyNames = new Map([['KeyZ', 'Y']])
  nameKeys(keyNames)
  greet({ settings: { ...FIRST_APP.settings, textSize: 20 }, episodes: [], mac: true })
  expect(appStore.getState()).toMatchObject({ keyNames, mac: true, settings: { textSize: 20 } })
})

it('settings and the list of episodes change by themselves', () => {
  const episode = { episode: 'e', title: 'Talk', positionMs: 0, rate: 1, pxPerSec: null, durationMs: null }
  listEpisodes([{ ...episode, audioName: null, textName: null }])
  adoptSettings({ ...FIRST_APP.settings, textSize: 12 })
  expect(appStore.getState().episodes.map(({ title }) => title)).toEqual(['Talk'])
  expect(appStore.getState().settings.textSize).toBe(12)
})
