import { mkdtempSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { stampNow } from '../../../main/files/write-text.ts'
import { grantAudio, grantOffered, grantText } from '../../../main/grants/grants.ts'
import { saveText } from '../../../main/saving/save-text.ts'
import { toldVersion } from '../../../main/saving/versions.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-save-'))
afterAll(() => rm(folder, { recursive: true }))

const body = { text: 'corrected', encoding: 'utf-8', bom: false }
const keepNothing = () => Promise.resolve(() => Promise.resolve())
let count = 0
let file = ''
let read = ''
beforeEach(async () => {
  file = path.join(folder, `${count++}.srt`)
  await writeFile(file, 'as read')
  read = await stampNow(file)
})

const said = () => readFile(file, 'utf8')

it('saves over what was read, and again over what it has saved', async () => {
  const id = grantText(file)
  toldVersion(file, read)
  const first = await saveText(id, body, { expect: read, force: false }, keepNothing)
  expect(first).toMatchObject({ ok: true })
  const stamp = first.ok ? first.value.stamp : ''
  expect(
    await saveText(id, { ...body, text: 'again' }, { expect: stamp, force: false }, keepNothing),
  ).toMatchObject({
    ok: true,
  })
  expect(await said()).toBe('again')
})

it.each([
  ['audio', () => grantAudio(file, 'audio/mpeg')],
  ['a file that was only offered', () => grantOffered(file)],
  ['no file at all', () => 'no-such'],
])('writes nothing into %s', async (_, grant) => {
  toldVersion(file, read)
  for (const force of [false, true])
    expect(await saveText(grant(), body, { expect: read, force }, keepNothing)).toMatchObject({
      reason: 'bad-request',
    })
  expect(await said()).toBe('as read')
})

it('writes over no version that the page has not read', async () => {
  const id = grantText(file)
  for (const force of [false, true])
    expect(await saveText(id, body, { expect: read, force }, keepNothing)).toMatchObject({
      reason: 'bad-request',
    })
  expect(await said()).toBe('as read')
})

it('writes over what another program has put there when the page has asked, and then over that only', async () => {
  const id = grantText(file)
  toldVersion(file, read)
  expect(await saveText(id, body, { expect: read, force: true }, keepNothing)).toMatchObject({
    reason: 'bad-request',
  })
  await writeFile(file, 'theirs')
  expect(await saveText(id, body, { expect: read, force: false }, keepNothing)).toMatchObject({
    reason: 'changed-outside',
  })
  await writeFile(file, 'theirs once more')
  expect(await saveText(id, body, { expect: read, force: true }, keepNothing)).toMatchObject({
    reason: 'changed-outside',
  })
  expect(await said()).toBe('theirs once more')
  expect(await saveText(id, body, { expect: read, force: true }, keepNothing)).toMatchObject({ ok: true })
  expect(await said()).toBe('corrected')
})

it('writes a file anew that has gone when the page has asked', async () => {
  const id = grantText(file)
  toldVersion(file, read)
  await rm(file)
  expect(await saveText(id, body, { expect: read, force: false }, keepNothing)).toMatchObject({
    reason: 'changed-outside',
  })
  expect(await saveText(id, body, { expect: read, force: true }, keepNothing)).toMatchObject({ ok: true })
  expect(await said()).toBe('corrected')
})

it('has what it replaces kept, and says so when that fails', async () => {
  const id = grantText(file)
  toldVersion(file, read)
  const kept: string[] = []
  const keep = (of: string, bytes: Uint8Array) => {
    kept.push(`${path.basename(of)}: ${Buffer.from(bytes).toString()}`)
    return Promise.resolve(() => Promise.resolve())
  }
  const first = await saveText(id, body, { expect: read, force: false }, keep)
  expect(first).toMatchObject({ ok: true, value: { isKept: true } })
  expect(kept).toEqual([`${path.basename(file)}: as read`])
  const stamp = first.ok ? first.value.stamp : ''
  const refuse = () => Promise.reject(new Error('no room'))
  const again = { ...body, text: 'again' }
  expect(await saveText(id, again, { expect: stamp, force: false }, refuse)).toMatchObject({
    ok: true,
    value: { isKept: false },
  })
  expect(await said()).toBe('again')
})
