import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { replaceFile } from '../../../main/files/replace-file.ts'
import { beginTemporary, endTemporary, removeLeftovers } from '../../../main/files/temporary.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-temporary-'))
})
afterEach(() => rm(folder, { recursive: true }))

const left = async () => (await readdir(folder)).sort()

/** The name of a temporary file of this machine, by the run with that number. */
async function madeBy(run: number): Promise<string> {
  const temp = beginTemporary(path.join(folder, 'talk.srt'))
  endTemporary(temp)
  const [own, host, , random] = path.basename(temp).split('-')
  const name = [own, host, run.toString(16), random].join('-')
  await writeFile(path.join(folder, name), 'x')
  return name
}

const dead = () => spawnSync(process.execPath, ['-e', '']).pid

it('removes what a dead run has left, and nothing else', async () => {
  await madeBy(dead())
  await madeBy(process.pid)
  const others = [
    '.earmark-notes.tmp',
    'earmark-0123-1-0123456789abcdef.tmp',
    '.earmark-0123-1-0123456789abcdef.tmp.srt',
  ]
  for (const name of others) await writeFile(path.join(folder, name), 'x')
  await removeLeftovers(folder, false)
  expect(await left()).toEqual(others.sort())
  await removeLeftovers(path.join(folder, 'not there'), true)
})

it('leaves what a living run or another machine may need, unless it is old or the folder is ours', async () => {
  const living = await madeBy(process.ppid)
  const foreign = '.earmark-zzzz-1-0123456789abcdef.tmp'.replace(
    'zzzz',
    living.startsWith('.earmark-0000') ? '0001' : '0000',
  )
  await writeFile(path.join(folder, foreign), 'x')
  await removeLeftovers(folder, false)
  expect(await left()).toEqual([living, foreign].sort())
  const hours = new Date(Date.now() - 7_200_000)
  await utimes(path.join(folder, foreign), hours, hours)
  await removeLeftovers(folder, false)
  expect(await left()).toEqual([living])
  await removeLeftovers(folder, true)
  expect(await left()).toEqual([])
})

it('leaves what is being written', async () => {
  const file = path.join(folder, 'talk.srt')
  await writeFile(file, 'x')
  const writing = replaceFile(file, new Uint8Array(3_000_000))
  const clearing = vi.waitUntil(async () => {
    await removeLeftovers(folder, true)
    return (await stat(file)).size === 3_000_000
  })
  await Promise.all([writing, clearing])
  expect((await stat(file)).size).toBe(3_000_000)
})
