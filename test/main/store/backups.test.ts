import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginTemporary, endTemporary } from '../../../main/files/temporary.ts'
import { writeText } from '../../../main/files/write-text.ts'
import { type Backups, createBackups, type Limits } from '../../../main/store/backups.ts'

const FILE = path.join('/texts', 'talk.srt')
let folder = ''
let now = 0
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-backups-'))
  now = Date.UTC(2026, 0, 1)
})
afterEach(() => rm(folder, { recursive: true }))

const bytes = (text: string) => new TextEncoder().encode(text)
const create = (limits?: Limits) => createBackups(folder, limits, { now: () => (now += 60_000) })
const textsOf = async (backups: Backups, file = FILE) => {
  const found = await backups.list(file)
  const read = await Promise.all(found.map(({ number }) => backups.read(file, number)))
  return read.map((one) => one && Buffer.from(one).toString())
}
/** Names of all that is kept, of all files. */
const names = async () => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

describe('keeping earlier versions', () => {
  it('keeps each with its number, time and extension, the latest first', async () => {
    const backups = create()
    for (const text of ['one', 'two', 'three']) await backups.keep(FILE, bytes(text))
    expect(await textsOf(backups)).toEqual(['three', 'two', 'one'])
    const found = await backups.list(FILE)
    expect(found.map(({ number, bytes: size, extension }) => [number, size, extension])).toEqual([
      [3, 5, '.srt'],
      [2, 3, '.srt'],
      [1, 3, '.srt'],
    ])
    expect(await backups.list(path.join('/texts', 'other.srt'))).toEqual([])
  })

  it('keeps no content twice: what comes again counts as the latest', async () => {
    const backups = create()
    for (const text of ['one', 'two', 'two', 'one']) await backups.keep(FILE, bytes(text))
    expect(await textsOf(backups)).toEqual(['one', 'two'])
    expect((await backups.list(FILE)).map(({ number }) => number)).toEqual([3, 2])
  })

  it('keeps nothing of a file that was empty', async () => {
    const backups = create()
    await backups.keep(FILE, bytes(''))
    expect(await names()).toEqual([])
  })

  it('gives each its own number when many are kept at once', async () => {
    const backups = create()
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => backups.keep(FILE, bytes(text))))
    expect((await backups.list(FILE)).map(({ number }) => number)).toEqual([4, 3, 2, 1])
  })

  it('takes back what it has kept, but not what was kept before', async () => {
    const backups = create()
    await backups.keep(FILE, bytes('one'))
    const letGo = await backups.keep(FILE, bytes('two'))
    await letGo()
    expect(await textsOf(backups)).toEqual(['one'])
    const again = await backups.keep(FILE, bytes('one'))
    await again()
    expect(await textsOf(backups)).toEqual(['one'])
  })
})

describe('the limits', () => {
  it('leave so many of one file', async () => {
    const backups = create({ most: 5, bytes: 1e6 })
    for (let i = 0; i < 40; i++) await backups.keep(FILE, bytes(`version ${i}`))
    const texts = await textsOf(backups)
    expect(texts).toHaveLength(5)
    expect([texts[0], texts.at(-1)]).toEqual(['version 39', 'version 0'])
  })

  it('bound all files together: the earliest go, whosever they are', async () => {
    const other = path.join('/texts', 'other.srt')
    for (const [file, text] of [
      [other, 'other 1 10'],
      [FILE, 'talk 1  10'],
      [other, 'other 2 10'],
    ] as const)
      await create().keep(file, bytes(text))
    // In another run: what a run finds in a file it saves over goes last.
    const backups = create({ most: 30, bytes: 35 })
    await backups.keep(FILE, bytes('talk 2  10'))
    expect(await textsOf(backups, other)).toEqual(['other 2 10'])
    expect(await textsOf(backups)).toEqual(['talk 2  10', 'talk 1  10'])
  })

  it('leave each file what stood there before, however much one run writes over two', async () => {
    const limits = { most: 30, bytes: 100 }
    const [one, two, never] = ['one', 'two', 'never'].map((name) => path.join('/texts', `${name}.srt`))
    await create(limits).keep(never ?? '', bytes('of never.srt'))
    const backups = create(limits)
    for (const file of [one, two]) await backups.keep(file ?? '', bytes(`of ${file?.slice(7)}`))
    for (let i = 10; i < 99; i++)
      for (const file of [one, two]) await backups.keep(file ?? '', bytes(`${i} written over it`))
    for (const file of [one, two, never])
      expect((await textsOf(backups, file)).at(-1)).toBe(`of ${file?.slice(7)}`)
    const all = await Promise.all((await names()).map((name) => readFile(name, 'utf8')))
    expect(all.join('').length).toBeLessThanOrEqual(100)
  })

  it('leave one file no more than a part, however often it is saved', async () => {
    const backups = create({ most: 30, bytes: 100 })
    const other = path.join('/texts', 'other.srt')
    await backups.keep(other, bytes('other 1 10'))
    for (let i = 10; i < 40; i++) await backups.keep(FILE, bytes(`talk ${i} 9`))
    expect(await textsOf(backups, other)).toEqual(['other 1 10'])
    expect((await textsOf(backups)).length).toBe(6 + 1)
  })

  it('leave what a run found in a file although it was kept by an earlier run already', async () => {
    const limits = { most: 30, bytes: 100 }
    await create(limits).keep(FILE, bytes('mine'))
    const backups = create(limits)
    await backups.keep(FILE, bytes('mine'))
    for (let i = 0; i < 9; i++) await backups.keep(FILE, bytes(`junk ${i}`.padEnd(25)))
    expect((await textsOf(backups)).at(-1)).toBe('mine')
  })

  it('leave what was there first, and say that there is no room for more', async () => {
    const backups = create({ most: 30, bytes: 5 })
    await backups.keep(FILE, bytes('one'))
    await expect(backups.keep(FILE, bytes('larger than all may be'))).rejects.toThrow('no room')
    expect(await textsOf(backups)).toEqual(['one'])
  })

  it('leave what stood in any file, however much is written over some, in one run after the other', async () => {
    const limits = { most: 30, bytes: 500 }
    const all = Array.from({ length: 9 }, (_, i) => path.join('/texts', `${i}.srt`))
    for (const file of all.slice(5)) await create(limits).keep(file, bytes(`of ${file}`))
    for (let run = 0; run < 4; run++) {
      const backups = create(limits)
      for (const file of all.slice(0, 5)) {
        if (run === 0) await backups.keep(file, bytes(`of ${file}`))
        for (let i = 0; i < 4; i++)
          await backups.keep(file, bytes(`${run} ${i}`.padEnd(190))).catch(() => undefined)
      }
      // In the first run those that are written over, too.
      for (const file of run === 0 ? all : all.slice(5))
        expect((await textsOf(create(limits), file)).at(-1), file).toBe(`of ${file}`)
    }
  })
})

describe('what is not whole', () => {
  it('is never given for a version: cut short, or with another byte', async () => {
    const backups = create()
    await backups.keep(FILE, bytes('first version'))
    await backups.keep(FILE, bytes('second version'))
    const [first = '', second = ''] = (await names()).sort()
    await truncate(first, 4)
    await writeFile(second, 'secon_ version')
    expect(await textsOf(backups)).toEqual([null, null])
    expect(await backups.read(FILE, 77)).toBeNull()
  })

  it('is kept anew when a text has that content again', async () => {
    const backups = create()
    await backups.keep(FILE, bytes('one'))
    const [damaged = ''] = await names()
    await writeFile(damaged, 'onf')
    await backups.keep(FILE, bytes('one'))
    expect((await textsOf(backups))[0]).toBe('one')
  })

  it('goes at the next start, when a run was killed while it wrote', async () => {
    const backups = create()
    await backups.keep(FILE, bytes('whole'))
    const [whole = ''] = await names()
    const half = beginTemporary(whole)
    endTemporary(half)
    await writeFile(half, 'ha')
    expect(await textsOf(backups)).toEqual(['whole'])
    await create().tidy()
    expect(await names()).toEqual([whole])
  })

  it('and limits that were lowered since are held at the next start', async () => {
    const backups = create()
    for (const text of ['one', 'two', 'six']) await backups.keep(FILE, bytes(text))
    await create({ most: 30, bytes: 6 }).tidy()
    expect(await textsOf(backups)).toEqual(['six', 'two'])
  })
})

describe('saving over a text', () => {
  const utf8 = (text: string) => ({ text, encoding: 'utf-8', bom: false })

  it('keeps what stood there; a text that is new has nothing to keep', async () => {
    const file = path.join(folder, 'new.srt')
    const backups = createBackups(path.join(folder, 'backups'))
    expect(await writeText(file, utf8('one'), null, backups.keep)).toMatchObject({ value: { isKept: true } })
    expect(await textsOf(backups, file)).toEqual([])
    await writeText(file, utf8('two'), null, backups.keep)
    expect(await textsOf(backups, file)).toEqual(['one'])
  })

  it('goes on, and says so, where nothing can be kept', async () => {
    const file = path.join(folder, 'talk.srt')
    await writeFile(file, 'one')
    // A file stands where the folder is to be.
    await writeFile(path.join(folder, 'backups'), '')
    const { keep } = createBackups(path.join(folder, 'backups'))
    expect(await writeText(file, utf8('two'), null, keep)).toMatchObject({
      ok: true,
      value: { isKept: false },
    })
    expect(await readFile(file, 'utf8')).toBe('two')
  })

  it('keeps nothing of what is not written', async () => {
    const file = path.join(folder, 'talk.srt')
    await mkdir(path.join(folder, 'backups'))
    await writeFile(file, 'theirs')
    const backups = createBackups(path.join(folder, 'backups'))
    expect(await writeText(file, utf8('mine'), '5-1-other', backups.keep)).toMatchObject({ ok: false })
    expect(await textsOf(backups, file)).toEqual([])
  })
})
