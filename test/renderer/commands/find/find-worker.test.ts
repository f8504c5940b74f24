import { expect, it } from 'vitest'
import type { Part, Task } from '../../../../renderer/commands/find/find-messages.ts'
import { firstTry, textsOf } from '../../../../renderer/commands/find/search-progress.ts'
import { FIRST_FIND } from '../../../../renderer/state/find.ts'
import { line } from '../../../builders.ts'
import { saidBy } from '../../fake-worker.ts'

const LINES = ['one two', '', 'two two'].map((text, i) => line(`${i}`, i, i + 1, text))
const load = () => import('../../../../renderer/commands/find/find-worker.ts')

async function partsOf(text: string, more: Partial<Task> = {}): Promise<Part[]> {
  await saidBy(load, textsOf(LINES))
  const query = { ...FIRST_FIND.query, text }
  const task = { ...firstTry({ query, lines: null, replacement: null, only: null }), ...more }
  return (await saidBy(load, task)) as Part[]
}
const hits = (parts: readonly Part[]) => parts.flatMap((part) => [...part.hits])

it('tells when it begins, and ends with the place of every match', async () => {
  const parts = await partsOf('two')
  expect(parts.map(({ kind }) => kind)).toEqual(['begun', 'done'])
  expect(hits(parts)).toEqual([0, 4, 7, 2, 0, 3, 2, 4, 7])
})

it('looks only in the lines it is given', async () => {
  const parts = await partsOf('two', { lines: Int32Array.of(0) })
  expect([parts[0]?.at, hits(parts)]).toEqual([0, [0, 4, 7]])
})

it('tells before each line when it has to be careful', async () => {
  const parts = await partsOf('two', { isCareful: true })
  expect(parts.map(({ kind, at }) => [kind, at])).toEqual([
    ['begun', 0],
    ['part', 0],
    ['part', 1],
    ['part', 2],
    ['done', -1],
  ])
})

it('gives the texts that change with a replacement, also with that of one match', async () => {
  const texts = async (more: Partial<Task>) =>
    (await partsOf('two', { replacement: 'three', ...more })).flatMap((part) => part.texts)
  await expect(texts({})).resolves.toEqual([
    [0, 'one three'],
    [2, 'three three'],
  ])
  await expect(texts({ lines: Int32Array.of(2), only: 4 })).resolves.toEqual([[2, 'two three']])
})

it('finds nothing by what is no expression', async () => {
  const query = { ...FIRST_FIND.query, text: '(', isRegex: true }
  expect(hits(await partsOf('', { query }))).toEqual([])
})
