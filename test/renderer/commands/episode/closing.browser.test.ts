import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { closing } from '../../../../renderer/commands/episode/closing.ts'
import { keepNow, leaveCompanion, openCompanion } from '../../../../renderer/commands/kept/companion.ts'
import { clearDocument } from '../../../../renderer/state/document.ts'
import { setEpisode } from '../../../../renderer/state/episode.ts'
import { line } from '../../../builders.ts'
import { showLines } from '../../context.ts'
import { argumentsOf, refuse, reply, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const answers = () => argumentsOf('answerClose').map(({ close }) => close)
let ms = 1_000_000

beforeEach(async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => ms)
  ms += 1_000_000
  resetStores()
  resetHost()
  reply('rememberPlace', [])
  showLines([line('a', 0, 1000)])
  await openCompanion()
  setEpisode({ notes: 'A note' })
})
afterEach(async () => {
  vi.restoreAllMocks()
  reply('storeCompanion', null)
  await keepNow()
  await leaveCompanion()
  clearDocument()
})

it('what was added is kept, then the window closes', async () => {
  await closing()
  expect(argumentsOf('hearClosing')).toHaveLength(1)
  expect(argumentsOf('storeCompanion')).toHaveLength(1)
  expect(answers()).toEqual([true])
})

it('the window stays while something cannot be kept, also for two clicks in a row', async () => {
  refuse('storeCompanion', { reason: 'no-space' })
  await Promise.all([closing(), closing()])
  ms += 300
  await closing()
  expect(answers()).toEqual([false, false])
  expect(argumentsOf('hearClosing')).toHaveLength(3)
})

it('somebody who has read that closes it all the same; much later it is said once more', async () => {
  refuse('storeCompanion', { reason: 'no-space' })
  await closing()
  ms += 3000
  await closing()
  expect(answers()).toEqual([false, true])
  setEpisode({ notes: 'Another note' })
  await closing()
  ms += 3_600_000
  await closing()
  expect(answers().slice(2)).toEqual([false, false])
})
