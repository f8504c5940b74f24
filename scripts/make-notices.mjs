// node scripts/make-notices.mjs           writes NOTICES: the licence of every package in the app
// node scripts/make-notices.mjs --check   fails when NOTICES is out of date
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, say } from './tools.mjs'

/** What the app imports; the packages these need are found from them. */
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Licences that let Earmark be MIT; MPL covers the files of its package alone, OFL the fonts. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
])

const HEAD = `Earmark contains the work of others. Their licences follow.

The installed app also contains Electron (MIT, Copyright (c) Electron contributors and GitHub Inc.)
with Chromium, Node.js and their parts; their notices lie beside the app in LICENSE.electron.txt and
LICENSES.chromium.html.

The two voices of the sample episode were synthesised with Flite (voices slt and rms, from the CMU
ARCTIC databases), Copyright (c) Carnegie Mellon University, under its free BSD-like licence. Flite
itself is not part of Earmark.
`

const modules = join(root, 'node_modules')

/** Name -> package.json of everything NOTICES speaks of. */
export function noticedPackages() {
  const found = new Map()
  const visit = (name) => {
    // Types leave nothing in the built app.
    if (found.has(name) || name.startsWith('@types/')) return
    const file = join(modules, name, 'package.json')
    if (!existsSync(file)) throw new Error(`${name} is not installed; run npm ci first`)
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    found.set(name, manifest)
    Object.keys(manifest.dependencies ?? {}).forEach(visit)
  }
  Object.keys(dependencies).forEach(visit)
  return found
}

/** The packages whose licence nobody has allowed yet. */
export function strangeLicences(packages = noticedPackages()) {
  return [...packages].filter(([, { license }]) => !ALLOWED.has(license)).map(([name]) => name)
}

export function notices() {
  const packages = [...noticedPackages()].sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = packages.map(([name, { version, license }]) => {
    const folder = join(modules, name)
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry))
    if (!file) throw new Error(`${name} has no licence file`)
    const lines = readFileSync(join(folder, file), 'utf8').split(/\r?\n/)
    const text = lines
      .map((line) => line.trimEnd())
      .join('\n')
      .trim()
    return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${text}\n`
  })
  return [HEAD, ...parts].join('\n')
}

export function checkNotices() {
  const strange = strangeLicences()
  if (strange.length > 0) throw new Error(`Licences that are not on the list: ${strange.join(', ')}`)
  const file = join(root, 'NOTICES')
  // A checkout on Windows may have other line ends.
  const present = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : ''
  if (present !== notices()) throw new Error('NOTICES is out of date. Run: npm run notices')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    if (process.argv.includes('--check')) checkNotices()
    else writeFileSync(join(root, 'NOTICES'), notices())
    say('NOTICES is up to date')
  } catch (error) {
    say(error.message)
    process.exitCode = 1
  }
}
