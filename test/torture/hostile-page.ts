import { EXAMPLES } from '../contract-examples.ts'
import type { EarmarkApp } from '../e2e/app.ts'
import type { Chance } from '../fuzz/mutate.ts'

/** What a page that is not ours any more asks of the host. In `SPECIALS` the page puts what cannot be written here. */
export type Message = { readonly name: string; readonly argument: unknown }
/** What came of messages. `said` = all that was answered, as JSON. */
export type Answers = {
  readonly taken: number
  readonly refused: number
  readonly said: string
  readonly silent: string[]
}

const SPECIALS = ['$huge', '$deep', '$circular', '$function', '$bytes', '$prototype', '$list', '$map']
const VALUES: readonly unknown[] = [
  null,
  undefined,
  true,
  0,
  -1,
  1.5,
  Number.NaN,
  Infinity,
  1e308,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '..',
  '../secret.txt',
  '/etc/passwd',
  'file:///etc/passwd',
  '\\\\server\\share\\a.srt',
  'C:\\Windows\\win.ini',
  '__proto__',
  'constructor',
  '\u202egnp.srt',
  '{"do":"edit"}',
  '{"do":"written","stamp":"x"}',
  '{"files":{"text":"/etc/passwd","audio":null}}',
  'utf-8',
  'utf-16le',
  'hex',
  'base64',
  [],
  {},
  [[]],
  { length: 1e9 },
  ...SPECIALS,
]

/** A message at random: an example with something else in one place, or in all. `more` = other things to put there. */
export function messageOf(chance: Chance, more: readonly unknown[]): Message {
  const any = () => {
    const from = more.length > 0 && chance(2) === 0 ? more : VALUES
    return from[chance(from.length)]
  }
  const [name, example] = EXAMPLES[chance(EXAMPLES.length)]!
  const argument = chance(8) === 0 ? any() : changedSomewhere(structuredClone(example), chance, any)
  return { name, argument }
}

function changedSomewhere(value: unknown, chance: Chance, any: () => unknown): unknown {
  if (typeof value !== 'object' || value === null) return any()
  const keys = Object.keys(value)
  if (keys.length === 0) return chance(2) === 0 ? value : { [String(any())]: any() }
  const one = keys[chance(keys.length)]!
  const inner: unknown = Reflect.get(value, one)
  const changed = chance(3) === 0 || inner === null ? any() : changedSomewhere(inner, chance, any)
  Reflect.set(value, one, changed)
  return value
}

/** Has the page send messages, one after the other, and tells what came of them. */
export function send({ page }: EarmarkApp, messages: readonly Message[]): Promise<Answers> {
  return page.evaluate(async (all) => {
    const circular: { self?: unknown } = {}
    circular.self = circular
    let deep: unknown = 'x'
    for (let i = 0; i < 5000; i++) deep = [deep]
    const special: Record<string, unknown> = {
      $huge: 'x'.repeat(3_000_000),
      $deep: deep,
      $circular: circular,
      $function: () => 1,
      $bytes: new Uint8Array(100_000),
      $prototype: JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
      $list: Array.from({ length: 100_000 }, () => 'x'),
      $map: new Map([['path', '/etc/passwd']]),
    }
    const put = (value: unknown): unknown => {
      if (typeof value === 'string') return value in special ? special[value] : value
      if (Array.isArray(value)) return value.map(put)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, put(inner)]))
    }
    const { host } = window as unknown as {
      host: Record<string, (argument: unknown) => Promise<{ ok?: boolean }>>
    }
    const answers = { taken: 0, refused: 0, said: '', silent: [] as string[] }
    for (const { name, argument } of all) {
      const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), 20_000))
      const asked = Promise.resolve().then(() => host[name]?.(put(argument)))
      const answer = await Promise.race([
        asked.catch((cause: unknown) => ({ ok: false, cause: String(cause) })),
        patience,
      ])
      if (answer === null) answers.silent.push(name)
      else if (answer?.ok) answers.taken++
      else answers.refused++
      answers.said += `${JSON.stringify(answer)}\n`.slice(0, 5000)
    }
    return answers
  }, messages as Message[])
}
