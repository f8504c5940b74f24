import { mkdtempSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { readDelays, storeDelays } from '../../../main/store/engine.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-engine-'))
const file = path.join(folder, 'engine.json')
const app = vi.hoisted(() => ({ version: '1.0.0', folder: '' }))
vi.mock('electron', () => ({ app: { getPath: () => app.folder, getVersion: () => app.version } }))
app.folder = folder
afterAll(() => rm(folder, { recursive: true }))

it('what was measured is known until the version changes', async () => {
  expect(await readDelays()).toBeNull()
  await storeDelays({ mp3: 25, aac: 0, atRates: [{ rate: 0.5, late: -31 }] })
  expect(await readDelays()).toEqual({ mp3: 25, aac: 0, atRates: [{ rate: 0.5, late: -31 }] })
  app.version = '1.1.0'
  expect(await readDelays()).toBeNull()
})

it('a value that cannot be is not believed', async () => {
  await storeDelays({ mp3: 1, aac: 1, atRates: [] })
  await writeFile(file, (await readFile(file, 'utf8')).replace('"mp3": 1', '"mp3": 9999'))
  expect(await readDelays()).toBeNull()
})
