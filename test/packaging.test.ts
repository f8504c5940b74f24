import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const config = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')

/** The lines below a key at the margin, without comments. */
function section(key: string): string[] {
  const [, body = ''] = new RegExp(`^${key}:\\n((?:[ #].*\\n)+)`, 'm').exec(config) ?? []
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

it('released builds have every lock of Electron set', () => {
  expect(section('electronFuses').sort()).toEqual([
    'enableCookieEncryption: true',
    'enableEmbeddedAsarIntegrityValidation: true',
    'enableNodeCliInspectArguments: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'grantFileProtocolExtraPrivileges: false',
    'loadBrowserProcessSpecificV8Snapshot: false',
    'onlyLoadAppFromAsar: true',
    'runAsNode: false',
  ])
})

it('no menu entry of Linux starts the app without its sandbox', async () => {
  // AppImageTarget.js of app-builder-lib: without `executableArgs`, and with the old tools, it is --no-sandbox.
  expect(section('linux')).toContain('executableArgs: []')
  const from = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const target = from('app-builder-lib/out/targets/appimage/AppImageTarget.js') as {
    default: new (
      name: string,
      packager: object,
      helper: object,
      folder: string,
    ) => {
      desktopEntry: { value: Promise<string> }
    }
  }
  const entryFor = (options: object) =>
    new target.default(
      '',
      { config: {}, platformSpecificBuildOptions: options, appInfo: { buildVersion: '1' } },
      { computeDesktopEntry: (_options: object, exec: string) => exec },
      '',
    ).desktopEntry.value
  expect(await entryFor({ executableArgs: [] })).toBe('AppRun %U')
  expect(await entryFor({})).toBe('AppRun --no-sandbox %U')
})
