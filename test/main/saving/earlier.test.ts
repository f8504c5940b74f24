import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { stampNow } from '../../../main/files/write-text.ts'
import { grantOffered, grantText } from '../../../main/grants/grants.ts'
import { adoptVersion, earlierVersions, readVersion } from '../../../main/saving/earlier.ts'
import { mayReplace, noticedVersion } from '../../../main/saving/versions.ts'
import { createBackups } from '../../../main/store/backups.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-earlier-'))
afterAll(() => rm(folder, { recursive: true }))

const backups = createBackups(path.join(folder, 'backups'))
const LATIN = Uint8Array.of(0x4e, 0xe4, 0x68, 0x65)
let count = 0
let file = ''
beforeEach(async () => {
  file = path.join(folder, `${count++}.srt`)
  await writeFile(file, 'now')
  await backups.keep(file, LATIN)
})

it('lists and reads the versions of a text that was granted, by number', async () => {
  const grant = grantText(file)
  expect(await earlierVersions(backups, grant)).toMatchObject({ value: [{ number: 1, bytes: 4 }] })
  expect(await readVersion(backups, { grant, number: 1, encoding: 'windows-1252' })).toEqual({
    ok: true,
    value: { text: 'Nähe', encoding: 'windows-1252' },
  })
  expect(await readVersion(backups, { grant, number: 2, encoding: 'utf-8' })).toMatchObject({
    reason: 'missing',
  })
})

it('reads what stands on the disk, which gives no right to save over it', async () => {
  const grant = grantText(file)
  expect(await readVersion(backups, { grant, number: null, encoding: 'utf-8' })).toMatchObject({
    value: { text: 'now' },
  })
  expect(mayReplace(file, await stampNow(file), false)).toBeUndefined()
  await rm(file)
  expect(await readVersion(backups, { grant, number: null, encoding: 'utf-8' })).toMatchObject({
    reason: 'missing',
  })
})

it('gives nothing of a file that is no granted text', async () => {
  const grant = grantOffered(file)
  const refused = { ok: false, reason: 'bad-request' }
  expect(await earlierVersions(backups, grant)).toMatchObject(refused)
  expect(await readVersion(backups, { grant, number: 1, encoding: 'utf-8' })).toMatchObject(refused)
  expect(adoptVersion(grant, 'theirs')).toMatchObject(refused)
})

it('lets a version be replaced only when the page was noticed of it', () => {
  const grant = grantText(file)
  expect(adoptVersion(grant, 'theirs')).toMatchObject({ reason: 'bad-request' })
  noticedVersion(file, 'theirs')
  expect(adoptVersion(grant, 'theirs')).toMatchObject({ ok: true })
  expect(mayReplace(file, 'theirs', false)).toBe('theirs')
})
