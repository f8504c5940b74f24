// Small helpers shared by the scripts: folders, child processes, npm and the tools in node_modules.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** Our folder in the user's cache, outside the repository. */
export function cacheFolder() {
  const home = homedir()
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches', 'earmark')
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'earmark')
  }
  return join(process.env.XDG_CACHE_HOME || join(home, '.cache'), 'earmark')
}

export function say(line) {
  process.stdout.write(`${line}\n`)
}

/** Our own errors say everything in one sentence; any other comes with its place. */
export function explain(error) {
  return error?.constructor === Error ? error.message : (error?.stack ?? String(error))
}

export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}

/**
 * Runs a program with an argument array and resolves to { code, output }.
 * With capture the output is collected, otherwise it goes to the terminal.
 */
export function run(command, args, { capture = false, timeout = 0, ...options } = {}) {
  return new Promise((done) => {
    const stdio = capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
    const child = spawn(command, args, { cwd: root, stdio, ...options })
    let output = ''
    child.stdout?.on('data', (data) => {
      output += data
    })
    child.stderr?.on('data', (data) => {
      output += data
    })
    const timer = timeout > 0 ? setTimeout(() => child.kill('SIGKILL'), timeout) : undefined
    child.on('error', (error) => {
      clearTimeout(timer)
      done({ code: 127, output: String(error.message) })
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      done({ code: code ?? (signal ? 1 : 0), output })
    })
  })
}

/** npm as [command, arguments, options]: its script through node where npm told us, its name elsewhere. */
export function npmCommand(args) {
  const script = process.env.npm_execpath
  if (script && /\.[cm]?js$/.test(script) && /npm/.test(script)) {
    return [process.execPath, [script, ...args], {}]
  }
  return process.platform === 'win32' ? ['npm.cmd', args, { shell: true }] : ['npm', args, {}]
}

/** The JavaScript file behind a command of node_modules/.bin, to be run with node on every platform. */
export function toolScript(name) {
  const packageName =
    { tsc: 'typescript', biome: '@biomejs/biome', playwright: '@playwright/test' }[name] ?? name
  const folder = join(root, 'node_modules', packageName)
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest)) return null
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  const file = typeof bin === 'string' ? bin : bin?.[name]
  return file ? join(folder, file) : null
}

export function runTool(name, args, options) {
  const script = toolScript(name)
  if (!script) throw new Error(`${name} is not installed; run npm ci first`)
  return run(process.execPath, [script, ...args], options)
}
