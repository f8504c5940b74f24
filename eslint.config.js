import reactHooks from 'eslint-plugin-react-hooks'
import * as regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'
import { layersRule } from './scripts/lint/layers-rule.mjs'

const bans = {
  frame: {
    selector: "CallExpression[callee.name='requestAnimationFrame']",
    message: 'The clock owns the frame loop: subscribe to playback/clock.ts.',
  },
  host: {
    selector: "MemberExpression[object.name='window'][property.name='host']",
    message: 'Import host from host.ts.',
  },
  audio: {
    selector: "NewExpression[callee.name='Audio']",
    message: 'playback/player.ts owns the one audio element.',
  },
  defaults: { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  listener: {
    selector: "CallExpression[callee.property.name='addEventListener'][arguments.length<3]",
    message: 'Pass { signal } (or { once }) so that the listener ends.',
  },
  spread: {
    selector:
      ':matches(CallExpression[callee.property.name=/^(push|unshift|splice|concat)$/], CallExpression[callee.object.name=/^(Math|Object)$/]) > SpreadElement',
    message: 'A long list has more items than a call takes arguments: use base/append.ts.',
  },
  pure: {
    selector: 'MemberExpression[object.name=/^(Date|Math)$/][property.name=/^(now|random)$/]',
    message: 'shared/ is pure: take the time or the random number as an argument.',
  },
}

/** Rules that hold for one folder, without the files that own the banned thing. */
function banned(files, ignores, names) {
  return { files, ignores, rules: { 'no-restricted-syntax': ['error', ...names.map((name) => bans[name])] } }
}

/** What makes a test pass in one run and fail in the next. */
const sleeps = [
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: 'No test sleeps: wait for what is to happen (expect(locator), expect.poll, app.sound).',
  },
  {
    selector:
      ":matches(CallExpression[callee.name='setTimeout'], ImportDeclaration[source.value='node:timers/promises'])",
    message: 'No test sleeps: wait for what is to happen (expect.poll, vi.waitFor, frames.ts).',
  },
  {
    selector: "MemberExpression[object.name='vi'][property.name='waitFor']",
    message: 'It gives up after a second: use test/until.ts.',
  },
  {
    selector:
      "CallExpression[callee.name='expect'] MemberExpression[object.name=/^(performance|Date)$/][property.name='now']",
    message: 'Other programs take time, too: use expectWithin of test/cpu-time.ts.',
  },
]
const looks = [
  {
    selector: "CallExpression[callee.name='expect'] AwaitExpression",
    message:
      'A single look at what may still move: use expect(locator), expect.poll, or app.sound for places and playing.',
  },
  {
    selector:
      'AwaitExpression > CallExpression[callee.property.name=/^(count|isVisible|isHidden|isEnabled|isChecked|innerText|allTextContents|allInnerTexts)$/]',
    message: 'A single look at what may still move: use expect(locator) or expect.poll.',
  },
  {
    selector: "CallExpression[callee.property.name='boundingBox']",
    message: 'It may still move: use app.boxOf.',
  },
]

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'release/**',
      'node_modules/**',
      'test-results/**',
      'assets/**',
      'scripts/electron-loader/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['**/*.config.ts'],
    languageOptions: {
      parserOptions: {
        project: [
          'shared/tsconfig.json',
          'main/tsconfig.json',
          'main/tsconfig.node.json',
          'renderer/tsconfig.json',
          'test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/array-type': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  { files: ['**/*.config.ts'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.config.ts'],
    languageOptions: { parserOptions: { project: null, projectService: false } },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    rules: { 'max-lines': ['error', { max: 300 }], 'prefer-const': 'error' },
  },
  {
    files: ['renderer/**/*.tsx', 'renderer/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['shared/**/*.ts', 'main/**/*.ts', 'renderer/**/*.ts', 'renderer/**/*.tsx'],
    plugins: { layers: { rules: { imports: layersRule } } },
    rules: { 'layers/imports': 'error' },
  },
  {
    // A file from a stranger may hold a megabyte of whatever an expression tries again at each character.
    files: ['shared/**/*.ts', 'main/**/*.ts', 'renderer/**/*.ts', 'renderer/**/*.tsx'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-move': ['error', { report: 'certain' }],
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
    },
  },
  banned(['shared/**/*.ts'], [], ['defaults', 'pure', 'spread']),
  banned(['main/**/*.ts'], ['main/*.config.ts'], ['defaults', 'listener', 'spread']),
  banned(
    ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    ['renderer/host.ts', 'renderer/playback/clock.ts', 'renderer/waveform/frames.ts', 'renderer/*.config.ts'],
    ['frame', 'host', 'audio', 'defaults', 'listener', 'spread'],
  ),
  {
    files: ['main/**/*.ts'],
    ignores: ['main/ipc.ts', 'main/preload.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'ipcMain', message: 'Add a request to shared/contract.ts.' },
      ],
    },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    ignores: ['renderer/state/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'setState', message: 'Stores have owners: call a function of renderer/state/.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    // The victim is killed at a moment that is left to chance; a page does not wait for ever for an answer.
    ignores: ['test/until.ts', 'test/torture/victim.ts', 'test/torture/hostile-page.ts'],
    rules: { 'no-restricted-syntax': ['error', ...sleeps] },
  },
  {
    files: ['test/e2e/**/*.ts', 'test/screenshots/**/*.ts'],
    ignores: ['test/e2e/app.ts'],
    rules: { 'no-restricted-syntax': ['error', ...sleeps, ...looks] },
  },
)
