// System libraries, a virtual display and a browser: what npm cannot install.
// On Debian and Ubuntu as root they are installed; elsewhere one line says what to run.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, runTool, say } from './tools.mjs'

/** Library that Electron and Chromium load -> Debian package that holds it. */
const LIBRARIES = {
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libudev.so.1': 'libudev1',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXrandr.so.2': 'libxrandr2',
}
const FONTS = 'fonts-dejavu-core'
const BROWSER_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Makes sure that Electron can start here, with browser also that a Chromium is there.
 * Returns { chromium }: its path, or null where none was asked for and none is there.
 */
export async function ensureSystem({ browser = false } = {}) {
  if (process.platform === 'linux') await installMissing(await missingPackages())
  let chromium = await findChromium()
  if (browser && !chromium) chromium = await fetchChromium()
  return { chromium }
}

export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** The sandbox needs either another user than root or the kernel's permission. */
export function sandboxBlocked() {
  if (process.platform !== 'linux') return null
  if (process.getuid() === 0) return 'you are root'
  const kernel = (name) => {
    const file = join('/proc/sys/kernel', name)
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
  }
  const refused =
    kernel('apparmor_restrict_unprivileged_userns') === '1' || kernel('unprivileged_userns_clone') === '0'
  return refused ? 'this system refuses user namespaces' : null
}

/** CHROMIUM_PATH, Playwright's own Chromium, or the system's; null when there is none. */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`CHROMIUM_PATH points at ${given}, which does not exist.`)
  }
  const own = await playwrightChromium()
  if (own) return own
  return BROWSER_NAMES.map(findProgram).find(Boolean) ?? null
}

async function playwrightChromium() {
  try {
    const { chromium } = await import('playwright')
    const file = chromium.executablePath()
    return file && existsSync(file) ? file : null
  } catch {
    return null
  }
}

function findProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null
}

async function missingPackages() {
  const { code, output } = await run('/sbin/ldconfig', ['-p'], { capture: true })
  const missing = []
  // Where there is no ldconfig (musl, NixOS) we cannot know, and Electron itself will say.
  if (code === 0) {
    const present = new Set(output.split('\n').map((line) => line.trim().split(' ')[0]))
    for (const [library, name] of Object.entries(LIBRARIES)) {
      if (!present.has(library)) missing.push(name)
    }
  }
  if (!hasDisplay() && !findProgram('Xvfb')) missing.push('xvfb')
  if (!hasFonts()) missing.push(FONTS)
  return missing
}

function hasFonts() {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts'].filter((path) => existsSync(path))
  return folders.some((folder) =>
    readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|ttc)$/i.test(String(name))),
  )
}

function isDebian() {
  const file = '/etc/os-release'
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(text) && findProgram('apt-get') !== null
}

async function installMissing(names) {
  if (names.length === 0) return
  if (!isDebian()) {
    throw new Error(
      `These system packages are missing (Debian's names): ${names.join(' ')}. Install your system's versions of them.`,
    )
  }
  if (process.getuid() !== 0) {
    throw new Error(
      `System packages are missing. Run: sudo apt-get install -y ${(await currentNames(names)).join(' ')}`,
    )
  }
  say(`System: installing ${names.join(' ')} ...`)
  await apt(['update'])
  await apt(['install', '-y', '--no-install-recommends', ...(await currentNames(names))])
}

/** Newer releases renamed some libraries for 64-bit time: libgtk-3-0 became libgtk-3-0t64. */
async function currentNames(names) {
  const renamed = names.map((name) => `${name}t64`)
  const { output } = await run('apt-cache', ['pkgnames'], { capture: true })
  const known = new Set(output.split('\n'))
  return names.map((name, index) => (known.has(renamed[index]) ? renamed[index] : name))
}

async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const flags = ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300']
  const { code, output } = await run('apt-get', [...flags, ...args], { capture: true, env })
  if (code !== 0) {
    throw new Error(`apt-get ${args.join(' ')} failed:\n${output.trim().slice(-2000)}`)
  }
}

async function fetchChromium() {
  say('Browser: no Chromium here yet, asking Playwright for its own ...')
  if (await playwrightHostAnswers()) {
    await runTool('playwright', ['install', 'chromium'], { timeout: 10 * 60_000 })
    const own = await playwrightChromium()
    if (own) return own
  }
  if (process.platform === 'linux' && isDebian() && process.getuid() === 0) {
    say("Browser: out of reach, installing the system's chromium ...")
    await apt(['update'])
    await apt(['install', '-y', '--no-install-recommends', 'chromium'])
    const installed = await findChromium()
    if (installed) return installed
  }
  throw new Error(
    'The browser tests need a Chromium. Run: npx playwright install chromium (or set CHROMIUM_PATH to one you have).',
  )
}

async function playwrightHostAnswers() {
  const host = process.env.PLAYWRIGHT_DOWNLOAD_HOST || 'https://cdn.playwright.dev'
  try {
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(8000) })
    return true
  } catch {
    return Boolean(process.env.HTTPS_PROXY || process.env.https_proxy)
  }
}
