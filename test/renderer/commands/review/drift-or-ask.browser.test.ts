import { beforeEach, expect, it, vi } from 'vitest'
import { contextNow, perform } from '../../../../renderer/commands/perform.ts'
import { correctDriftOrAsk } from '../../../../renderer/commands/review/drift-or-ask.ts'
import { documentStore } from '../../../../renderer/state/document.ts'
import { modeStore } from '../../../../renderer/state/mode.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { line } from '../../../builders.ts'
import { answerTo } from '../../answer-to.ts'
import { resetStores } from '../../stores.ts'
import { load } from '../../waveform/stage.tsx'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const starts = () => documentStore.getState().transcript.segments.map(({ start }) => start)

function find(offset: number): void {
  const fit = { drift: { kind: 'offset', offset }, residuals: [], spreadMs: 0 } as const
  perform({ mode: { kind: 'drift', pass: { samples: [0], at: 1, heard: [], fit } } })
}

beforeEach(() => {
  resetStores()
  load([line('a', 1000, 1900), line('b', 2000, 2900), line('c', 3000, 3900)])
})

it('asks nothing where no line would begin before the sound', async () => {
  find(-500)
  await correctDriftOrAsk(contextNow())
  expect(sessionStore.getState().dialog).toBeNull()
  expect(starts()).toEqual([500, 1500, 2500])
})

it.each([
  ['zero', [0, 0, 1000], 'none'],
  ['remove', [0, 1000], 'none'],
  ['cancel', [1000, 2000, 3000], 'drift'],
])('asks once what becomes of lines before the sound: %s', async (choice, after, mode) => {
  find(-2000)
  const done = correctDriftOrAsk(contextNow())
  expect(sessionStore.getState().dialog).toMatchObject({ kind: 'below-zero', below: 1, gone: 1 })
  await answerTo('below-zero', choice)
  await done
  expect(starts()).toEqual(after)
  expect(modeStore.getState().mode.kind).toBe(mode)
})
