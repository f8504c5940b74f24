import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { stampOf } from '../../../main/files/stamp.ts'
import type { Kept } from '../../../main/store/journal-file.ts'
import { foretelling, foretoldIn, stampIfWritten, unsavedEdits } from '../../../main/store/journal-summary.ts'

const NEW = Buffer.from('what is being saved')
const COMING = foretelling(stampOf(NEW, 0))
const page = (text: string): Kept => ({ by: 'page', text })
const EDIT = page('{"do":"edit","label":"x"}')
const UNDO = page('{"do":"undo"}')
const MARK = page('{"do":"edit","inFile":false}')
const SAVING = page('{"do":"saving","tip":0}')
const SAVED = page('{"do":"saved","tip":0}')
const WRITTEN = page('{"do":"written","stamp":"s"}')

let folder = ''
let text = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'journal-summary-'))
  text = path.join(folder, 'talk.srt')
  await writeFile(text, 'what it was')
})
afterEach(() => rm(folder, { recursive: true }))

it.each<[string, readonly Kept[], number, number]>([
  ['edits, and what was undone of them', [EDIT, EDIT, UNDO, MARK], 3, 3],
  ['edits since the last save', [EDIT, SAVING, COMING, SAVED, EDIT], 1, 1],
  ['edits while it was saved, as the save tells', [EDIT, EDIT, page('{"do":"saved","tip":1}')], 1, 1],
  ['what was saved and is undone for good', [EDIT, page('{"do":"saved","tip":"gone"}')], 1, 1],
  ['all, until the file holds what was being saved', [EDIT, EDIT, SAVING, COMING], 2, 0],
  ['those that came after what was being saved', [EDIT, SAVING, COMING, EDIT, EDIT], 3, 2],
  ['those that came after what was written', [EDIT, SAVING, COMING, WRITTEN, EDIT], 1, 1],
])('counts %s', async (_, records, before, after) => {
  expect(await unsavedEdits(records, text)).toBe(before)
  await writeFile(text, NEW)
  expect(await unsavedEdits(records, text)).toBe(after)
})

it('knows what was being written, until it was', () => {
  const stamp = stampOf(NEW, 0)
  expect(foretoldIn([EDIT])).toBeNull()
  expect(foretoldIn([EDIT, SAVING, COMING, EDIT])).toBe(stamp)
  expect(foretoldIn([COMING, SAVED])).toBeNull()
  expect(foretoldIn([COMING, WRITTEN])).toBeNull()
  expect(foretoldIn([page('{"writes":"of the page"}')])).toBeNull()
})

it('finds it in the file, whenever it was written', async () => {
  const foretold = stampOf(NEW, 0)
  expect(await stampIfWritten(text, foretold)).toBeNull()
  await writeFile(text, NEW)
  expect(await stampIfWritten(text, null)).toBeNull()
  expect(await stampIfWritten(text, foretold)).toBe(stampOf(NEW, (await stat(text)).mtimeMs))
  expect(await stampIfWritten(path.join(folder, 'gone.srt'), foretold)).toBeNull()
})
