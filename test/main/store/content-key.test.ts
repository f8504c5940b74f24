import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentKey } from '../../../main/store/content-key.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-key-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the key of a file', () => {
  const audio = (name: string) => path.join(folder, name)
  const SIZE = 3_000_001

  it('is its content, not its name', async () => {
    for (const size of [0, 10, 18 * 65_536, SIZE]) {
      await writeFile(audio('a.mp3'), Buffer.alloc(size, 7))
      await writeFile(audio('b.mp3'), Buffer.alloc(size, 7))
      const key = await contentKey(audio('a.mp3'))
      expect(key).toMatch(/^[0-9a-f]{64}$/)
      expect(await contentKey(audio('b.mp3'))).toBe(key)
      await writeFile(audio('b.mp3'), Buffer.alloc(size + 1, 7))
      expect(await contentKey(audio('b.mp3'))).not.toBe(key)
    }
  })

  it.each([
    ['the first', SIZE, 0],
    ['the last', SIZE, SIZE - 1],
    ['a middle', SIZE, Math.floor((9 * (SIZE - 65_536)) / 17) + 5],
    ["a small file's", 1000, 500],
    ["the largest small file's", 18 * 65_536, 700_000],
  ])('changes with %s byte', async (_, size, at) => {
    await writeFile(audio('a.mp3'), Buffer.alloc(size))
    const key = await contentKey(audio('a.mp3'))
    const handle = await open(audio('a.mp3'), 'r+')
    await handle.write(Buffer.of(1), 0, 1, at)
    await handle.close()
    expect(await contentKey(audio('a.mp3'))).not.toBe(key)
  })

  it('is not there for a file that is not', async () => {
    await expect(contentKey(audio('none'))).rejects.toThrow('ENOENT')
  })
})
