import { mkdirSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest'
import { stampOf } from '../../../main/files/stamp.ts'
import { writeText } from '../../../main/files/write-text.ts'
import { createBackups } from '../../../main/store/backups.ts'
import { createJsonFile } from '../../../main/store/json-file.ts'
import { openPeaks } from '../../../main/store/peaks-cache.ts'
import { readPeaks } from '../../../main/store/peaks-read.ts'
import { BLOCK_POINTS } from '../../../shared/media/peaks/peaks-file.ts'
import { leaveRoom, MAY_MOUNT, mountSmallDisk, unmount } from '../../small-disk.ts'
import { expectTrue, KEY, RATE, truth } from '../store/peaks-truth.ts'

let parent = ''
let disk = ''
let isMounted = false
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'earmark-full-'))
  disk = path.join(parent, 'disk')
  mkdirSync(disk)
  isMounted = mountSmallDisk(disk, 512)
})
afterAll(async () => {
  if (isMounted) unmount(disk)
  await rm(parent, { recursive: true })
})
beforeEach(async (context: TestContext) => {
  context.skip(!isMounted, 'no disk may be mounted here')
  for (const name of await readdir(disk)) await rm(path.join(disk, name), { recursive: true })
})

const file = () => path.join(disk, 'talk.srt')
const body = (text: string) => ({ text, encoding: 'utf-8', bom: false })
const names = async () => (await readdir(disk)).filter((name) => name !== 'filler').sort()

// Known defect: the package that wrote files asked the system once and never looked how many bytes it took. The file was
// cut short where the disk was full, and "Saved" was said.
describe.runIf(MAY_MOUNT)('a disk that is nearly full', () => {
  it("leaves the user's file as it was, and nothing beside it", async () => {
    const old = 'as it was\n'.repeat(10_000)
    await writeFile(file(), old)
    leaveRoom(disk, 100)
    const stamp = stampOf(await readFile(file()), (await stat(file())).mtimeMs)
    expect(await writeText(file(), body('changed to\n'.repeat(10_000)), stamp)).toEqual({
      ok: false,
      reason: 'no-space',
      detail: 'ENOSPC',
    })
    expect(await readFile(file(), 'utf8')).toBe(old)
    expect(await names()).toEqual(['talk.srt'])
    await rm(path.join(disk, 'filler'))
    expect(await writeText(file(), body('changed to\n'.repeat(10_000)), stamp)).toMatchObject({ ok: true })
  })

  it('makes no file that is cut short', async () => {
    leaveRoom(disk, 60)
    expect(await writeText(file(), body('x'.repeat(100_000)), null)).toMatchObject({ reason: 'no-space' })
    expect(await names()).toEqual([])
  })

  it('is left to the text when there is no room for its earlier version as well', async () => {
    const old = 'as it was\n'.repeat(10_000)
    await writeFile(file(), old)
    leaveRoom(disk, 150)
    const { keep, list } = createBackups(path.join(disk, 'backups'))
    const written = await writeText(file(), body('changed to\n'.repeat(10_000)), null, keep)
    expect(written).toMatchObject({ ok: true, value: { isKept: false } })
    expect(await readFile(file(), 'utf8')).toBe('changed to\n'.repeat(10_000))
    expect(await list(file())).toEqual([])
  })

  it('takes a file that fits to the last byte, and not one that is a byte longer', async () => {
    leaveRoom(disk, 64)
    expect(await writeText(file(), body('x'.repeat(65_537)), null)).toMatchObject({ reason: 'no-space' })
    expect(await names()).toEqual([])
    expect(await writeText(file(), body('x'.repeat(65_536)), null)).toMatchObject({ ok: true })
    expect(await readFile(file(), 'utf8')).toBe('x'.repeat(65_536))
  })

  it('leaves our own files as they were, however often it is tried', async () => {
    const ours = createJsonFile(path.join(disk, 'a.json'))
    await ours.write({ text: 'old'.repeat(20_000) })
    leaveRoom(disk, 40)
    for (let i = 0; i < 5; i++)
      await expect(ours.write({ text: 'new'.repeat(20_000) })).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(await names()).toEqual(['a.json'])
    expect(await ours.read()).toEqual({ text: 'old'.repeat(20_000) })
    await ours.write({ text: 'less' })
    expect(await ours.read()).toEqual({ text: 'less' })
  })

  it('ends the keeping of a waveform, and what is kept is true', async () => {
    leaveRoom(disk, 200)
    const entry = await openPeaks(disk, KEY, RATE)
    for (let block = 0; block < 80; block++)
      entry.write(block * BLOCK_POINTS, truth(block * BLOCK_POINTS, BLOCK_POINTS))
    await entry.close()
    expectTrue((await readPeaks(disk, KEY))?.pyramid)
  })
})
