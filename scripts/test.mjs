// npm test [-- STEPS...]   the whole suite in order, or the named steps with what they need; `bench` only by name.
import { join } from 'node:path'
import { buildApp } from './build.mjs'
import { ensureElectron } from './electron-runtime.mjs'
import { checkNotices, noticedPackages } from './make-notices.mjs'
import { ensureSystem } from './system.mjs'
import { explain, root, say, seconds, toolScript } from './tools.mjs'
import { runForeground, withDisplay } from './with-display.mjs'

const VITEST = ['run', '--config', 'test/vitest.config.ts', '--project']

const STEPS = [
  { name: 'system', what: 'System libraries and browser', run: prepareSystem },
  { name: 'electron', what: 'Electron', run: prepareElectron },
  { name: 'types', what: 'Types', run: () => tool('tsc', ['-b']) },
  { name: 'lint', what: 'Lint', run: () => tool('eslint', ['.']) },
  { name: 'format', what: 'Format', run: () => tool('biome', ['check', '.']) },
  { name: 'notices', what: 'Licences', run: checkNotices },
  { name: 'unit', what: 'Unit tests', run: () => tool('vitest', [...VITEST, 'unit', '--project', 'shared']) },
  {
    name: 'browser',
    what: 'Browser tests',
    needs: ['system'],
    run: () => tool('vitest', [...VITEST, 'browser']),
  },
  { name: 'build', what: 'Build', run: build },
  {
    name: 'package',
    what: 'Package (unpacked)',
    needs: ['electron', 'build'],
    // In a process of its own: electron-builder takes over how the process that runs it ends.
    run: () => script('Packaging', 'package.mjs', '--dir', '--built'),
  },
  {
    name: 'e2e',
    what: 'End-to-end tests',
    needs: ['system', 'electron', 'build', 'package'],
    run: () => tool('playwright', ['test', '--config', 'test/playwright.config.ts']),
  },
  {
    name: 'bench',
    onlyByName: true,
    what: 'Benchmark, short form',
    needs: ['system', 'electron', 'build'],
    run: () => script('Benchmark', 'bench.mjs', '--short', '--built'),
  },
]

async function prepareSystem() {
  const { chromium } = await ensureSystem({ browser: true })
  process.env.CHROMIUM_PATH = chromium
  say(`Browser: ${chromium}`)
}

async function prepareElectron() {
  const { dist } = await ensureElectron()
  if (dist) process.env.ELECTRON_OVERRIDE_DIST_PATH = dist
}

async function build() {
  const noticed = noticedPackages()
  const silent = [...(await buildApp())].filter((name) => !noticed.has(name))
  if (silent.length > 0) {
    throw new Error(`In the app but not in NOTICES: ${silent.join(', ')}. Add them in make-notices.mjs.`)
  }
}

async function script(what, name, ...args) {
  const code = await runForeground(process.execPath, [join(root, 'scripts', name), ...args], process.env)
  if (code !== 0) throw new Error(`${what} ended with exit code ${code}`)
}

async function tool(name, args) {
  const script = toolScript(name)
  if (!script) throw new Error(`${name} is not installed; run npm ci first`)
  const start = (env) => runForeground(process.execPath, [script, ...args], env)
  const shown = name === 'playwright' || args.includes('browser')
  const code = await (shown ? withDisplay(start) : start(process.env))
  if (code !== 0) throw new Error(`${name} ended with exit code ${code}`)
}

function chooseSteps(names) {
  if (names.length === 0) return STEPS.filter((step) => !step.onlyByName)
  const wanted = new Set()
  for (const name of names) {
    const step = STEPS.find((each) => each.name === name)
    if (!step) {
      throw new Error(`There is no step "${name}". Steps: ${STEPS.map((each) => each.name).join(' ')}`)
    }
    for (const each of [...(step.needs ?? []), name]) wanted.add(each)
  }
  return STEPS.filter((step) => wanted.has(step.name))
}

async function main() {
  const started = performance.now()
  const steps = chooseSteps(process.argv.slice(2))
  for (const [index, step] of steps.entries()) {
    const stepStarted = performance.now()
    say(`\n== ${index + 1}/${steps.length} ${step.what}`)
    try {
      await step.run()
    } catch (error) {
      say(explain(error))
      say(`== ${step.what} failed after ${seconds(stepStarted)}`)
      return 1
    }
    say(`== ${step.what}: ${seconds(stepStarted)}`)
  }
  say(`\nAll passed in ${seconds(started)}`)
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  say(error.message)
  process.exitCode = 1
}
