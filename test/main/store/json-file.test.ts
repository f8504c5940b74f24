import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readJson, writeJson } from '../../../main/store/json-file.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-json-'))
})
afterEach(() => rm(folder, { recursive: true }))
const file = () => path.join(folder, 'a.json')

describe('our own JSON files', () => {
  it('come back as they were written, and nothing is left beside them', async () => {
    await writeJson(file(), { text: 'ü', list: [1, null] })
    await writeJson(file(), { text: 'ö', list: [2, null] })
    expect(await readJson(file())).toEqual({ text: 'ö', list: [2, null] })
    expect(await readdir(folder)).toEqual(['a.json'])
    expect(await readFile(file(), 'utf8')).toMatch(/}\n$/)
  })

  it('are undefined when they are not there or cannot be read', async () => {
    expect(await readJson(file())).toBeUndefined()
    expect(await readJson(folder)).toBeUndefined()
  })

  it.each(['', '{', 'null null', '\0\0\0'])('are set aside when they hold %j', async (content) => {
    await writeFile(file(), content)
    expect(await readJson(file())).toBeUndefined()
    expect(existsSync(file())).toBe(false)
    expect(await readFile(`${file()}.bak`, 'utf8')).toBe(content)
    await writeJson(file(), 1)
    expect(await readJson(file())).toBe(1)
  })

  it('are whole when two writes overlap', async () => {
    await Promise.all([writeJson(file(), 'x'.repeat(100_000)), writeJson(file(), 'y'.repeat(10))])
    expect(await readJson(file())).toBe('y'.repeat(10))
  })
})
