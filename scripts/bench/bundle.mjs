// Parts of shared/, bundled as they are in the app, for measures that run without a window.
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../tools.mjs'

/** Everything that the modules at these paths export. */
export async function loadShared(folder, paths) {
  const { build } = await import('vite')
  // A folder for each call: a module that was loaded once stays what it was.
  const outDir = mkdtempSync(join(folder, 'bundled-'))
  const names = paths.map((_, i) => `part${i}`)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name, i) => [name, join(root, paths[i])])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  })
  const parts = await Promise.all(
    names.map((name) => import(pathToFileURL(join(outDir, `${name}.mjs`)).href)),
  )
  return Object.assign({}, ...parts)
}
