import { inject, it } from 'vitest'
import { type ReadResult, readTranscript } from '../../shared/formats/index.ts'
import { checkSaved, handle } from './edit-laws.ts'
import { createChance } from './mutate.ts'
import { smallFiles } from './seeds.ts'

const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 60)
const FIRST = inject('seed')
/** Files that are made so that what stands near their lines looks like names, numbers or lines itself. */
const MISLEADING = /^(?:traps\..*|glued\.txt)$/
/** Edits of one file before it is saved. */
const MOST_EDITS = 4

it('reads back what was saved after any edits', () => {
  const below = createChance(FIRST)
  const files = smallFiles()
    .filter(({ name }) => !MISLEADING.test(name))
    .map(({ name, text }) => readTranscript(text, name))
    .filter(({ transcript }) => transcript.segments.length > 1)
  const failures = new Map<string, string>()
  const began = performance.now()
  const end = began + SECONDS * 1000
  let cases = 0
  while (performance.now() < end) {
    const read = files[below(files.length)] as ReadResult
    const done: string[] = []
    try {
      const transcript = handle(read.transcript, 1 + below(MOST_EDITS), below, (what) => done.push(what))
      cases++
      checkSaved(read, transcript)
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause)
      const kind = `${read.format}: ${message.replace(/\n[^]*/, '').replace(/"[^"]*"|-?\d+/g, 'N')}`
      if (!failures.has(kind))
        failures.set(kind, `${read.name} (${read.format}), after ${done.join(', ')}: ${message}`)
    }
  }
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(
    `edited and saved: ${cases.toLocaleString('en')} cases of ${files.length} files in ${seconds} s, seed ${FIRST}, ${failures.size} kinds of failure`,
  )
  if (failures.size > 0) throw new Error([...failures.values()].join('\n\n'))
})
