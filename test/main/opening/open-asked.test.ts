import { expect, it, vi } from 'vitest'
import { openAsked } from '../../../main/opening/open-asked.ts'
import type { Store } from '../../../main/store/store.ts'
import { inEnglish } from '../../words.ts'

vi.mock('electron', () => ({ app: {}, dialog: {}, protocol: {}, utilityProcess: {} }))

it.each([
  ['address', 'This is an address'],
  ['badAddress', 'cannot be read'],
  ['networkPath', 'on another computer'],
  ['relative', 'part of a path'],
] as const)('says why a name is refused: %s', async (why, said) => {
  const name = 'x'.repeat(300)
  const { audio, texts, problems } = await openAsked({} as Store, { files: [], refused: [{ name, why }] })
  expect([audio, texts, problems.length]).toEqual([null, [], 1])
  const told = problems.map((problem) => [problem.name, problem.what, problem.advice].map(inEnglish))
  expect(told).toEqual([['x'.repeat(200), expect.stringContaining(said), expect.stringMatching(/[Oo]pen/)]])
})
