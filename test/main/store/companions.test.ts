import { mkdtempSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createCompanions } from '../../../main/store/companions.ts'
import { episodeId } from '../../../main/store/episode-id.ts'

const folder = path.join(mkdtempSync(path.join(tmpdir(), 'earmark-companions-')), 'companions')
const { read, store } = createCompanions(folder)
afterEach(() => rm(folder, { recursive: true, force: true }))

const companion = {
  chapters: [{ start: 0, end: null, title: 'One', hidden: false }],
  notes: 'boat',
  lineNotes: [{ index: 2, start: 1500, text: 'The boat', note: '**Which?**' }],
  article: null,
  page: null,
}

it('keeps what was added to an episode, by its audio, without audio by its transcript', async () => {
  expect(await read('/a.mp3', '/a.srt')).toBeNull()
  await store('/a.mp3', '/a.srt', companion)
  expect(await read('/a.mp3', null)).toEqual(companion)
  expect(await read('/b.mp3', '/a.srt')).toBeNull()
  await store(null, '/b.srt', { ...companion, notes: 'other' })
  expect((await read(null, '/b.srt'))?.notes).toBe('other')
})

it('reads what was kept before there were notes on lines', async () => {
  await store('/a.mp3', null, companion)
  const file = path.join(folder, `${episodeId('/a.mp3', null)}.json`)
  await writeFile(file, '{"chapters": null, "notes": "old", "article": null, "page": null}')
  expect(await read('/a.mp3', null)).toEqual({
    chapters: null,
    notes: 'old',
    lineNotes: [],
    article: null,
    page: null,
  })
})

it('takes each part that fits, and keeps the file before the rest is replaced', async () => {
  await store('/a.mp3', null, companion)
  const file = path.join(folder, `${episodeId('/a.mp3', null)}.json`)
  const odd = '{"chapters": [{"start": "soon"}], "notes": "boat", "lineNotes": 3, "new": true}'
  await writeFile(file, odd)
  const after = createCompanions(folder)
  expect(await after.read('/a.mp3', null)).toEqual({ ...companion, chapters: null, lineNotes: [] })
  await after.store('/a.mp3', null, companion)
  expect(await readFile(`${file}.1.bak`, 'utf8')).toBe(odd)
  expect(await after.read('/a.mp3', null)).toEqual(companion)
})

it('has nothing where the file is broken', async () => {
  await store('/a.mp3', null, companion)
  await writeFile(path.join(folder, `${episodeId('/a.mp3', null)}.json`), '{')
  expect(await read('/a.mp3', null)).toBeNull()
})

it('moves with the audio; what the other place had is kept under another name', async () => {
  const { move, ...companions } = createCompanions(folder)
  await companions.store('/a.mp3', null, companion)
  await companions.store('/b.mp3', null, { ...companion, notes: 'of b' })
  await move('/a.mp3', '/b.mp3')
  expect((await companions.read('/b.mp3', null))?.notes).toBe('boat')
  expect(await companions.read('/a.mp3', null)).toBeNull()
  const kept = path.join(folder, `${episodeId('/b.mp3', null)}.json.1.bak`)
  expect(await readFile(kept, 'utf8')).toContain('of b')
  await move('/nothing.mp3', '/b.mp3')
  await move('/b.mp3', '/b.mp3')
  expect((await companions.read('/b.mp3', null))?.notes).toBe('boat')
})
