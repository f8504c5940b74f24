import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readOrdinary } from '../../../main/files/ordinary-file.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-ordinary-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('gives the bytes of a file and when it was written, up to a size', async () => {
  const file = path.join(folder, 'a.srt')
  await writeFile(file, 'four')
  const found = await readOrdinary(file, 4)
  expect([found?.bytes.toString(), found?.mtimeMs]).toEqual(['four', (await stat(file)).mtimeMs])
  await expect(readOrdinary(file, 3)).rejects.toMatchObject({ code: 'EFBIG' })
})

it('is nothing where no file is', async () => {
  expect(await readOrdinary(path.join(folder, 'gone'), 10)).toBeNull()
  expect(await readOrdinary(folder, 10)).toBeNull()
})

it.skipIf(process.platform === 'win32')('waits for no pipe', async () => {
  const pipe = path.join(folder, 'pipe')
  spawnSync('mkfifo', [pipe])
  expect(await readOrdinary(pipe, 10)).toBeNull()
})
