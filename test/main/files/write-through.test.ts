import type * as Fs from 'node:fs/promises'
import { link, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { replaceFile } from '../../../main/files/replace-file.ts'
import { disk, mendDisk } from './failing-disk.ts'

vi.mock('node:fs/promises', async (original) =>
  (await import('./failing-disk.ts')).failingFs(await original<typeof Fs>()),
)

let folder = ''
let file = ''
const twin = () => path.join(folder, 'twin.srt')
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-through-'))
  file = path.join(folder, 'talk.srt')
  await writeFile(file, 'as it was')
  await link(file, twin())
})
afterEach(async () => {
  mendDisk()
  await rm(folder, { recursive: true })
})
const bytesOf = (text: string) => new TextEncoder().encode(text)

describe.skipIf(process.platform === 'win32')('a file with several names', () => {
  it('writes the one file that several names stand for', async () => {
    for (const text of ['a longer text than it was', 'short', '']) {
      await replaceFile(file, bytesOf(text))
      expect([await readFile(file, 'utf8'), await readFile(twin(), 'utf8')]).toEqual([text, text])
    }
    expect((await readdir(folder)).sort()).toEqual(['talk.srt', 'twin.srt'])
  })

  it.each(['write', 'sync'])('puts back what was there, with its time, when %s fails', async (step) => {
    const { mtimeMs } = await stat(file)
    // The first step is that of the copy.
    disk.errors = { [step]: ['', 'ENOSPC'] }
    await expect(replaceFile(file, bytesOf('all new content'))).rejects.toMatchObject({ code: 'ENOSPC' })
    expect([await readFile(file, 'utf8'), await readFile(twin(), 'utf8')]).toEqual(['as it was', 'as it was'])
    expect((await stat(file)).mtimeMs).toBeCloseTo(mtimeMs, 0)
    expect((await readdir(folder)).sort()).toEqual(['talk.srt', 'twin.srt'])
  })

  it('changes nothing where what was there cannot be kept', async () => {
    disk.errors = { write: ['ENOSPC'] }
    await expect(replaceFile(file, bytesOf('new'))).rejects.toMatchObject({ code: 'ENOSPC' })
    expect((await readdir(folder)).sort()).toEqual(['talk.srt', 'twin.srt'])
    expect(await readFile(twin(), 'utf8')).toBe('as it was')
  })

  it('leaves what was there beside the file when it cannot be put back, under a new name', async () => {
    await writeFile(`${file}.before-saving`, 'of an earlier day')
    disk.errors = { write: ['', 'EIO', 'EIO'] }
    await expect(replaceFile(file, bytesOf('new'))).rejects.toMatchObject({ code: 'EIO' })
    expect(await readFile(`${file}.before-saving-2`, 'utf8')).toBe('as it was')
    expect(await readFile(`${file}.before-saving`, 'utf8')).toBe('of an earlier day')
  })
})
