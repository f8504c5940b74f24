import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * `npm run fuzz`: new cases, where `npm test` always tries the same. How long damage goes on is said by FUZZ_SECONDS,
 * where chance begins by FUZZ_SEED.
 */
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31)) || 1
console.log(
  `Random cases of this run: FUZZ_SEED=${seed} (npm test repeats those of laws with EARMARK_SEED=${seed})`,
)

/** The tests of laws: all that draw their cases with fast-check. */
function lawTests(): string[] {
  return readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.test.ts') && !/\.browser\.|^test\/e2e\//.test(name))
    .filter((name) => /from 'fast-check'/.test(readFileSync(`${root}/${name}`, 'utf8')))
}

export default defineConfig({
  root,
  test: {
    provide: { seed },
    setupFiles: ['test/seeded.ts'],
    testTimeout: 24 * 3_600_000,
    include: ['test/fuzz/**/*.fuzz.ts', ...lawTests()],
  },
})
