import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')

/** The items of https://www.electronjs.org/docs/latest/tutorial/security, each with a test that holds it. */
const GUIDE: readonly (readonly [item: string, file: string, title: string])[] = [
  ['1 only load secure content', 'e2e/no-network', 'nothing of the page connects, whichever'],
  ['2 no Node.js integration for remote content', 'security-guide', 'the window has the preferences'],
  ['3 context isolation', 'security-guide', 'the window has the preferences'],
  ['4 process sandboxing', 'security-guide', 'the window has the preferences'],
  ['5 permission requests', 'e2e/only-document', 'the page gets no permission and no device'],
  ['6 webSecurity stays on', 'security-guide', 'the window has the preferences'],
  ['7 content security policy', 'main/media/answers', 'allows nothing that the page does not need'],
  ['8 no allowRunningInsecureContent', 'security-guide', 'the window has the preferences'],
  ['9 no experimental features', 'security-guide', 'the window has the preferences'],
  ['10 no enableBlinkFeatures', 'security-guide', 'the window has the preferences'],
  ['11 no allowpopups for webviews', 'security-guide', 'the window has the preferences'],
  ['12 webview options', 'security-guide', 'the window has the preferences'],
  ['13 limit navigation', 'e2e/only-document', 'no link, script, frame or window leads'],
  ['14 limit new windows', 'e2e/only-document', 'no link, script, frame or window leads'],
  ['15 no shell.openExternal with untrusted content', 'security-guide', 'main opens nothing outside'],
  ['16 a current version of Electron', 'security-guide', 'Electron is one exact version'],
  ['17 validate the sender of IPC messages', 'main/ipc', 'is refused from anybody but our own page'],
  ['18 no file: protocol', 'main/window/addresses', 'refuses %s'],
  ['19 fuses', 'packaging', 'released builds have every lock of Electron set'],
  ['20 no Electron API for untrusted content', 'e2e/only-document', 'a frame loads nothing'],
]

it.each(GUIDE)('%s', (_item, file, title) => {
  expect(read(`test/${file}.test.ts`)).toContain(`'${title}`)
})

it('the window has the preferences of the guide', () => {
  const [, body = ''] = /webPreferences: \{\n([\s\S]*?)\n {4}\}/.exec(read('main/window/window.ts')) ?? []
  const lines = body.split('\n').map((line) => line.trim().replace(/,$/, ''))
  expect(lines.sort()).toEqual([
    'allowRunningInsecureContent: false',
    'contextIsolation: true',
    'devTools: !app.isPackaged',
    'experimentalFeatures: false',
    'navigateOnDragDrop: false',
    'nodeIntegration: false',
    'nodeIntegrationInSubFrames: false',
    'nodeIntegrationInWorker: false',
    "preload: path.join(mainFolder, 'preload.cjs')",
    'sandbox: true',
    'spellcheck: false',
    'webSecurity: true',
    'webviewTag: false',
  ])
})

it('main opens nothing outside the app', () => {
  const files = ['main/index.ts', 'main/handlers.ts', 'main/preload.ts', 'main/window/menu.ts']
  for (const file of files) expect(read(file)).not.toMatch(/\bshell\b/)
})

it('Electron is one exact version', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> }
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/)
})
