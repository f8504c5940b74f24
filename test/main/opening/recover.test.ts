import { mkdtempSync } from 'node:fs'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { stampOf } from '../../../main/files/stamp.ts'
import { grantedText } from '../../../main/grants/grants.ts'
import { listUnsaved, openAgain, recover } from '../../../main/opening/recover.ts'
import { saveText } from '../../../main/saving/save-text.ts'
import { createStore } from '../../../main/store/store.ts'
import { writtenRecord } from '../../../shared/journal/record.ts'

// The process of the waveform is Electron's; nothing here starts it.
vi.mock('electron', () => ({ utilityProcess: {} }))

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-recover-'))
const file = path.join(folder, 'talk.srt')
const anew = () => createStore({ folder, version: '1.0.0' })
const SRT = '1\n00:00:01,000 --> 00:00:02,000\nSch\u00f6n.\n'
const EDIT = '{"do":"edit"}'
/** No earlier version is kept here. */
const keepNothing = () => Promise.resolve(() => Promise.resolve())
afterAll(() => rm(folder, { recursive: true }))

/** A journal of the file as it stands there, in Latin-1. */
async function journaled(...records: string[]): Promise<string> {
  const bytes = Buffer.from(SRT, 'latin1')
  await writeFile(file, bytes)
  const stamp = stampOf(bytes, (await stat(file)).mtimeMs)
  const form = { encoding: 'windows-1252', bom: false, sure: true, stamp, how: '{"x":1}' }
  const { journals } = anew()
  const id = await journals.begin({ text: file, audio: null, ...form, body: null })
  await journals.write(id ?? '', records, { text: file, audio: null })
  return id ?? ''
}

it('gives the text as it was read, which may be saved where it is if nobody else has changed it', async () => {
  const id = await journaled(EDIT)
  expect(await listUnsaved(anew())).toMatchObject([
    { journal: id, name: 'talk.srt', audioName: null, edits: 1 },
  ])
  const result = await recover(anew(), id)
  if (!result.ok) throw new Error(result.detail)
  const [text] = result.value.opened.texts
  expect(text).toMatchObject({ name: 'talk.srt', text: SRT, encoding: 'windows-1252' })
  expect(result.value).toMatchObject({ how: '{"x":1}', records: [EDIT], isTorn: false })
  expect(grantedText(text?.grant ?? '')).toBe(file)
  const body = { text: 'mine', encoding: 'utf-8', bom: false }
  await writeFile(file, 'of another program')
  const basis = { expect: text?.stamp ?? '', force: false }
  expect(await saveText(text?.grant ?? '', body, basis, keepNothing)).toMatchObject({
    reason: 'changed-outside',
  })
})

it('knows the versions that the file was saved as', async () => {
  const bytes = Buffer.from('saved since')
  const id = await journaled()
  await writeFile(file, bytes)
  const stamp = stampOf(bytes, (await stat(file)).mtimeMs)
  const form = { name: 'talk.srt', format: 'srt', encoding: 'utf-8', bom: false, sure: true, own: true }
  const saved = JSON.stringify({ do: 'saved', file: { ...form, stamp }, tip: 0 })
  const { journals } = anew()
  await journals.take(id)
  await journals.write(id, [EDIT, saved, '{"do":"saved"', EDIT], { text: file, audio: null })
  const result = await recover(anew(), id)
  if (!result.ok) throw new Error(result.detail)
  const grant = result.value.opened.texts[0]?.grant ?? ''
  const body = { text: 'mine', encoding: 'utf-8', bom: false }
  expect(await saveText(grant, body, { expect: stamp, force: false }, keepNothing)).toMatchObject({
    ok: true,
  })
})

it('knows what it was writing when it ended, if that is what stands there', async () => {
  const bytes = Buffer.from('being saved')
  const id = await journaled(EDIT)
  const first = anew()
  await first.journals.take(id)
  await first.journals.write(id, ['{"do":"saving","tip":0}'], { text: file, audio: null })
  await first.journals.foretell(file, stampOf(bytes, 0))
  const edits = async () => (await anew().journals.list()).find((one) => one.id === id)?.edits
  expect(await edits()).toBe(1)

  await writeFile(file, bytes)
  const second = anew()
  const result = await recover(second, id)
  if (!result.ok) throw new Error(result.detail)
  const { records, opened } = result.value
  const stamp = stampOf(bytes, (await stat(file)).mtimeMs)
  expect(records.slice(0, 2)).toEqual([EDIT, '{"do":"saving","tip":0}'])
  expect(records.slice(2)).toEqual([writtenRecord(stamp)])
  expect((await second.journals.take(id))?.foretold).toBeNull()
  expect(await edits()).toBeUndefined()
  const body = { text: 'mine', encoding: 'utf-8', bom: false }
  const grant = opened.texts[0]?.grant ?? ''
  expect(await saveText(grant, body, { expect: stamp, force: false }, keepNothing)).toMatchObject({
    ok: true,
  })
})

it('says what is missing: the audio, or the journal', async () => {
  const id = await journaled(EDIT)
  const { journals } = anew()
  await journals.take(id)
  await journals.write(id, [EDIT], { text: file, audio: path.join(folder, 'gone.mp3') })
  expect(await recover(anew(), id)).toMatchObject({ value: { opened: { audio: null, problems: [{}] } } })
  expect(await recover(anew(), crypto.randomUUID())).toMatchObject({ ok: false, reason: 'missing' })
})

it('opens again only what was on screen, and nothing beside it', async () => {
  await journaled()
  await writeFile(path.join(folder, 'talk.vtt'), 'WEBVTT\n\n00:01.000 --> 00:02.000\nOther\n')
  expect(await openAgain(anew(), [])).toBeNull()
  const opened = await openAgain(anew(), [file])
  expect(opened?.texts.map(({ name }) => name)).toEqual(['talk.srt'])
  expect(opened?.candidates).toEqual([])
  await rename(file, `${file}.old`)
  expect((await openAgain(anew(), [file]))?.problems).toHaveLength(1)
})
