import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  workers: 1,
  // A call into the main process is lost now and then (“promise was garbage collected”): a second try tells that from a fault.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./e2e/effort-reporter.ts']],
  forbidOnly: true,
})
