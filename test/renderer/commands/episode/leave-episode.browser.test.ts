import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { leaveEpisode } from '../../../../renderer/commands/episode/leave-episode.ts'
import { openCompanion } from '../../../../renderer/commands/kept/companion.ts'
import { clearDocument, loadDocument } from '../../../../renderer/state/document.ts'
import { episodeStore, NO_EPISODE, setEpisode } from '../../../../renderer/state/episode.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { asked, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

beforeEach(() => {
  resetStores()
  resetHost()
  reply('rememberPlace', [])
  const reading = readTranscript('0:01 One.\n\n0:02 Two.\n', 'a.txt')
  const { format, name } = reading
  const file = { grant: 'g', name, format, encoding: 'utf-8', bom: false, sure: true, stamp: '' }
  loadDocument({ ...file, source: reading }, reading)
})
afterEach(clearDocument)

it('remembers the place, then keeps what was added under the files on screen, then forgets it', async () => {
  await openCompanion()
  setEpisode({ notes: 'A note' })
  await leaveEpisode()
  expect(asked.map(({ request }) => request)).toEqual(['readCompanion', 'rememberPlace', 'storeCompanion'])
  expect(asked[2]?.argument).toMatchObject({ audio: null, text: 'g', companion: { notes: 'A note' } })
  expect(episodeStore.getState()).toEqual(NO_EPISODE)
})

it('keeps nothing of an episode to which nothing was added', async () => {
  await openCompanion()
  await leaveEpisode()
  expect(asked.map(({ request }) => request)).not.toContain('storeCompanion')
})
