import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Folder -> what it may import: folders of this repository and packages. Everything else is refused. */
const layers = {
  'shared/model': { folders: ['shared/model'], packages: [] },
  'shared/timing': { folders: ['shared/model', 'shared/timing'], packages: [] },
  'shared/media': { folders: ['shared/model', 'shared/media'], packages: [] },
  'shared/companions': { folders: ['shared/model', 'shared/companions'], packages: [] },
  'shared/formats': { folders: ['shared/model', 'shared/formats'], packages: ['parse5'] },
  shared: { folders: ['shared'], packages: ['zod/mini'] },
  main: {
    folders: ['main', 'shared'],
    packages: ['electron', 'zod/mini', 'atomically', 'iconv-lite', 'chardet', 'node:*', 'vite'],
  },
  'renderer/ui': { folders: ['renderer/ui'], packages: ['react', 'lucide-react'] },
  'renderer/state': { folders: ['renderer/state', 'shared'], packages: ['zustand*'] },
  'renderer/playback': { folders: ['renderer/playback', 'renderer/state', 'shared'], packages: [] },
  'renderer/commands': {
    folders: ['renderer/commands', 'renderer/state', 'renderer/playback', 'renderer/host.ts', 'shared'],
    packages: [],
  },
  ...Object.fromEntries(
    ['waveform', 'transcript', 'tapping', 'panels', 'dialogs'].map((view) => [
      `renderer/${view}`,
      {
        folders: [
          `renderer/${view}`,
          'renderer/commands',
          'renderer/state',
          'renderer/playback',
          'renderer/ui',
          'shared',
        ],
        packages: ['react', 'zustand*', 'lucide-react', 'react-dom', 'wavesurfer.js*', 'mediabunny'],
      },
    ]),
  ),
  renderer: {
    folders: ['renderer', 'shared'],
    packages: ['react', 'react-dom/client', 'zustand', '@fontsource-variable/*', 'vite', '@vitejs/*'],
  },
}

const folderNames = ['shared', 'main', 'renderer', 'test', 'scripts']
const nested = Object.keys(layers).filter((name) => name.includes('/'))

/** The patterns that refuse every import a layer does not list, with a message that says what is allowed. */
function restrictions(layer) {
  const { folders, packages } = layers[layer]
  const allowed = [...folders, ...packages].join(', ')
  const forbidden = [...folderNames, ...nested].filter(
    (name) =>
      !folders.some(
        (folder) => folder === name || folder.startsWith(`${name}/`) || name.startsWith(`${folder}/`),
      ),
  )
  const tops = forbidden
    .map((name) => name.split('/').at(-1))
    .filter((name) => name !== layer.split('/').at(-1))
  const folderRule = tops.length > 0 && {
    regex: `^(\\.\\./)+(?:${[...new Set(tops)].join('|')})/`,
    message: `${layer}/ may import: ${allowed}`,
  }
  // Files right above a layer's folder belong to no layer; only those named in its row may be imported.
  const files = folders.filter((name) => /\.tsx?$/.test(name)).map((name) => name.split('/').at(-1))
  const above = layer.includes('/') && {
    regex: `^\\.\\./${files.length > 0 ? `(?!(?:${files.join('|')})$)` : ''}[^/]+$`,
    message: `${layer}/ may import: ${allowed}`,
  }
  const open = packages
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, (c) => (c === '*' ? '.*' : `\\${c}`)))
    .join('|')
  const packageRule = {
    regex: `^(?!\\.)${open === '' ? '' : `(?!(?:${open})$)`}`,
    message: `${layer}/ may import: ${allowed}`,
  }
  return [folderRule, above, packageRule].filter(Boolean)
}

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
  pure: {
    selector: 'MemberExpression[object.name=/^(Date|Math)$/][property.name=/^(now|random)$/]',
    message: 'shared/ is pure: take the time or the random number as an argument.',
  },
}

/** Rules that hold for one folder, without the files that own the banned thing. */
function banned(files, ignores, names) {
  return { files, ignores, rules: { 'no-restricted-syntax': ['error', ...names.map((name) => bans[name])] } }
}

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
  ...Object.keys(layers).map((layer) => ({
    files: [`${layer}/**/*.ts`, `${layer}/**/*.tsx`],
    // The innermost folder's row of the table counts.
    ignores: Object.keys(layers)
      .filter((other) => other !== layer && other.startsWith(`${layer}/`))
      .map((other) => `${other}/**`),
    rules: { 'no-restricted-imports': ['error', { patterns: restrictions(layer) }] },
  })),
  banned(['shared/**/*.ts'], [], ['defaults', 'pure']),
  banned(['main/**/*.ts'], ['main/*.config.ts'], ['defaults', 'listener']),
  banned(
    ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    ['renderer/host.ts', 'renderer/playback/clock.ts', 'renderer/waveform/mount.ts', 'renderer/*.config.ts'],
    ['frame', 'host', 'audio', 'defaults', 'listener'],
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
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
)
