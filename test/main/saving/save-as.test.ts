import { mkdtempSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserWindow } from 'electron'
import { afterAll, expect, it, vi } from 'vitest'
import { grantedText, grantText } from '../../../main/grants/grants.ts'
import { saveTextAs } from '../../../main/saving/save-as.ts'
import { saveText } from '../../../main/saving/save-text.ts'

const dialog = vi.hoisted(() => ({ showSaveDialog: vi.fn() }))
vi.mock('electron', () => ({ dialog }))

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-save-as-'))
afterAll(() => rm(folder, { recursive: true }))

const window = {} as BrowserWindow
const keepNothing = () => Promise.resolve(() => Promise.resolve())
const body = { text: 'words', encoding: 'utf-8', bom: false }
const asked = { ...body, suggestedName: 'b.srt', beside: null, filter: { name: 'SubRip', extension: 'srt' } }

it('writes where the user wants it, beside the own file by default, and may save there from then on', async () => {
  const filePath = path.join(folder, 'b.srt')
  dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath })
  const result = await saveTextAs(
    window,
    { ...asked, beside: grantText(path.join(folder, 'a.srt')) },
    keepNothing,
  )
  expect(dialog.showSaveDialog.mock.lastCall?.[1]).toMatchObject({ defaultPath: filePath })
  expect(await readFile(filePath, 'utf8')).toBe('words')
  if (!result?.ok) throw new Error('not saved')
  const { grant, name, stamp } = result.value
  expect([name, grantedText(grant)]).toEqual(['b.srt', filePath])
  expect(await saveText(grant, body, { expect: stamp, force: false }, keepNothing)).toMatchObject({
    ok: true,
  })
})

it.each([
  [String.raw`\\evil\share\b.srt`, '__evil_share_b.srt'],
  ['../../b.srt', '.._.._b.srt'],
  ['C:b\n.srt', 'C_b_.srt'],
  ['..', '_'],
])('suggests a name and no other place: %j', async (suggestedName, name) => {
  dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
  const beside = grantText(path.join(folder, 'a.srt'))
  await saveTextAs(window, { ...asked, suggestedName, beside }, keepNothing)
  expect(dialog.showSaveDialog.mock.lastCall?.[1]).toMatchObject({ defaultPath: path.join(folder, name) })
  await saveTextAs(window, { ...asked, suggestedName }, keepNothing)
  expect(dialog.showSaveDialog.mock.lastCall?.[1]).toMatchObject({ defaultPath: name })
})

it('writes nothing when the user cancels, and names the file that could not be written', async () => {
  dialog.showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' })
  expect(await saveTextAs(window, asked, keepNothing)).toBeNull()
  const filePath = path.join(folder, 'no-such-folder', 'c.srt')
  dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath })
  expect(await saveTextAs(window, asked, keepNothing)).toMatchObject({
    ok: false,
    reason: 'missing',
    name: 'c.srt',
  })
})

it('has the file kept that the user writes over', async () => {
  const filePath = path.join(folder, 'there.srt')
  await writeFile(filePath, 'of another day')
  const kept: string[] = []
  dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath })
  const result = await saveTextAs(window, asked, (_file, bytes) => {
    kept.push(Buffer.from(bytes).toString())
    return Promise.resolve(() => Promise.resolve())
  })
  expect(result).toMatchObject({ ok: true, value: { isKept: true } })
  expect(kept).toEqual(['of another day'])
})
