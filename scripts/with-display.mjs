// node scripts/with-display.mjs TOOL ARGS...   runs a tool of node_modules/.bin, or a .mjs file,
// with a display, an Electron and a Chromium, whatever of these the machine lacks.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureElectron } from './electron-runtime.mjs'
import { ensureSystem, hasDisplay } from './system.mjs'
import { root, say, toolScript } from './tools.mjs'

/** Calls work(env) with an environment that has a display; our own Xvfb ends with it. */
export async function withDisplay(work, env = process.env) {
  // Set by editors built on Electron; with it our Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _dropped, ...rest } = env
  if (hasDisplay()) return work(rest)
  const { server, display } = await startXvfb()
  const stop = () => server.kill()
  process.once('exit', stop)
  try {
    return await work({ ...rest, DISPLAY: display })
  } finally {
    process.removeListener('exit', stop)
    // Waited for, so that no dead process is left where nobody else collects it.
    server.ref()
    await new Promise((done) => {
      server.once('close', done)
      stop()
    })
  }
}

function startXvfb() {
  return new Promise((done, fail) => {
    // The server picks a free display number itself and tells it on descriptor 3.
    // Without -noreset it begins anew whenever its last client goes, and refuses the next app meanwhile.
    const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
    let errors = ''
    let number = ''
    server.stderr.on('data', (data) => {
      errors += data
    })
    server.stdio[3].on('data', (data) => {
      number += data
      if (!number.includes('\n')) return
      server.unref()
      server.stderr.unref()
      server.stdio[3].unref()
      done({ server, display: `:${number.trim()}` })
    })
    server.on('error', (error) => fail(new Error(`Xvfb did not start: ${error.message}`)))
    server.on('close', (code) => fail(new Error(`Xvfb ended with ${code}: ${errors.trim()}`)))
  })
}

/** Runs a program in the terminal, hands on our signals, resolves to its exit code. */
export function runForeground(command, args, env, cwd = root) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: 'inherit', env, cwd })
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    const forward = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, forward)
    const finish = (code) => {
      for (const signal of signals) process.removeListener(signal, forward)
      done(code)
    }
    child.on('error', (error) => {
      say(`${command}: ${error.message}`)
      finish(127)
    })
    child.on('close', (code, signal) => finish(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/** The same as the command line, for other scripts; resolves to the exit code. */
export async function runWithDisplay(tool, args) {
  const script = toolScript(tool) ?? resolve(tool)
  const forBrowser = tool === 'vitest'
  const { chromium } = await ensureSystem({ browser: forBrowser })
  const electron = forBrowser ? null : await ensureElectron()
  const env = { ...process.env }
  if (chromium) env.CHROMIUM_PATH = chromium
  if (electron?.dist) env.ELECTRON_OVERRIDE_DIST_PATH = electron.dist
  return withDisplay((full) => runForeground(process.execPath, [script, ...args], full), env)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [tool, ...args] = process.argv.slice(2)
  if (!tool) {
    say('Usage: node scripts/with-display.mjs TOOL ARGS...')
    process.exit(2)
  }
  try {
    process.exitCode = await runWithDisplay(tool, args)
  } catch (error) {
    say(error.message)
    process.exitCode = 1
  }
}
