import { defineConfig } from '@playwright/test'

/**
 * `npm run torture`: the app is killed TORTURE_LIVES times. Where chance begins is said by TORTURE_SEED.
 */
export default defineConfig({
  testDir: 'torture',
  testMatch: '*.torture.ts',
  outputDir: '../test-results',
  workers: 1,
  timeout: 24 * 3_600_000,
  expect: { timeout: 20_000 },
  use: { screenshot: 'only-on-failure' },
  reporter: [['list']],
})
