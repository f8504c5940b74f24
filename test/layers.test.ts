import path from 'node:path'
import { ESLint } from 'eslint'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

/** Parsed files are shared between the programs below; nothing is written. */
const parsed = new Map<string, ts.SourceFile | undefined>()

/** What the compiler says about one more file in a folder, which is on no disk: codes of errors, `TS2307`. */
function errorsOf(file: string, text: string): string[] {
  const layer = file.split('/')[0] ?? ''
  const folder = path.join(root, layer)
  const project = /^main\/(files|audio|store)\//.test(file) ? 'tsconfig.node.json' : 'tsconfig.json'
  const { config } = ts.readConfigFile(path.join(folder, project), (name) => ts.sys.readFile(name)) as {
    config: unknown
  }
  const { options, fileNames, projectReferences } = ts.parseJsonConfigFileContent(config, ts.sys, folder)
  const added = path.join(root, file)
  const isAdded = (name: string) => path.resolve(name) === added
  const disk = ts.createCompilerHost(options)
  const host = {
    ...disk,
    // Other layers are read from their sources, so that it does not matter what `tsc -b` has built.
    useSourceOfProjectReferenceRedirect: () => true,
    fileExists: (name: string) => isAdded(name) || disk.fileExists(name),
    readFile: (name: string) => (isAdded(name) ? text : disk.readFile(name)),
    getSourceFile: (name: string, target: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
      if (isAdded(name)) return ts.createSourceFile(name, text, target, true)
      const key = `${layer} ${project} ${name}`
      if (!parsed.has(key)) parsed.set(key, disk.getSourceFile(name, target))
      return parsed.get(key)
    },
  }
  const rootNames = [...fileNames, added]
  const program = ts.createProgram({
    rootNames,
    options,
    host,
    ...(projectReferences && { projectReferences }),
  })
  const source = program.getSourceFile(added)
  const found = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ]
  return [...new Set(found.map(({ code }) => `TS${code}`))].sort()
}

describe('the compiler', { timeout: 120_000 }, () => {
  it.each([
    ['shared/added.ts', "import { EMPTY } from './model/transcript.ts'\nexport const lines = EMPTY.segments"],
    [
      'main/added.ts',
      "import { sep } from 'node:path'\nimport { EMPTY } from '../shared/model/transcript.ts'\nexport const both = [sep, EMPTY]",
    ],
    [
      'main/store/added.ts',
      "import { sep } from 'node:path'\nimport { errorCode } from '../files/write-all.ts'\nexport const both = [sep, errorCode]",
    ],
    ['main/added.ts', "import { createStore } from './store/store.ts'\nexport const create = createStore"],
    [
      'renderer/added.ts',
      "import { EMPTY } from '../shared/model/transcript.ts'\nexport const both = [document.body, EMPTY]",
    ],
  ])('takes what %s may do', (file, text) => {
    expect(errorsOf(file, text)).toEqual([])
  })

  const noNode = ['TS2591']
  const noDom = ['TS2584']
  const noMain = "import { grantText } from '../main/grants/grants.ts'; export const give = grantText"
  const noMainType = "import type { Basis } from '../main/saving/save-text.ts'; export type B = Basis"
  const noRenderer = "import { NO_MODE } from '../renderer/state/mode.ts'; export const none = NO_MODE"
  const noRendererType = "import type { Mode } from '../renderer/state/mode.ts'; export type M = Mode"
  /** Outside of the layer's folder; not in the layer's list of files. */
  const otherLayer = ['TS6059', 'TS6307']
  /** In the layer's folder; not in the project's list of files. */
  const otherProject = ['TS6307']

  it.each([
    ['shared', "import { readFileSync } from 'node:fs'; export const read = readFileSync", noNode],
    ['shared', "import type { Stats } from 'node:fs'; export type Info = Stats", noNode],
    ['shared', 'export const folder = process.cwd()', noNode],
    ['shared', 'export const body = document.body', noDom],
    ['shared', 'export type Part = HTMLElement', ['TS2304']],
    ['shared', noMain, otherLayer],
    ['shared', noRendererType, otherLayer],
    ['main', 'export const body = document.body', noDom],
    ['main', noRenderer, otherLayer],
    ['main', noRendererType, otherLayer],
    ['renderer', 'export const folder = process.cwd()', noNode],
    ['renderer', noMain, otherLayer],
    ['renderer', noMainType, otherLayer],
    ['main/store', "import { page } from '../window/window.ts'; export const ours = page", otherProject],
    [
      'main/files',
      "import type { Basis } from '../saving/save-text.ts'; export type B = Basis",
      otherProject,
    ],
    ['main/audio', 'process.parentPort.start()', ['TS2339']],
  ])('refuses in %s/: %s', (layer, text, expected) => {
    expect(errorsOf(`${layer}/added.ts`, text)).toEqual(expected)
  })
})

/** The rules of the table and the bans need no types, which makes them quick to try. */
const lint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => /^no-restricted-|^max-lines$|^layers\//.test(ruleId),
  overrideConfig: { languageOptions: { parserOptions: { project: null } } },
})

async function complaints(file: string, text: string): Promise<string[]> {
  const results = await lint.lintText(`${text}\n`, { filePath: path.join(root, file) })
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message))
}

describe('ESLint', { timeout: 60_000 }, () => {
  it.each([
    ['shared/timing/x.ts', '../model/edit.ts'],
    ['shared/x.ts', 'zod/mini'],
    ['shared/x.ts', './commands/index.ts'],
    ['shared/formats/cues/x.ts', '../core/format.ts'],
    ['shared/formats/json/vendors/x.ts', '../json-format.ts'],
    ['shared/formats/x.ts', './cues/srt.ts'],
    ['main/opening/x.ts', '../../shared/media/sniff.ts'],
    ['main/x.ts', 'node:path'],
    ['renderer/state/x.ts', '../../shared/timing/active.ts'],
    ['renderer/commands/lines/x.ts', '../../playback/player.ts'],
    ['renderer/commands/lines/x.ts', '../say.ts'],
    ['renderer/commands/review/x.ts', '../lines/retime.ts'],
    ['renderer/transcript/x.tsx', '../commands/dispatch/run.ts'],
    ['renderer/transcript/x.tsx', '../../shared/formats/index.ts'],
    ['renderer/x.tsx', './bars/header.tsx'],
  ])('lets %s import %s', async (file, from) => {
    expect(await complaints(file, `import '${from}'`)).toEqual([])
  })

  it.each([
    ['shared/model/x.ts', '../timing/active.ts'],
    ['shared/timing/x.ts', '../formats/index.ts'],
    ['shared/timing/x.ts', '../lines/split.ts'],
    ['shared/media/x.ts', '../formats/index.ts'],
    ['shared/formats/x.ts', '../timing/active.ts'],
    ['shared/formats/x.ts', '../contract.ts'],
    ['shared/formats/cues/x.ts', '../list.ts'],
    ['shared/formats/cues/x.ts', '../text/lrc.ts'],
    ['shared/formats/json/x.ts', './vendors/trint.ts'],
    ['shared/commands/x.ts', '../settings.ts'],
    ['shared/x.ts', '../main/grants/grants.ts'],
    ['shared/x.ts', 'electron'],
    ['shared/x.ts', 'node:fs'],
    ['main/x.ts', '../renderer/state/session.ts'],
    ['main/x.ts', 'react'],
    ['main/files/x.ts', 'electron'],
    ['main/files/x.ts', '../opening/open.ts'],
    ['main/audio/x.ts', 'electron'],
    ['main/store/x.ts', 'electron'],
    ['main/store/x.ts', '../grants/grants.ts'],
    ['main/media/x.ts', '../opening/open.ts'],
    ['renderer/ui/x.tsx', '../state/session.ts'],
    ['renderer/ui/x.tsx', '../../shared/commands/index.ts'],
    ['renderer/state/x.ts', '../commands/dispatch/run.ts'],
    ['renderer/state/x.ts', '../playback/clock.ts'],
    ['renderer/state/x.ts', 'react'],
    ['renderer/playback/x.ts', '../commands/dispatch/run.ts'],
    ['renderer/playback/x.ts', '../host.ts'],
    ['renderer/commands/x.ts', './play/playback.ts'],
    ['renderer/commands/x.ts', '../bars/header.tsx'],
    ['renderer/commands/play/x.ts', '../dispatch/run.ts'],
    ['renderer/dialogs/x.tsx', '../host.ts'],
    ['renderer/dialogs/x.tsx', '../../shared/formats/losses.ts'],
    ['renderer/transcript/x.ts', '../bars/header.tsx'],
    ['renderer/panels/x.tsx', '../waveform/waveform.tsx'],
    ['renderer/panels/x.tsx', '../app.tsx'],
    ['renderer/x.tsx', '../main/grants/grants.ts'],
  ])('refuses that %s imports %s', async (file, from) => {
    expect(await complaints(file, `import '${from}'`)).toEqual(['layers/imports'])
    expect(await complaints(file, `import type { X } from '${from}'\nexport type Y = X`)).toHaveLength(1)
    expect(await complaints(file, `export * from '${from}'`)).toHaveLength(1)
  })

  it.each([
    ['renderer/waveform/x.ts', 'requestAnimationFrame(() => undefined)'],
    ['renderer/state/x.ts', 'window.host.hello({})'],
    ['renderer/panels/x.tsx', 'export const sound = new Audio()'],
    ['renderer/panels/x.tsx', "document.addEventListener('click', () => undefined)"],
    ['renderer/panels/x.tsx', 'export default 1'],
    ['main/x.ts', 'export default 1'],
    ['shared/model/x.ts', 'export const at = Date.now()'],
    ['shared/model/x.ts', 'export const some = Math.random()'],
    ['shared/model/x.ts', 'list.push(...more)'],
    ['renderer/list/x.ts', 'list.splice(0, 0, ...more)'],
    ['main/store/x.ts', 'export const most = Math.max(0, ...numbers)'],
    ['test/e2e/x.test.ts', 'expect(await app.starts(3)).toEqual([])'],
    ['test/e2e/x.test.ts', 'expect(Math.abs((await app.sound.now()).position - 3000)).toBeLessThan(60)'],
    ['test/e2e/x.test.ts', 'export const rows = await app.rows.count()'],
    ['test/e2e/x.test.ts', 'export const box = await row.boundingBox()'],
    ['test/e2e/x.test.ts', 'await page.waitForTimeout(300)'],
    ['test/renderer/x.test.ts', 'await new Promise((resolve) => setTimeout(resolve, 300))'],
    ['test/renderer/x.browser.test.tsx', 'await vi.waitFor(() => expect(audio.paused).toBe(true))'],
    ['test/shared/x.test.ts', 'expect(performance.now() - began).toBeLessThan(1000)'],
  ])('refuses in %s: %s', async (file, text) => {
    expect(await complaints(file, text)).toEqual(['no-restricted-syntax'])
  })

  it.each(['renderer/commands/lines/x.ts', 'renderer/transcript/x.tsx', 'renderer/playback/x.ts'])(
    'refuses in %s to set a store: its owner does',
    async (file) => {
      const refused = ['no-restricted-properties']
      expect(await complaints(file, 'sessionStore.setState({ follow: true })')).toEqual(refused)
      expect(await complaints(file, 'export const { setState } = sessionStore')).toEqual(refused)
      expect(await complaints('renderer/state/x.ts', 'sessionStore.setState({ follow: true })')).toEqual([])
    },
  )

  it('keeps ipcMain in ipc.ts and the frame loop in the clock', async () => {
    expect(await complaints('main/x.ts', "ipcMain.handle('x', () => 1)")).toEqual([
      'no-restricted-properties',
    ])
    expect(await complaints('main/ipc.ts', "ipcMain.handle('x', () => 1)")).toEqual([])
    expect(await complaints('renderer/playback/clock.ts', 'requestAnimationFrame(() => 1)')).toEqual([])
  })
})
