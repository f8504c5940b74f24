import { inject, it } from 'vitest'
import { checkAll, checkOne, readersOf, refusals } from './laws.ts'
import { createChance, mutate } from './mutate.ts'
import { allTexts, smallSeeds } from './seeds.ts'

const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 60)
const FIRST = inject('seed')
/** Mutations of one seed before the next has its turn; of so many one goes through recognition and all the rest. */
const IN_A_ROW = 200
const WHOLE = 20
const MOST = 60_000

type Failures = Map<string, string>

/** Keeps the first text of each kind of failure. */
function attempt(failures: Failures, text: string, check: () => void): void {
  try {
    check()
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    const kind = message.replace(/\d+/g, 'N')
    if (!failures.has(kind)) failures.set(kind, `${message}\n${JSON.stringify(text.slice(0, 1500))}`)
  }
}

function finish(what: string, cases: number, began: number, failures: Failures): void {
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(
    `${what}: ${cases.toLocaleString('en')} cases in ${seconds} s, seed ${FIRST}, ${refusals()} refused to be saved in place, ${failures.size} kinds of failure`,
  )
  if (failures.size > 0) throw new Error([...failures.values()].join('\n\n'))
}

const seeds = smallSeeds().map((text) => ({ text, readers: readersOf(text) }))
const texts = seeds.map(({ text }) => text)

it('reads every file cut off at every character', () => {
  const failures: Failures = new Map()
  const began = performance.now()
  let cases = 0
  for (const { text, readers } of seeds) {
    for (let at = 0; at <= text.length; at++) {
      const cut = text.slice(0, at)
      for (const format of readers) {
        cases++
        attempt(failures, cut, () => checkOne(format, cut, at))
      }
      if (at % WHOLE === 0) {
        cases++
        attempt(failures, cut, () => checkAll(cut, at))
      }
    }
  }
  finish('cut off', cases, began, failures)
})

it('reads every file with every other at its end', () => {
  const failures: Failures = new Map()
  const began = performance.now()
  let cases = 0
  for (const { text, readers } of seeds) {
    for (const [i, other] of texts.entries()) {
      const both = text + other
      cases++
      const [format] = readers
      attempt(failures, both, () => {
        if (i % WHOLE === 0 || !format) checkAll(both, i)
        else checkOne(format, both, i)
      })
    }
  }
  finish('joined', cases, began, failures)
})

it('reads whatever becomes of files', () => {
  const below = createChance(FIRST)
  const failures: Failures = new Map()
  const large = allTexts()
  const began = performance.now()
  const end = began + SECONDS * 1000
  let cases = 0
  while (performance.now() < end) {
    const { text: seed, readers } = seeds[below(seeds.length)] ?? { text: '', readers: [] }
    for (let i = 0; i < IN_A_ROW; i++) {
      let text = seed
      for (let times = 1 + below(4); times > 0; times--) text = mutate(text, texts, below).slice(0, MOST)
      const format = readers[below(readers.length)]
      cases++
      attempt(failures, text, () => {
        if (i % WHOLE === 0 || !format) checkAll(text, below(1000))
        else checkOne(format, text, below(1000))
      })
    }
    // Now and then a file in its full length.
    const whole = mutate(large[below(large.length)] ?? '', texts, below).slice(0, MOST)
    cases++
    attempt(failures, whole, () => checkAll(whole, below(1000)))
  }
  finish('damaged', cases, began, failures)
})
