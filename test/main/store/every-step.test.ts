import type * as Fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { stampOf } from '../../../main/files/stamp.ts'
import { createBackups } from '../../../main/store/backups.ts'
import { createCompanions } from '../../../main/store/companions.ts'
import { createJournals, type Journals } from '../../../main/store/journals.ts'
import { createJsonFile } from '../../../main/store/json-file.ts'
import { FAULTS, type Fault, failAt, stepsDone } from '../numbered-disk.ts'

vi.mock('node:fs/promises', async (original) =>
  (await import('../numbered-disk.ts')).numberedFs(await original<typeof Fs>()),
)
const real = await vi.importActual<typeof Fs>('node:fs/promises')

let folder = ''
beforeEach(async () => {
  folder = await real.mkdtemp(path.join(tmpdir(), 'earmark-steps-'))
})
afterEach(async () => {
  failAt(0, 'EIO')
  await real.rm(folder, { recursive: true, force: true })
})
const at = (name: string) => path.join(folder, name)
const namesIn = async (name = '') => (await real.readdir(at(name))).sort()

/** Does something on a disk with a fault; says where that was. */
type Faulty = (action: () => Promise<void>) => Promise<string>

/** Tells a story for each step of its faulty part, with the fault there, until that ends before the fault comes. */
async function atEveryStep(fault: Fault, story: (faulty: Faulty) => Promise<void>): Promise<void> {
  let isOver = false
  for (let number = 1; !isOver; number++) {
    for (const name of await namesIn()) await real.rm(at(name), { recursive: true })
    await story(async (action) => {
      failAt(number, fault)
      await action()
      const steps = stepsDone()
      failAt(0, fault)
      isOver = steps.length < number
      return `${fault} at step ${number}, ${steps[number - 1]}`
    })
  }
}

/** As the page does: what failed is tried again. True when it was done, in a program that has not ended. */
async function twice(action: () => Promise<unknown>): Promise<boolean> {
  const isDone = () =>
    action().then(
      () => true,
      () => false,
    )
  return (await isDone()) || isDone()
}

const JOURNAL = { audio: null, encoding: 'utf-8', bom: false, sure: true, how: '{}', body: null }
const BATCHES = [['{"do":"edit","n":1}', '{"do":"edit","n":2}'], ['{"do":"undo"}'], ['{"do":"edit","n":3}']]

/** Writes a journal; the records that were acknowledged. */
async function writeJournal(journals: Journals): Promise<readonly string[]> {
  const text = at('talk.srt')
  const stamp = stampOf(Buffer.from('as read'), (await real.stat(text)).mtimeMs)
  let id: string | null = null
  // The page gives its text where the file cannot be read.
  await twice(async () => {
    id = await journals.begin({ ...JOURNAL, text, stamp })
    id ??= await journals.begin({ ...JOURNAL, text, stamp, body: 'as read' })
  })
  const done: string[] = []
  for (const batch of BATCHES) {
    const journal = id
    if (journal === null) break
    if (await twice(() => journals.write(journal, batch, { text, audio: null }))) done.push(...batch)
  }
  return done
}

describe.each([...FAULTS, 'end'] as const)('a journal, with %s at any step', (fault) => {
  it('holds what was acknowledged, in order and once', async () => {
    await atEveryStep(fault, async (faulty) => {
      await real.writeFile(at('talk.srt'), 'as read')
      let done: readonly string[] = []
      const where = await faulty(async () => {
        done = await writeJournal(createJournals(at('journals')))
      })
      const next = createJournals(at('journals'))
      const found = await next.list()
      const records = found[0] ? (await next.take(found[0].id))?.records : []
      expect(found.length, where).toBeLessThanOrEqual(1)
      if (fault === 'end') {
        const whole = [0, 1, 2, 3].map((count) => BATCHES.slice(0, count).flat())
        expect(whole, where).toContainEqual(records)
        expect(records?.length, where).toBeGreaterThanOrEqual(done.length)
      } else expect([records, done], where).toEqual([BATCHES.flat(), BATCHES.flat()])
      expect((await namesIn('journals').catch(() => [])).length, where).toBe(found.length)
    })
  })
})

const read = (name: string) => real.readFile(at(name), 'utf8').catch(() => null)

describe.each([...FAULTS, 'end'] as const)('a file of ours, with %s at any step', (fault) => {
  it.each(['{"earmark":1,"theme":"of another kind"}', '{"earm'])('loses nothing of %s', async (old) => {
    await atEveryStep(fault, async (faulty) => {
      await real.writeFile(at('settings.json'), old)
      let isDone = false
      const where = await faulty(async () => {
        const file = createJsonFile(at('settings.json'), () => undefined)
        if (await file.read()) file.doubt()
        isDone = await twice(() => file.write({ theme: 'dark' }))
      })
      const now = await read('settings.json')
      const kept = (await read('settings.json.1.bak')) ?? (await read('settings.json.2.bak'))
      const isNew = now?.includes('"dark"') === true
      expect(isDone, where).toBe(fault !== 'end' || isNew)
      if (isNew) expect([kept, JSON.parse(now ?? '')], where).toEqual([old, { earmark: 1, theme: 'dark' }])
      else expect([now, kept], where).toContain(old)
    })
  })
})

const NOTES = { chapters: null, notes: 'what was said', lineNotes: [], article: null, page: null }

describe.each([...FAULTS, 'end'] as const)('the notes of moved audio, with %s at any step', (fault) => {
  it('are under the old name or the new', async () => {
    await atEveryStep(fault, async (faulty) => {
      await createCompanions(at('notes')).store('/a.mp3', null, NOTES)
      let isDone = false
      const where = await faulty(async () => {
        const companions = createCompanions(at('notes'))
        isDone = await twice(() => companions.move('/a.mp3', '/b.mp3'))
      })
      const companions = createCompanions(at('notes'))
      const [old, fresh] = [await companions.read('/a.mp3', null), await companions.read('/b.mp3', null)]
      if (isDone && fault !== 'end') expect(fresh, where).toEqual(NOTES)
      else expect([old, fresh], where).toContainEqual(NOTES)
    })
  })
})

describe.each([...FAULTS, 'end'] as const)('earlier versions, with %s at any step', (fault) => {
  it('are whole, and those that were kept before are there', async () => {
    await atEveryStep(fault, async (faulty) => {
      const before = createBackups(at('backups'))
      await before.keep('/talk.srt', Buffer.from('one'))
      await before.keep('/talk.srt', Buffer.from('two'))
      const done = ['one', 'two']
      const where = await faulty(async () => {
        const backups = createBackups(at('backups'))
        for (const text of ['three', 'one'])
          if (await twice(() => backups.keep('/talk.srt', Buffer.from(text)))) done.push(text)
      })
      const backups = createBackups(at('backups'))
      await backups.tidy()
      const found = await backups.list('/talk.srt')
      const texts = await Promise.all(found.map(({ number }) => backups.read('/talk.srt', number)))
      const kept = new Set(texts.map((bytes) => Buffer.from(bytes ?? []).toString()))
      expect([...kept].sort(), where).toEqual([...new Set([...done, ...kept])].sort())
      expect(texts, where).not.toContain(null)
      const [own = ''] = await namesIn('backups')
      expect((await namesIn(path.join('backups', own))).length, where).toBe(found.length)
    })
  })
})
