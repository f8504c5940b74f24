import { mkdtemp, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { NOTHING_THERE } from '../../../main/files/stamp.ts'
import { stampNow } from '../../../main/files/write-text.ts'
import { grantText } from '../../../main/grants/grants.ts'
import { saveText } from '../../../main/saving/save-text.ts'
import { toldVersion, wasNoticed, whileSaving } from '../../../main/saving/versions.ts'
import { type TextWatch, watchText } from '../../../main/saving/watch-text.ts'
import { until } from '../../until.ts'

const LOOK_MS = 15
let folder = ''
let file = ''
let watch: TextWatch
/** What was told, in order. */
let told: string[] = []
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-watch-'))
  file = path.join(folder, 'talk.srt')
  await writeFile(file, 'as read')
  toldVersion(file, await stampNow(file))
  told = []
  watch = watchText((_file, { is }) => told.push(is), LOOK_MS)
  watch.follow(file)
})
afterEach(async () => {
  watch.follow(null)
  await rm(folder, { recursive: true })
})

/** Has another file changed and told of: what was done before it has been looked at by then. */
async function lookedAt(): Promise<void> {
  const other = path.join(folder, 'other.srt')
  await writeFile(other, 'first')
  toldVersion(other, await stampNow(other))
  let looks = 0
  const second = watchText(() => looks++, LOOK_MS)
  second.follow(other)
  for (let i = 1; i <= 4; i++) {
    await writeFile(other, `change ${'x'.repeat(i)}`)
    await until(() => expect(looks).toBe(i))
  }
  second.follow(null)
}

it('tells of a change, of another one, and that what was read is there again', async () => {
  await writeFile(file, 'theirs')
  await until(() => expect(told).toHaveLength(1))
  expect(wasNoticed(file, await stampNow(file))).toBe(true)
  await writeFile(file, 'theirs again')
  await until(() => expect(told).toHaveLength(2))
  await writeFile(file, 'as read')
  await until(() => expect(told).toHaveLength(3))
  expect(told).toEqual(['changed', 'changed', 'same'])
})

it('tells of a file that another one has replaced, with the same size and time', async () => {
  const other = path.join(folder, 'other')
  await writeFile(other, 'AS READ')
  const { atime, mtime } = await stat(file)
  await utimes(other, atime, mtime)
  await rename(other, file)
  await until(() => expect(told).toHaveLength(1))
  expect(told).toEqual(['changed'])
})

it('tells of a file that has gone, and when it is back', async () => {
  await rm(file)
  await until(() => expect(told).toHaveLength(1))
  expect(wasNoticed(file, NOTHING_THERE)).toBe(true)
  await writeFile(file, 'as read')
  await until(() => expect(told).toHaveLength(2))
  expect(told).toEqual(['gone', 'same'])
})

it('says nothing of our own saves, nor of a new time with the same content', async () => {
  const keep = () => Promise.resolve(() => Promise.resolve())
  let stamp = await stampNow(file)
  for (const text of ['mine', 'mine again', 'and again']) {
    const body = { text, encoding: 'utf-8', bom: false }
    const saved = await saveText(grantText(file), body, { expect: stamp, force: false }, keep)
    stamp = saved.ok ? saved.value.stamp : ''
    await lookedAt()
  }
  await utimes(file, 1000, 1000)
  await lookedAt()
  expect(told).toEqual([])
})

it('says nothing while we write', async () => {
  await whileSaving(file, async () => {
    await writeFile(file, 'half of mi')
    await lookedAt()
    await writeFile(file, 'mine')
    toldVersion(file, await stampNow(file))
  })
  await lookedAt()
  expect(told).toEqual([])
})

it('follows one file only, and none after its end', async () => {
  const other = path.join(folder, 'another.srt')
  await writeFile(other, 'other')
  toldVersion(other, await stampNow(other))
  watch.follow(other)
  await writeFile(file, 'theirs')
  await lookedAt()
  expect(told).toEqual([])
  await writeFile(other, 'theirs')
  await until(() => expect(told).toHaveLength(1))
  watch.follow(null)
  await writeFile(other, 'theirs again')
  await lookedAt()
  expect(told).toEqual(['changed'])
})
