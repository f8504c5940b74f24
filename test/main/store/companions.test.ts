import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { readCompanion, storeCompanion } from '../../../main/store/companions.ts'
import { episodeId } from '../../../main/store/library.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-companions-'))
vi.mock('electron', () => ({ app: { getPath: () => folder } }))
afterEach(() => rm(path.join(folder, 'companions'), { recursive: true, force: true }))

const companion = {
  chapters: [{ start: 0, end: null, title: 'One', hidden: false }],
  notes: 'boat',
  lineNotes: [{ index: 2, start: 1500, text: 'The boat', note: '**Which?**' }],
  article: null,
  page: null,
}

it('keeps what was added to an episode, by its audio, without audio by its transcript', async () => {
  expect(await readCompanion('/a.mp3', '/a.srt')).toBeNull()
  await storeCompanion('/a.mp3', '/a.srt', companion)
  expect(await readCompanion('/a.mp3', null)).toEqual(companion)
  expect(await readCompanion('/b.mp3', '/a.srt')).toBeNull()
  await storeCompanion(null, '/b.srt', { ...companion, notes: 'other' })
  expect((await readCompanion(null, '/b.srt'))?.notes).toBe('other')
})

it('reads what was kept before there were notes on lines', async () => {
  await storeCompanion('/a.mp3', null, companion)
  const file = path.join(folder, 'companions', `${episodeId('/a.mp3', null)}.json`)
  await writeFile(file, '{"chapters": null, "notes": "old", "article": null, "page": null}')
  expect(await readCompanion('/a.mp3', null)).toEqual({
    chapters: null,
    notes: 'old',
    lineNotes: [],
    article: null,
    page: null,
  })
})

it('has nothing where the file is broken', async () => {
  await storeCompanion('/a.mp3', null, companion)
  const file = path.join(folder, 'companions', `${episodeId('/a.mp3', null)}.json`)
  await writeFile(file, '{"chapters": [{"start": "soon"}], "notes": 3}')
  expect(await readCompanion('/a.mp3', null)).toBeNull()
  await writeFile(file, '{')
  expect(await readCompanion('/a.mp3', null)).toBeNull()
})
