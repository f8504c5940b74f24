import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createJsonFile, type Trouble } from '../../../main/store/json-file.ts'

let folder = ''
const tell = vi.fn<(trouble: Trouble) => void>()
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-json-'))
  tell.mockReset()
})
afterEach(() => rm(folder, { recursive: true }))
const at = () => path.join(folder, 'a.json')
const open = () => createJsonFile(at(), tell)
const told = () => tell.mock.calls.map(([{ what, keptAs }]) => [what, keptAs])

describe('our own JSON files', () => {
  it('come back as they were written, with their form, and nothing is left beside them', async () => {
    await open().write({ text: 'ü', list: [1, null] })
    await open().write({ text: 'ö', list: [2, null] })
    expect(await open().read()).toEqual({ text: 'ö', list: [2, null] })
    expect(await readdir(folder)).toEqual(['a.json'])
    const text = await readFile(at(), 'utf8')
    expect(text).toMatch(/}\n$/)
    expect(JSON.parse(text)).toEqual({ earmark: 1, text: 'ö', list: [2, null] })
    expect(told()).toEqual([])
  })

  it('are undefined when they are not there', async () => {
    expect(await open().read()).toBeUndefined()
    expect(told()).toEqual([])
  })

  it('are read as they were before they had a version: an object, or a bare list', async () => {
    await writeFile(at(), '{"theme":"dark"}')
    expect(await open().read()).toEqual({ theme: 'dark' })
    await writeFile(at(), '[1,2]')
    expect(await open().read()).toEqual({ list: [1, 2] })
  })

  it.each(['', '{', 'null null', '\0\0\0', '3', 'null'])(
    'are set aside under a number when they hold %j, and that is told',
    async (content) => {
      for (const number of [1, 2]) {
        await writeFile(at(), content)
        expect(await open().read()).toBeUndefined()
        expect(await readFile(`${at()}.${number}.bak`, 'utf8')).toBe(content)
      }
      expect(told()).toEqual([
        ['broken', 'a.json.1.bak'],
        ['broken', 'a.json.2.bak'],
      ])
      await open().write({ now: 1 })
      expect(await open().read()).toEqual({ now: 1 })
    },
  )

  it('are set aside unread when they are far too large', async () => {
    await writeFile(at(), `{"a":"${'x'.repeat(9_000_000)}"}`)
    expect(await open().read()).toBeUndefined()
    expect(told()).toEqual([['large', 'a.json.1.bak']])
    await open().write({ now: 1 })
    expect(await open().read()).toEqual({ now: 1 })
  })

  it('are kept under another name before they are replaced when something in them does not fit', async () => {
    await writeFile(at(), '{"odd":1}')
    const file = open()
    await file.read()
    file.doubt()
    expect(await readdir(folder)).toEqual(['a.json'])
    await file.write({ now: 1 })
    await file.write({ now: 2 })
    expect(await readFile(`${at()}.1.bak`, 'utf8')).toBe('{"odd":1}')
    expect(await readdir(folder)).toHaveLength(2)
    expect(told()).toEqual([['misfit', 'a.json.1.bak']])
  })

  it('are not written over those of a newer Earmark', async () => {
    const newer = '{"earmark":2,"theme":"dawn"}'
    await writeFile(at(), newer)
    const file = open()
    expect(await file.read()).toBeUndefined()
    await expect(file.write({ theme: 'dark' })).rejects.toThrow('newer')
    expect(await readFile(at(), 'utf8')).toBe(newer)
    expect(told()).toEqual([['newer', null]])
  })

  it('are kept when they cannot be read, or nothing is written', async () => {
    await mkdir(at())
    await writeFile(path.join(at(), 'inside'), 'x')
    const file = open()
    expect(await file.read()).toBeUndefined()
    expect(told()).toEqual([['unreadable', null]])
    await file.write({ now: 1 })
    expect(await open().read()).toEqual({ now: 1 })
    expect(await readFile(path.join(`${at()}.1.bak`, 'inside'), 'utf8')).toBe('x')
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'are kept where they are forbidden',
    async () => {
      await writeFile(at(), '{"mine":1}')
      await chmod(at(), 0)
      const file = open()
      expect(await file.read()).toBeUndefined()
      await file.write({ now: 1 })
      await chmod(`${at()}.1.bak`, 0o600)
      expect(await readFile(`${at()}.1.bak`, 'utf8')).toBe('{"mine":1}')
    },
  )

  it('are whole when two writes overlap', async () => {
    const file = open()
    await Promise.all([file.write({ text: 'x'.repeat(100_000) }), file.write({ text: 'y' })])
    expect(await open().read()).toEqual({ text: 'y' })
  })
})
