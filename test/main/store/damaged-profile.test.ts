import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stampOf } from '../../../main/files/stamp.ts'
import { createStore, type Store } from '../../../main/store/store.ts'
import { createChance, mutate } from '../../fuzz/mutate.ts'

const AUDIO = '/talks/a.mp3'
const TEXT = '/talks/a.srt'
const NOTES = { chapters: null, notes: 'what was said', lineNotes: [], article: null, page: null }
const PLACE = { title: 'A', positionMs: 5, durationMs: 9, rate: 1, pxPerSec: null }
const FORM = { encoding: 'utf-8', bom: false, sure: true, how: '{}', body: 'One.' }
const DELAYS = { mp3: 25.1, aac: 0, atRates: [] }

let parent = ''
let whole = ''
let copies = 0
const storeIn = (folder: string) => createStore({ folder, version: '1' })

beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'earmark-damaged-'))
  whole = path.join(parent, 'whole')
  await mkdir(whole)
  await fill(storeIn(whole))
})
afterAll(() => rm(parent, { recursive: true }))

/** Writes all that is ours. */
async function fill({ settings, library, companions, delays, journals, backups }: Store): Promise<void> {
  await settings.change({ theme: 'dark' })
  await library.remember({ ...PLACE, audio: AUDIO, text: TEXT })
  await companions.store(AUDIO, TEXT, NOTES)
  await delays.store(DELAYS)
  const stamp = stampOf(Buffer.from('One.'), 1)
  const id = await journals.begin({ ...FORM, text: TEXT, audio: AUDIO, stamp })
  if (id !== null) await journals.write(id, ['{"do":"undo"}', '{"do":"redo"}'], { text: TEXT, audio: AUDIO })
  await backups.keep(TEXT, Buffer.from('as it was'))
}

/** Reads all that is ours. */
async function readAll({ settings, library, companions, delays, journals, backups }: Store): Promise<void> {
  await settings.read()
  await library.list()
  await library.placeOf(AUDIO)
  await library.textFolders()
  await companions.read(AUDIO, TEXT)
  await delays.read()
  for (const { id } of await journals.list()) await journals.take(id)
  for (const { number } of await backups.list(TEXT)) await backups.read(TEXT, number)
  await backups.tidy()
}

/** All files below a folder, with what is in them. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const read = files.map(
    async (file) => [path.relative(folder, file), await readFile(file, 'latin1')] as const,
  )
  return new Map(await Promise.all(read))
}

it('whatever is damaged of our files is read as far as it goes, and kept before anything takes its place', async () => {
  const seed = fc.integer({ min: 1, max: 2 ** 31 - 1 })
  await fc.assert(
    fc.asyncProperty(fc.nat(), seed, fc.boolean(), async (pick, from, isFirstRead) => {
      const folder = path.join(parent, String(++copies))
      await cp(whole, folder, { recursive: true })
      const before = [...(await filesIn(folder))].sort()
      const [name, text] = before[pick % before.length]!
      const damaged = mutate(
        text,
        before.map(([, other]) => other),
        createChance(from),
      )
      await writeFile(path.join(folder, name), damaged, 'latin1')
      const store = storeIn(folder)
      if (isFirstRead) await readAll(store)
      await fill(store)
      await readAll(store)
      const after = [...(await filesIn(folder)).values()]
      // What we could make nothing of is there still; what we could was taken over.
      if (name.endsWith('.json') && !isJson(damaged)) expect(after).toContain(damaged)
      await rm(folder, { recursive: true })
    }),
    { numRuns: 60 },
  )
})

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'latin1').toString())
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}
