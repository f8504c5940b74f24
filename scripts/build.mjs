// node scripts/build.mjs   builds main, preload and renderer into dist/.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { explain, root, say, seconds } from './tools.mjs'

const CONFIGS = [
  'main/vite.config.ts',
  'main/vite.preload.config.ts',
  'main/vite.jobs.config.ts',
  'renderer/vite.config.ts',
]

/** Resolves to the names of the npm packages that went into the app. */
export async function buildApp() {
  const started = performance.now()
  const { build } = await import('vite')
  const packages = new Set()
  await rm(join(root, 'dist'), { recursive: true, force: true })
  for (const config of CONFIGS) {
    const configFile = join(root, config)
    if (!existsSync(configFile)) continue
    await build({ configFile, logLevel: 'warn', plugins: [collectPackages(packages)] })
  }
  say(`Built dist/ in ${seconds(started)}`)
  return packages
}

function collectPackages(packages) {
  return {
    name: 'collect-packages',
    moduleParsed({ id }) {
      const inside = id.replaceAll('\\', '/').split('/node_modules/').at(-1)
      const name = /^(@[^/]+\/)?[^/@\0]+/.exec(inside)?.[0]
      if (name && id.includes('node_modules')) packages.add(name)
    },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await buildApp()
  } catch (error) {
    say(explain(error))
    process.exitCode = 1
  }
}
