import type * as Fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { stampOf } from '../../../main/files/stamp.ts'
import { removeLeftovers } from '../../../main/files/temporary.ts'
import { writeText } from '../../../main/files/write-text.ts'
import { createBackups } from '../../../main/store/backups.ts'
import { FAULTS, type Fault, failAt, stepsDone } from '../numbered-disk.ts'

vi.mock('node:fs/promises', async (original) =>
  (await import('../numbered-disk.ts')).numberedFs(await original<typeof Fs>()),
)
const real = await vi.importActual<typeof Fs>('node:fs/promises')

const OLD = 'as it was'
const NEW = 'as it is to be, and longer'
const BEFORE = 'talk.srt.before-saving'

let folder = ''
let profile = ''
beforeEach(async () => {
  folder = await real.mkdtemp(path.join(tmpdir(), 'earmark-steps-'))
  profile = await real.mkdtemp(path.join(tmpdir(), 'earmark-steps-'))
})
afterEach(async () => {
  failAt(0, 'EIO')
  for (const each of [folder, profile]) await real.rm(each, { recursive: true, force: true })
})

type Way = { readonly file: string; readonly names: readonly string[]; readonly begin: () => Promise<void> }
const at = (name: string) => path.join(folder, name)
const write = () => real.writeFile(at('talk.srt'), OLD)

/** The ways in which a text lies in a folder. */
const WAYS: Readonly<Record<string, Way>> = {
  'a file': { file: 'talk.srt', names: ['talk.srt'], begin: write },
  'a new file': { file: 'talk.srt', names: ['talk.srt'], begin: () => Promise.resolve() },
  'a file with two names': {
    file: 'talk.srt',
    names: ['talk.srt', 'twin.srt'],
    begin: () => write().then(() => real.link(at('talk.srt'), at('twin.srt'))),
  },
  'a link to a file': {
    file: 'link.srt',
    names: ['link.srt', 'talk.srt'],
    begin: () => write().then(() => real.symlink('talk.srt', at('link.srt'))),
  },
}
const ways = Object.entries(WAYS).filter(
  ([name]) => process.platform !== 'win32' || name.includes('new file'),
)

/** What cannot be removed stays, under a name that tells what it is. */
const mayStay = (failed: string | undefined) => (name: string) => !(failed === 'unlink' && name === BEFORE)
const textIn = (name: string) => real.readFile(at(name), 'utf8').catch(() => null)

/** Saves once with a fault; what the file was, what was answered, and what the folder holds then. */
async function saveWith(way: Way, number: number, fault: Fault) {
  for (const each of [folder, profile])
    for (const name of await real.readdir(each)) await real.rm(path.join(each, name), { recursive: true })
  await way.begin()
  const file = at(way.file)
  const before = await textIn(way.file)
  const stamp = before === null ? null : stampOf(Buffer.from(before), (await real.stat(file)).mtimeMs)
  const { keep } = createBackups(profile)
  const save = () => writeText(file, { text: NEW, encoding: 'utf-8', bom: false }, stamp, keep)
  failAt(number, fault)
  const answer = await save()
  const steps = stepsDone().slice()
  failAt(0, fault)
  return {
    before,
    answer,
    steps,
    save,
    after: await textIn(way.file),
    names: (await real.readdir(folder)).sort(),
  }
}

describe.each(ways)('saving %s', (_, way) => {
  it.each(FAULTS)(
    'has the old content or the new, and nothing else, whichever step has %s',
    async (fault) => {
      for (let number = 1; ; number++) {
        const { before, answer, steps, save, after, names } = await saveWith(way, number, fault)
        const where = `step ${number} (${steps[number - 1]}) of ${steps.join(' ')}`
        const isThere = after !== null
        expect(after, where).toBe(answer.ok ? NEW : before)
        if (!answer.ok) expect(answer.reason, where).not.toBe('changed-outside')
        expect(names.filter(mayStay(steps[number - 1])), where).toEqual(
          isThere ? way.names : way.names.filter((name) => name !== 'talk.srt'),
        )
        if (!answer.ok) expect(await save(), `${where}: the second try`).toMatchObject({ ok: true })
        if (number > steps.length) break
      }
    },
  )

  it('has the old content or the new, whichever step is the last of the program', async () => {
    for (let number = 1; ; number++) {
      const { before, answer, steps, after, names } = await saveWith(way, number, 'end')
      const where = `the end at step ${number} (${steps[number - 1]})`
      await removeLeftovers(folder, true)
      const left = (await real.readdir(folder)).filter((name) => !way.names.includes(name))
      if (names.includes(BEFORE)) {
        expect(left, where).toEqual([BEFORE])
        if (after !== before && after !== NEW) expect(await textIn(BEFORE), where).toBe(before)
      } else {
        expect(left, where).toEqual([])
        expect([before, NEW], where).toContain(after)
      }
      if (answer.ok) break
    }
  })
})
