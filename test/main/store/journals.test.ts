import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stampOf } from '../../../main/files/stamp.ts'
import { frame } from '../../../main/store/journal-file.ts'
import { type Beginning, createJournals, type Journals } from '../../../main/store/journals.ts'
import { expectAllWithin } from '../../cpu-time.ts'
import { leaveRoom, MAY_MOUNT, mountSmallDisk, unmount } from '../../small-disk.ts'

const EDIT = '{"do":"edit","label":"x"}'
const MARK = '{"do":"edit","inFile":false,"label":"x"}'
const SAVED = '{"do":"saved","tip":0}'
const PLACE = '{"do":"place"}'

let folder = ''
let text = ''
let beginning: Beginning
let journals: Journals
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'journals-'))
  text = path.join(folder, 'talk.srt')
  await writeFile(text, 'one')
  const stamp = stampOf(Buffer.from('one'), (await stat(text)).mtimeMs)
  const form = { encoding: 'utf-8', bom: false, sure: true, stamp, how: '{}' }
  beginning = { text, audio: null, ...form, body: null }
  journals = createJournals(path.join(folder, 'journals'))
})
afterEach(() => rm(folder, { recursive: true }))

/** As after a crash: nobody has closed anything. */
const anew = () => createJournals(path.join(folder, 'journals'))
const files = () => ({ text, audio: null })
const fileOf = (id: string) => path.join(folder, 'journals', id, 'journal')

async function begun(...records: string[]): Promise<string> {
  const id = await journals.begin(beginning)
  if (id === null) throw new Error('not begun')
  if (records.length > 0) await journals.write(id, records, files())
  return id
}

describe('a journal', () => {
  it('is found after a crash, with the text as it was read', async () => {
    const id = await begun(EDIT, PLACE, EDIT)
    await writeFile(text, 'two')
    const after = anew()
    expect(await after.list()).toMatchObject([{ id, files: files(), edits: 2, isDeclined: false }])
    const found = await after.take(id)
    expect(found?.records).toEqual([EDIT, PLACE, EDIT])
    expect(Buffer.from(found?.base ?? []).toString()).toBe('one')
    expect(found?.isTorn).toBe(false)
  })

  it('is not begun on a file that is another one by now, unless its text is given', async () => {
    await writeFile(text, 'two')
    expect(await journals.begin(beginning)).toBeNull()
    const id = await journals.begin({ ...beginning, body: 'o\ud800ne' })
    const found = await anew().take(id ?? '')
    expect(found?.head.base).toBe('utf16')
    expect(Buffer.from(found?.base ?? []).toString('utf16le')).toBe('o\ud800ne')
  })

  it('holds the last whole record when it is torn, and goes on behind it', async () => {
    const id = await begun(EDIT, EDIT)
    await appendFile(fileOf(id), frame({ by: 'page', text: EDIT }).subarray(0, 20))
    const after = anew()
    expect(await after.take(id)).toMatchObject({ records: [EDIT, EDIT], isTorn: true })
    await after.write(id, [PLACE], files())
    expect(await anew().take(id)).toMatchObject({ records: [EDIT, EDIT, PLACE], isTorn: false })
  })

  it('counts what was done since it was saved, and marks do not count', async () => {
    await begun(EDIT, SAVED, EDIT, '{"do":"undo"}', MARK)
    await begun(EDIT, SAVED, MARK, PLACE)
    await begun(EDIT, '{"do":"saved","tip":0}')
    expect(await anew().list()).toMatchObject([{ edits: 2 }])
    expect(await readdir(path.join(folder, 'journals'))).toHaveLength(1)
  })

  it('counts what was done while the file was written', async () => {
    await begun(EDIT, EDIT, EDIT, '{"do":"saved","tip":2}')
    expect(await anew().list()).toMatchObject([{ edits: 2 }])
  })

  it('tells where the files are now', async () => {
    const id = await begun(EDIT)
    const moved = { text: '/other/talk.vtt', audio: '/other/talk.mp3' }
    await journals.write(id, [SAVED, EDIT], moved)
    expect(await anew().list()).toMatchObject([{ files: moved }])
    expect((await anew().take(id))?.files).toEqual(moved)
  })

  it('cannot be told by the page where files are', async () => {
    const id = await begun(EDIT, JSON.stringify({ files: { text: '/etc/shadow', audio: null } }))
    expect((await anew().take(id))?.files).toEqual(files())
  })

  it('goes when the episode is left, or is kept as declined until it is taken up again', async () => {
    await journals.leave(await begun(EDIT), false)
    expect(await anew().list()).toEqual([])
    const id = await begun(EDIT)
    await journals.leave(id, true)
    expect(await anew().list()).toMatchObject([{ id, isDeclined: true }])
    const after = anew()
    await after.take(id)
    await after.write(id, [EDIT], files())
    expect(await anew().list()).toMatchObject([{ id, isDeclined: false, edits: 2 }])
  })

  it('can be declined without having been opened', async () => {
    const id = await begun(EDIT)
    const after = anew()
    await after.leave(id, true)
    expect(await after.list()).toMatchObject([{ id, isDeclined: true }])
  })

  it('is written on only when it was begun or taken', async () => {
    const id = await begun(EDIT)
    const after = anew()
    await expect(after.write(id, [EDIT], { text: '/other', audio: null })).rejects.toThrow('no such journal')
    expect((await anew().take(id))?.files).toEqual(files())
    await journals.leave(id, true)
    await expect(journals.write(id, [EDIT], files())).rejects.toThrow('no such journal')
  })

  it.each([1, 2, 25])('loses nothing of what is whole when record %i is damaged', async (which) => {
    const id = await begun(...Array.from({ length: 50 }, () => EDIT))
    const whole = await readFile(fileOf(id))
    const damaged = Buffer.from(whole)
    const lines = whole.toString().split('\n')
    const at = lines.slice(0, which + 1).join('\n').length + 20
    damaged[at] = (damaged[at] ?? 0) ^ 1
    await writeFile(fileOf(id), damaged)
    await anew().list()
    const after = anew()
    const found = await after.take(id)
    expect(found?.isTorn).toBe(true)
    await after.write(id, [PLACE], files())
    expect((await anew().take(id))?.records).toEqual([...(found?.records ?? []), PLACE])
    await anew().leave(id, false)
    await anew().list()
    const aside = `${path.dirname(fileOf(id))}.1.bak`
    expect((await readFile(aside)).equals(damaged)).toBe(true)
  })

  it('is never written by two at once, however it is left and taken meanwhile', async () => {
    // One that wrote over the head of another's record would make of the rest what the page wants: paths.
    const deed = fc.constantFrom('leave', 'take', 'write', 'long', 'letGo', 'foretell', 'list')
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 12 }), async (deeds) => {
        const id = await begun(EDIT)
        const written: string[] = [EDIT]
        const act = async (does: string, i: number) => {
          const record = JSON.stringify({ do: 'place', i, more: 'x'.repeat(does === 'long' ? 5000 : 1) })
          if (does === 'leave') await journals.leave(id, true)
          else if (does === 'take') await journals.take(id)
          else if (does === 'letGo') await journals.letGo()
          else if (does === 'foretell') await journals.foretell(text, 'stamp')
          else if (does === 'list') await journals.list()
          else await journals.write(id, [record], files()).then(() => written.push(record))
        }
        await Promise.allSettled(deeds.map(act))
        const found = await anew().take(id)
        expect([found?.records, found?.isTorn, found?.files]).toEqual([written, false, files()])
        await journals.leave(id, false)
      }),
    )
  })

  it('is read in bounded time whatever the page has put into it', async () => {
    const list = `{"do":"saving","tip":[${'"0,"'.repeat(5_000_000)}0]}`
    const id = await begun(EDIT, list, EDIT, `{"do":"saved","tip":[${'0,'.repeat(5_000_000)}0]}`, EDIT)
    await expectAllWithin(2000, async () => expect(await anew().list()).toMatchObject([{ id, edits: 3 }]))
    await truncate(fileOf(id), 2_000_000_000)
    expect(await anew().list()).toEqual([])
  })

  it('leaves alone what is none of ours, but not what was begun by half', async () => {
    await begun(EDIT)
    const all = path.join(folder, 'journals')
    const half = `${crypto.randomUUID()}.new`
    for (const name of ['2024', 'diary.new', 'x', half]) await mkdir(path.join(all, name))
    await anew().list()
    const left = await readdir(all)
    expect(left.filter((name) => name.length < 36).sort()).toEqual(['2024', 'diary.new', 'x'])
    expect(left).not.toContain(half)
  })

  it('was not declined as far as is known, when it is damaged behind that', async () => {
    const id = await begun(EDIT)
    await journals.leave(id, true)
    await journals.take(id)
    await journals.write(id, [EDIT, EDIT], files())
    const bytes = await readFile(fileOf(id))
    const at = bytes.indexOf('declined') + 40
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(fileOf(id), bytes)
    await utimes(fileOf(id), new Date(0), new Date(0))
    expect(await anew().list()).toMatchObject([{ id, isDeclined: false }])
  })

  it('is kept for 30 days once it was declined, and for as long as it takes to be offered', async () => {
    const [young, old, offered] = [await begun(EDIT), await begun(EDIT), await begun(EDIT)]
    for (const id of [young, old]) await anew().leave(id, true)
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
    await utimes(fileOf(young), daysAgo(29), daysAgo(29))
    await utimes(fileOf(old), daysAgo(31), daysAgo(31))
    await utimes(fileOf(offered), daysAgo(400), daysAgo(400))
    expect((await anew().list()).map(({ id }) => id)).toEqual([young, offered])
    expect((await readdir(path.join(folder, 'journals'))).sort()).toEqual([young, offered].sort())
  })

  it('that was not begun to the end is no journal, and what is unknown stays', async () => {
    await mkdir(path.join(folder, 'journals', `${crypto.randomUUID()}.new`), { recursive: true })
    const newer = crypto.randomUUID()
    await mkdir(path.join(folder, 'journals', newer))
    const head = JSON.stringify({ ...beginning, earmark: 99, base: 'file' })
    await writeFile(fileOf(newer), frame({ by: 'main', text: head }))
    expect(await anew().list()).toEqual([])
    expect(await readdir(path.join(folder, 'journals'))).toEqual([newer])
    expect(await anew().take(newer)).toBeNull()
  })

  it('is found by its own name only', async () => {
    await begun(EDIT)
    for (const name of ['', '..', '../..', 'x']) expect(await anew().take(name)).toBeNull()
    await anew().leave('../..', false)
    expect(await readFile(text, 'utf8')).toBe('one')
  })

  it('keeps records in the order in which they were given', async () => {
    const id = await begun()
    const numbers = Array.from({ length: 50 }, (_, i) => String(i))
    await Promise.all(numbers.map((number) => journals.write(id, [number], files())))
    expect((await anew().take(id))?.records).toEqual(numbers)
  })

  it.skipIf(!MAY_MOUNT)(
    'on a full disk keeps all that was whole, and goes on when there is room',
    async () => {
      const disk = path.join(folder, 'journals')
      await mkdir(disk)
      if (!mountSmallDisk(disk, 256)) return
      try {
        const id = await begun(EDIT)
        leaveRoom(disk, 8)
        const long = JSON.stringify({ do: 'edit', label: 'x'.repeat(40_000) })
        await expect(journals.write(id, [long], files())).rejects.toThrow('ENOSPC')
        expect(await anew().take(id)).toMatchObject({ records: [EDIT] })
        await rm(path.join(disk, 'filler'))
        await journals.write(id, [long, EDIT], files())
        expect(await anew().take(id)).toMatchObject({ records: [EDIT, long, EDIT], isTorn: false })
      } finally {
        unmount(disk)
      }
    },
  )
})
