// Stands in for Electron's default app in the registry copy of Electron: `electron [switches] folder`.
// Everything up to the app's own main runs in one go, so the app can still act before `ready`.
const { app } = require('electron')
const { existsSync, readFileSync } = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

const request = readArguments(process.argv.slice(1))
// The modules come after the reading of argv: Playwright's one takes its own switches out of argv.
for (const name of request.modules) Module._load(name, undefined, true)

if (request.app === null) {
  process.stderr.write('Say which app to run: electron FOLDER\n')
  app.exit(1)
} else {
  start(path.resolve(request.app))
}

function readArguments(args) {
  const modules = []
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index]
    if (arg === '-r' || arg === '--require') {
      index += 1
      if (args[index] !== undefined) modules.push(requirable(args[index]))
    } else if (arg.startsWith('--require=')) {
      modules.push(requirable(arg.slice('--require='.length)))
    } else if (arg.startsWith('--app=')) {
      return { modules, app: arg.slice('--app='.length) }
    } else if (!arg.startsWith('-')) {
      return { modules, app: arg }
    }
  }
  return { modules, app: null }
}

/** A module name is looked up from the caller's folder, a path is taken as it is. */
function requirable(name) {
  if (path.isAbsolute(name)) return name
  return Module.createRequire(path.join(process.cwd(), 'noop.js')).resolve(name)
}

function start(target) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  const manifestFile = path.join(target, 'package.json')
  const manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {}
  const name = manifest.productName ?? manifest.name
  if (name) {
    app.setName(name)
    app.setDesktopName?.(manifest.desktopName ?? `${name}.desktop`)
  }
  if (manifest.version) app.setVersion?.(manifest.version)
  if (manifest.v8Flags) require('node:v8').setFlagsFromString(manifest.v8Flags)

  const main = Module._resolveFilename(target, null, true)
  app.setAppPath(existsSync(manifestFile) ? target : path.dirname(main))
  const esm = main.endsWith('.mjs') || (manifest.type === 'module' && main.endsWith('.js'))
  if (esm) {
    import(pathToFileURL(main).href).catch((error) => {
      process.stderr.write(`${error?.stack ?? error}\n`)
      app.exit(1)
    })
  } else {
    Module._load(main, Module, true)
  }
}
