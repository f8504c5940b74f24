import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm run fuzz`: how long it runs is said by FUZZ_SECONDS, where it starts by FUZZ_SEED. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: { include: ['test/fuzz/**/*.fuzz.ts'], testTimeout: 24 * 3_600_000 },
})
