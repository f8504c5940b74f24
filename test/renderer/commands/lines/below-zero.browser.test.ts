import { beforeEach, expect, it, vi } from 'vitest'
import { askBelow } from '../../../../renderer/commands/lines/below-zero.ts'
import { contextNow } from '../../../../renderer/commands/perform.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { line } from '../../../builders.ts'
import { answerTo } from '../../answer-to.ts'
import { resetStores } from '../../stores.ts'
import { load } from '../../waveform/stage.tsx'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

beforeEach(() => {
  resetStores()
  load([line('a', 1000, 1900), line('b', 2000, 2900)])
})

it('asks nothing where nothing would begin before the sound', async () => {
  expect(await askBelow(contextNow(), { below: [], gone: [] })).toBe('zero')
  expect(sessionStore.getState().dialog).toBeNull()
})

it.each([
  ['zero', 'zero'],
  ['remove', 'remove'],
  ['cancel', null],
])('asks how many lines it is about, and takes %s', async (choice, taken) => {
  const asked = askBelow(contextNow(), { below: [0, 1], gone: [0] })
  expect(sessionStore.getState().dialog).toEqual({ kind: 'below-zero', below: 2, gone: 1 })
  await answerTo('below-zero', choice)
  expect(await asked).toBe(taken)
})

it('does not offer to remove all lines', async () => {
  const asked = askBelow(contextNow(), { below: [0, 1], gone: [0, 1] })
  expect(sessionStore.getState().dialog).toEqual({ kind: 'below-zero', below: 2, gone: 0 })
  await answerTo('below-zero', 'cancel')
  await asked
})
