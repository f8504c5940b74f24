// npm start [-- FILES...]   builds Earmark and opens it; without files it opens the sample episode.
import { resolve } from 'node:path'
import { buildApp } from './build.mjs'
import { electronBinary, ensureElectron } from './electron-runtime.mjs'
import { ensureSystem, hasDisplay, sandboxBlocked } from './system.mjs'
import { root, say } from './tools.mjs'
import { runForeground, withDisplay } from './with-display.mjs'

async function start(given) {
  await ensureSystem()
  const { dist } = await ensureElectron()
  await buildApp()

  const switches = []
  const reason = sandboxBlocked()
  if (reason) {
    say(`Starting without Chromium's sandbox, because ${reason}.`)
    switches.push('--no-sandbox')
  }
  if (!hasDisplay()) {
    say('There is no display here: Earmark runs on a virtual one that nobody can see (end with Ctrl+C).')
    switches.push('--ozone-platform=x11')
  }
  // npm changes into the repository; file names are meant from where the user stands.
  const from = process.env.INIT_CWD ?? process.cwd()
  const args = given.map((arg) => (arg.startsWith('-') ? arg : resolve(from, arg)))
  if (!args.some((arg) => !arg.startsWith('-')) && !args.includes('--sample')) args.push('--sample')
  return withDisplay((env) => runForeground(electronBinary(dist), [...switches, '.', ...args], env, root))
}

try {
  process.exitCode = await start(process.argv.slice(2))
} catch (error) {
  say(error.message)
  process.exitCode = 1
}
