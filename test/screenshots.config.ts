import { defineConfig } from '@playwright/test'

/** `npm run screenshots` writes the pictures of the README. */
export default defineConfig({
  testDir: 'screenshots',
  outputDir: '../test-results',
  workers: 1,
  timeout: 60_000,
  reporter: [['list']],
})
