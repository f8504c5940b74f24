import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest'
import { stampOf } from '../../../main/files/stamp.ts'
import { writeText } from '../../../main/files/write-text.ts'
import { createBackups } from '../../../main/store/backups.ts'
import { createJournals } from '../../../main/store/journals.ts'
import { leaveRoom, MAY_MOUNT, mountImage, unmount } from '../../small-disk.ts'

const DISK_KIB = 4096
const OLD = 'as it was\n'.repeat(8000)
const NEW = 'changed to\n'.repeat(8000)

describe.runIf(MAY_MOUNT).each(['ext4', 'vfat'] as const)('a disk with %s', (kind) => {
  let parent = ''
  let disk = ''
  let isMounted = false
  beforeEach(async (context: TestContext) => {
    parent = await mkdtemp(path.join(tmpdir(), 'earmark-disk-'))
    disk = await mkdtemp(path.join(parent, 'disk-'))
    isMounted = mountImage(disk, path.join(parent, 'image'), kind, DISK_KIB)
    context.skip(!isMounted, 'no such disk can be made here')
  })
  afterEach(async () => {
    if (isMounted) unmount(disk)
    await rm(parent, { recursive: true, force: true })
  })
  const at = (name: string) => path.join(disk, name)
  const names = async () =>
    (await readdir(disk)).filter((name) => !/^(filler|lost\+found|backups)$/.test(name)).sort()

  it('has the old text or the new, and nothing beside it, however much room there is', async () => {
    for (let kib = 20; kib <= 200; kib += 20) {
      for (const name of ['filler', 'talk.srt', 'backups'])
        await rm(at(name), { recursive: true, force: true })
      await writeFile(at('talk.srt'), OLD)
      leaveRoom(disk, kib)
      const { keep, list, read } = createBackups(at('backups'))
      const stamp = stampOf(Buffer.from(OLD), (await stat(at('talk.srt'))).mtimeMs)
      const body = { text: NEW, encoding: 'utf-8', bom: false }
      const written = await writeText(at('talk.srt'), body, stamp, keep)
      expect(await readFile(at('talk.srt'), 'utf8'), `${kib} KiB`).toBe(written.ok ? NEW : OLD)
      if (!written.ok) expect(written, `${kib} KiB`).toMatchObject({ reason: 'no-space' })
      expect(await names()).toEqual(['talk.srt'])
      const [kept] = await list(at('talk.srt'))
      if (kept) expect(Buffer.from((await read(at('talk.srt'), kept.number)) ?? '').toString()).toBe(OLD)
      await rm(at('filler'), { force: true })
      expect(await writeText(at('talk.srt'), body, null, keep)).toMatchObject({ ok: true })
    }
  })

  it('has every record of a journal that was acknowledged when it is full', async () => {
    const text = path.join(parent, 'talk.srt')
    await writeFile(text, OLD)
    leaveRoom(disk, 300)
    const journals = createJournals(at('journals'))
    const stamp = stampOf(Buffer.from(OLD), (await stat(text)).mtimeMs)
    const form = { encoding: 'utf-8', bom: false, sure: true, stamp, how: '{}', body: null }
    const id = await journals.begin({ ...form, text, audio: null })
    const done: string[] = []
    const write = (n: number) => {
      const record = JSON.stringify({ do: 'edit', n, text: 'x'.repeat(20_000) })
      return journals.write(id ?? '', [record], { text, audio: null }).then(() => done.push(record))
    }
    const full = async () => {
      for (let n = 0; n < 100; n++) await write(n)
    }
    await expect(full()).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(done.length).toBeGreaterThan(2)
    expect((await createJournals(at('journals')).take(id ?? ''))?.records).toEqual(done)
    await rm(at('filler'))
    await write(100)
    expect((await createJournals(at('journals')).take(id ?? ''))?.records).toEqual(done)
  })
})
