import { mkdtempSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createStore } from '../../../main/store/store.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-store-'))
afterAll(() => rm(folder, { recursive: true }))

it('keeps everything in its folder, which stays empty until something is kept', async () => {
  const store = createStore({ folder, version: '1.0.0' })
  await Promise.all([store.settings.read(), store.library.list(), store.delays.read()])
  expect(await readdir(folder)).toEqual([])
  await store.settings.change({ theme: 'dark' })
  await store.delays.store({ mp3: 1, aac: 2, atRates: [] })
  await store.companions.store('/a.mp3', null, {
    chapters: null,
    notes: 'one',
    lineNotes: [],
    article: null,
    page: null,
  })
  await store.library.remember({
    audio: '/a.mp3',
    text: null,
    title: 'a',
    positionMs: 0,
    durationMs: null,
    rate: 1,
    pxPerSec: null,
  })
  expect((await readdir(folder)).sort()).toEqual([
    'companions',
    'engine.json',
    'library.json',
    'settings.json',
  ])
  const after = createStore({ folder, version: '1.0.0' })
  expect((await after.settings.read()).theme).toBe('dark')
  expect(await after.delays.read()).toMatchObject({ mp3: 1 })
  expect(await after.library.list()).toHaveLength(1)
})

it('has folders for what is many files', () => {
  const { folders } = createStore({ folder, version: '1.0.0' })
  expect(Object.values(folders).map((name) => path.relative(folder, name))).toEqual([
    'companions',
    'peaks',
    'sample',
  ])
})
