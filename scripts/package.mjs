// node scripts/package.mjs          installers for this platform, into release/
// node scripts/package.mjs --dir    the unpacked app only, offline, for the tests
//                        --built    takes dist/ as it is
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildApp } from './build.mjs'
import { electronFolder, ensureElectron } from './electron-runtime.mjs'
import { explain, root, say, seconds } from './tools.mjs'

export async function packageApp({ dirOnly = false, built = false } = {}) {
  const started = performance.now()
  // Certificates come from the release workflow; without it nothing is looked up.
  process.env.CSC_IDENTITY_AUTO_DISCOVERY ??= 'false'
  if (!built) await buildApp()
  const { Arch, Platform, build } = await import('electron-builder')
  const platform = Platform.current()
  if (!dirOnly) {
    await build({ projectDir: root, targets: platform.createTarget(), publish: 'never' })
  } else {
    const { dist, version } = await ensureElectron()
    await rm(join(root, 'release'), { recursive: true, force: true })
    await build({
      projectDir: root,
      targets: platform.createTarget('dir', Arch[process.arch]),
      publish: 'never',
      config: testConfig(electronFolder(dist), version),
    })
  }
  say(`Packaged into release/ in ${seconds(started)}`)
}

function testConfig(electronDist, electronVersion) {
  return {
    electronDist,
    electronVersion,
    // Playwright attaches through the inspector, which released builds refuse.
    electronFuses: { enableNodeCliInspectArguments: true },
    afterPack: async ({ appOutDir }) => {
      // The loader of the registry copy of Electron comes along with its folder.
      const loader = join(appOutDir, 'resources', 'app')
      if (existsSync(loader)) await rm(loader, { recursive: true })
    },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const flags = process.argv.slice(2)
  try {
    await packageApp({ dirOnly: flags.includes('--dir'), built: flags.includes('--built') })
  } catch (error) {
    say(explain(error))
    // electron-builder's own ending would make this a success.
    process.exit(1)
  }
}
