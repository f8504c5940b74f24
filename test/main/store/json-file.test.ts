import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readJson, writeJson } from '../../../main/store/json-file.ts'

const place = vi.hoisted(() => ({ userData: '' }))
vi.mock('electron', () => ({ app: { getPath: () => place.userData } }))

beforeEach(async () => {
  place.userData = await mkdtemp(path.join(tmpdir(), 'earmark-json-'))
})
afterEach(() => rm(place.userData, { recursive: true }))
const file = () => path.join(place.userData, 'a.json')

describe('our own JSON files', () => {
  it('come back as they were written, and nothing is left beside them', async () => {
    await writeJson('a.json', { text: 'ü', list: [1, null] })
    await writeJson('a.json', { text: 'ö', list: [2, null] })
    expect(await readJson('a.json')).toEqual({ text: 'ö', list: [2, null] })
    expect(await readdir(place.userData)).toEqual(['a.json'])
    expect(await readFile(file(), 'utf8')).toMatch(/}\n$/)
  })

  it('are undefined when they are not there or cannot be read', async () => {
    expect(await readJson('a.json')).toBeUndefined()
    expect(await readJson('.')).toBeUndefined()
  })

  it.each(['', '{', 'null null', '\0\0\0'])('are set aside when they hold %j', async (content) => {
    await writeFile(file(), content)
    expect(await readJson('a.json')).toBeUndefined()
    expect(existsSync(file())).toBe(false)
    expect(await readFile(`${file()}.bak`, 'utf8')).toBe(content)
    await writeJson('a.json', 1)
    expect(await readJson('a.json')).toBe(1)
  })

  it('are whole when two writes overlap', async () => {
    await Promise.all([writeJson('a.json', 'x'.repeat(100_000)), writeJson('a.json', 'y'.repeat(10))])
    expect(await readJson('a.json')).toBe('y'.repeat(10))
  })
})
