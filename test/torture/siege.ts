import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect } from '../e2e/app.ts'
import type { Chance } from '../fuzz/mutate.ts'
import { type Message, messageOf, send } from './hostile-page.ts'

const SECRET = 'what nobody may read: 7f3a9c'
const SRT = '1\n00:00:01,000 --> 00:00:02,000\nOne.\n'
/** It is ours to close the window. */
const NOT_ASKED = 'answerClose'
const AT_ONCE = 50

/** What the page was given, and files beside it that it was not. */
function furnish(folder: string) {
  const given = path.join(folder, 'given')
  const hidden = path.join(folder, 'hidden')
  for (const each of [given, hidden]) mkdirSync(each)
  const text = path.join(given, 'talk.srt')
  writeFileSync(text, SRT)
  const audio = copyAudio(given, 'talk.m4a')
  for (const name of ['secret.txt', 'secret.srt', '.bashrc']) writeFileSync(path.join(hidden, name), SECRET)
  return { text, audio, hidden, given }
}

/** All files below a folder, with what is in them and when they were changed. */
function everything(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    names.map((name) => {
      const file = path.join(folder, name)
      const info = statSync(file)
      const hash = info.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'folder'
      return [name, `${hash} ${info.mtimeMs}`]
    }),
  )
}

/** Counts what would have ended the main process. */
async function watchMain(app: EarmarkApp): Promise<() => Promise<readonly string[]>> {
  await app.inMain(() => {
    if (Reflect.has(globalThis, 'wrecks')) return
    const wrecks: string[] = []
    Object.assign(globalThis, { wrecks })
    process.on('uncaughtException', (cause) => wrecks.push(String(cause)))
    process.on('unhandledRejection', (cause) => wrecks.push(String(cause)))
  })
  return () => app.inMain(() => Reflect.get(globalThis, 'wrecks') as string[])
}

/**
 * A page that is not ours any more sends `count` messages at random. Nothing that it was not given is read or
 * changed, each message is answered, and the main process goes on as if nothing had been.
 */
export async function besiege(
  folder: string,
  chance: Chance,
  launch: (files: string[]) => Promise<EarmarkApp>,
  count: number,
): Promise<{ readonly taken: number; readonly refused: number }> {
  const { text, audio, hidden, given } = furnish(folder)
  const before = { hidden: everything(hidden), given: Object.keys(everything(given)) }
  const app = await launch([audio, text])
  await app.audioReady()
  await app.answerDialogs({})
  const wrecks = await watchMain(app)
  const secrets = ['secret.txt', 'secret.srt', '.bashrc'].map((name) => path.join(hidden, name))
  const known: unknown[] = [...secrets, text, audio, given]
  const total = { taken: 0, refused: 0 }
  await forge(app, secrets)
  for (let sent = 0; sent < count; sent += AT_ONCE) {
    const messages = Array.from({ length: AT_ONCE }, () => messageOf(chance, known))
    const answers = await send(app, messages.filter(isAsked))
    total.taken += answers.taken
    total.refused += answers.refused
    expect(answers.silent, 'not answered').toEqual([])
    expect(answers.said).not.toContain(SECRET)
    expect(answers.said).not.toContain('root:')
    // What it was given it may use.
    for (const [, id] of answers.said.matchAll(/"(?:grant|journal|episode|stamp)":"([^"]+)"/g)) known.push(id)
    known.splice(0, Math.max(0, known.length - 200))
    expect(await wrecks()).toEqual([])
  }
  expect(everything(hidden)).toEqual(before.hidden)
  expect(Object.keys(everything(given))).toEqual(before.given)
  expect(await app.page.evaluate(() => 'polluted' in {})).toBe(false)
  expect(await app.inMain(() => 'polluted' in {})).toBe(false)
  return total
}

/** Attacks that chance does not find: what is called where a list of files is expected, records that hold others. */
async function forge({ page }: EarmarkApp, secrets: readonly string[]): Promise<void> {
  const answers = await page.evaluate(async (paths) => {
    const { host } = window as unknown as { host: Record<string, (argument: unknown) => Promise<unknown>> }
    const lists = [
      { map: () => paths },
      Object.assign({ length: paths.length }, paths),
      { filter: () => paths, map: () => ({ filter: () => paths }) },
      paths.map((path) => ({ path, name: path })),
      paths.map((path) => new File(['x'], path)),
    ]
    const asked = lists.map((list) => Promise.resolve().then(() => host['openFiles']?.(list)))
    return Promise.all(asked.map((one) => one.then(JSON.stringify, String)))
  }, secrets)
  expect(answers.join('\n')).not.toContain(SECRET)
}

function isAsked({ name }: Message): boolean {
  return name !== NOT_ASKED
}
