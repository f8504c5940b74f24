// Folder -> what it may import. The innermost row that holds a file counts, and each folder with code has one.
// An entry is a folder with all below it (`shared/model`), the files right in a folder (`shared/*`), or one file.
// A folder may always import its own files. Everything that is not named is refused.

/** Messages as data; only who shows them prints them. */
const WORDS = 'shared/words/message.ts'
/** What each family of formats stands on. */
const GROUND = [WORDS, 'shared/base', 'shared/model', 'shared/formats/core']
/** What everybody in the page may use of shared/. */
const SHARED = [
  'shared/formats/index.ts',
  'shared/*',
  'shared/base',
  'shared/model',
  'shared/timing',
  'shared/lines',
  'shared/media',
  'shared/episode',
  'shared/export',
  'shared/journal',
  'shared/commands',
  'shared/words',
]

const SHARED_ROWS = {
  'shared/base': [],
  'shared/words': ['assets/locales', 'shared/base'],
  'shared/model': [WORDS, 'shared/base'],
  'shared/timing': [WORDS, 'shared/base', 'shared/model'],
  'shared/lines': [WORDS, 'shared/base', 'shared/model'],
  'shared/media': [WORDS, 'shared/base', 'shared/model'],
  'shared/media/exact': [WORDS, 'shared/base', 'shared/model', 'shared/media/*'],
  'shared/media/peaks': [WORDS, 'shared/base', 'shared/model', 'shared/media/*'],
  'shared/media/tags': [WORDS, 'shared/base', 'shared/model', 'shared/media/*', 'shared/media/exact'],
  'shared/episode': [WORDS, 'shared/base', 'shared/model'],
  'shared/export': [
    'shared/words',
    'shared/base',
    'shared/model',
    'shared/formats/markup',
    'shared/formats/text',
  ],
  'shared/commands': ['shared/words'],
  'shared/journal': [WORDS, 'shared/base', 'shared/model'],
  'shared/formats': [WORDS, 'shared/base', 'shared/model', 'shared/formats'],
  'shared/formats/core': [WORDS, 'shared/base', 'shared/model'],
  'shared/formats/save': GROUND,
  'shared/formats/cues': GROUND,
  'shared/formats/json': GROUND,
  'shared/formats/json/vendors': [...GROUND, 'shared/formats/json', 'shared/formats/markup'],
  'shared/formats/markup': GROUND,
  'shared/formats/html': [...GROUND, 'shared/formats/markup', 'shared/formats/json'],
  'shared/formats/ttml': [...GROUND, 'shared/formats/markup'],
  'shared/formats/eaf': [...GROUND, 'shared/formats/markup'],
  'shared/formats/textgrid': GROUND,
  'shared/formats/tables': GROUND,
  'shared/formats/text': [...GROUND, 'shared/formats/tables'],
  'shared/formats/chapters': [
    ...GROUND,
    'shared/formats/cues',
    'shared/formats/markup',
    'shared/formats/tables',
    'shared/formats/text',
  ],
  shared: [
    WORDS,
    'shared/base',
    'shared/formats/core/mapped-roles.ts',
    'shared/formats/core/time-units.ts',
    'shared/commands',
    'shared/episode',
    'shared/journal/requests.ts',
    'shared/media/tags',
  ],
}

/** `files`, `audio` and `store` need no Electron: plain Node can load them (main/tsconfig.node.json). */
const MAIN_ROWS = {
  'main/files': ['shared'],
  'main/audio': ['shared', 'main/files'],
  'main/store': ['shared', 'main/files'],
  'main/grants': ['shared'],
  'main/saving': ['shared', 'main/files', 'main/grants', 'main/store'],
  'main/jobs': ['shared', 'main/audio', 'main/store'],
  'main/media': ['shared', 'main/audio', 'main/grants', 'main/jobs', 'main/store'],
  'main/opening': [
    'shared',
    'main/audio',
    'main/files',
    'main/grants',
    'main/media',
    'main/saving',
    'main/store',
  ],
  'main/window': ['shared', 'main/store'],
  main: ['shared', 'main'],
}

const STATE = [...SHARED, 'renderer/state']
const PLAYBACK = [...STATE, 'renderer/playback']
const COMMANDS = [...PLAYBACK, 'renderer/analysis', 'renderer/host.ts', 'renderer/commands/*']
const VIEW = [...PLAYBACK, 'renderer/analysis', 'renderer/commands', 'renderer/ui']
const room = (...names) => [...COMMANDS, ...names.map((name) => `renderer/commands/${name}`)]

const RENDERER_ROWS = {
  'renderer/ui': ['shared/words'],
  'renderer/state': SHARED,
  'renderer/playback': STATE,
  'renderer/analysis': PLAYBACK,
  'renderer/commands': COMMANDS,
  'renderer/commands/play': COMMANDS,
  'renderer/commands/kept': COMMANDS,
  'renderer/commands/files': room('kept'),
  'renderer/commands/lines': room('play'),
  'renderer/commands/review': room('play', 'lines'),
  'renderer/commands/find': COMMANDS,
  'renderer/commands/notes': room('play', 'files'),
  'renderer/commands/episode': room('play', 'kept', 'files', 'notes'),
  'renderer/commands/dispatch': [...COMMANDS, 'renderer/commands'],
  'renderer/list': VIEW,
  'renderer/waveform': VIEW,
  'renderer/transcript': [...VIEW, 'renderer/list'],
  'renderer/tapping': VIEW,
  'renderer/panels': VIEW,
  'renderer/bars': VIEW,
  'renderer/start': [...VIEW, 'renderer/bars'],
  'renderer/dialogs': VIEW,
  renderer: ['shared', 'renderer'],
}

export const FOLDERS = { ...SHARED_ROWS, ...MAIN_ROWS, ...RENDERER_ROWS }

const NODE = ['node:*']
const REACT = ['react', 'zustand', 'lucide-react']

/** Folder -> packages, `*` = anything. Rows that are not named have none. */
export const PACKAGES = {
  'shared/base': ['zod/mini'],
  shared: ['zod/mini'],
  'shared/journal': ['zod/mini'],
  'shared/words': ['intl-messageformat'],
  'shared/formats/core': ['parse5'],
  'main/files': [...NODE, 'iconv-lite', 'chardet', 'zod/mini'],
  'main/audio': NODE,
  'main/store': [...NODE, 'zod/mini'],
  'main/grants': [...NODE, 'electron'],
  'main/saving': [...NODE, 'electron'],
  'main/jobs': [...NODE, 'electron'],
  'main/media': [...NODE, 'electron'],
  'main/opening': [...NODE, 'electron'],
  'main/window': [...NODE, 'electron', 'zod/mini'],
  main: [...NODE, 'electron', 'vite'],
  'renderer/ui': ['react', 'lucide-react'],
  'renderer/state': ['zustand/vanilla'],
  'renderer/analysis': ['mediabunny'],
  'renderer/list': [...REACT, 'react-dom'],
  'renderer/waveform': [...REACT, 'wavesurfer.js'],
  'renderer/transcript': REACT,
  'renderer/tapping': REACT,
  'renderer/panels': REACT,
  'renderer/bars': REACT,
  'renderer/start': REACT,
  'renderer/dialogs': REACT,
  renderer: ['react', 'react-dom/client', 'zustand', '@fontsource-variable/*', 'vite', '@vitejs/*'],
}
