import { beforeEach, expect, it, vi } from 'vitest'
import { shiftOrAsk } from '../../../../renderer/commands/lines/shift-or-ask.ts'
import { contextNow } from '../../../../renderer/commands/perform.ts'
import { documentStore } from '../../../../renderer/state/document.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { line } from '../../../builders.ts'
import { answerTo } from '../../answer-to.ts'
import { resetStores } from '../../stores.ts'
import { load } from '../../waveform/stage.tsx'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const starts = () => documentStore.getState().transcript.segments.map(({ start }) => start)

beforeEach(() => {
  resetStores()
  load([line('a', 1000, 1900), line('b', 2000, 2900), line('c', 3000, 3900)])
})

it('asks nothing where no line would begin before the sound', async () => {
  await shiftOrAsk(contextNow(), -500, false)
  expect(sessionStore.getState().dialog).toBeNull()
  expect(starts()).toEqual([500, 1500, 2500])
})

it.each([
  ['zero', [0, 0, 1000]],
  ['remove', [0, 1000]],
  ['cancel', [1000, 2000, 3000]],
])('asks once what becomes of lines before the sound: %s', async (choice, after) => {
  const done = shiftOrAsk(contextNow(), -2000, false)
  expect(sessionStore.getState().dialog).toMatchObject({ kind: 'below-zero', below: 1, gone: 1 })
  await answerTo('below-zero', choice)
  await done
  expect(starts()).toEqual(after)
})
