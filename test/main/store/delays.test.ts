import { mkdtempSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createDelays } from '../../../main/store/delays.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-engine-'))
const file = path.join(folder, 'engine.json')
const { read, store } = createDelays(folder, '1.0.0')
afterAll(() => rm(folder, { recursive: true }))

it('what was measured is known until the version changes', async () => {
  expect(await read()).toBeNull()
  await store({ mp3: 25, aac: 0, atRates: [{ rate: 0.5, late: -31 }] })
  expect(await read()).toEqual({ mp3: 25, aac: 0, atRates: [{ rate: 0.5, late: -31 }] })
  expect(await createDelays(folder, '1.1.0').read()).toBeNull()
})

it('a value that cannot be is not believed', async () => {
  await store({ mp3: 1, aac: 1, atRates: [] })
  await writeFile(file, (await readFile(file, 'utf8')).replace('"mp3": 1', '"mp3": 9999'))
  expect(await read()).toBeNull()
})
