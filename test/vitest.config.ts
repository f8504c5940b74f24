import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const executablePath = process.env.CHROMIUM_PATH

/** The same random cases in every run, unless EARMARK_SEED asks for others; `npm run fuzz` looks for new ones. */
const seed = Number(process.env.EARMARK_SEED ?? 20_260_601)
console.log(`Random cases of this run: EARMARK_SEED=${seed}`)
const every = {
  provide: { seed },
  setupFiles: ['test/seeded.ts'],
  // The whole machine is the run's: the default leaves a core idle.
  maxWorkers: '100%',
  // Limits for what hangs, not for what takes long beside other programs.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
}

export default defineConfig({
  root,
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          root,
          ...every,
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/shared/**', 'test/**/*.browser.test.*'],
        },
      },
      {
        test: {
          name: 'shared',
          root,
          ...every,
          environment: 'node',
          // Pure functions: their files may share what they import, which takes longer than most tests.
          isolate: false,
          include: ['test/shared/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.*'],
        },
      },
      {
        plugins: [react()],
        optimizeDeps: { include: ['fast-check'] },
        test: {
          name: 'browser',
          root,
          ...every,
          include: ['test/**/*.browser.test.tsx', 'test/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 820 },
            provider: playwright({
              launchOptions: {
                ...(executablePath ? { executablePath } : {}),
                args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
