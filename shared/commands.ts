/** Every command: its id, its name, its keys and where they apply. Menus, tooltips, key overlay and keys all read this list. */

/**
 * A key chord. `code` is the physical key (`KeyI`), so that it works on every layout; `mod` is Ctrl, on macOS Cmd.
 * Chords are exact: a modifier that is not named must not be held.
 */
export type Chord = {
  readonly code: string
  readonly mod?: boolean
  readonly shift?: boolean
  readonly alt?: boolean
}

/** `anywhere` also works while typing; `page` only outside text fields. */
export type Scope = 'anywhere' | 'page'
export type CommandGroup = 'File' | 'Edit' | 'Correct' | 'Playback' | 'View' | 'Help'

export type Command = {
  readonly id: CommandId
  readonly label: string
  readonly group: CommandGroup
  readonly scope: Scope
  readonly keys: readonly Chord[]
  /** What must be there for it to make sense. */
  readonly needs: 'nothing' | 'audio' | 'transcript' | 'episode' | 'line'
  /** Fires again while the key is held. */
  readonly repeats: boolean
}

const list = [
  command('file.open', 'Open…', 'File', 'nothing', [mod('KeyO')], 'anywhere'),
  command('file.sample', 'Open the sample episode', 'File', 'nothing', []),
  command('file.save', 'Save', 'File', 'transcript', [mod('KeyS')], 'anywhere'),
  command('file.saveAs', 'Save as…', 'File', 'transcript', [modShift('KeyS')], 'anywhere'),
  command('file.exportChapters', 'Export chapters…', 'File', 'episode', []),
  command('file.close', 'Close episode', 'File', 'episode', [mod('KeyW')], 'anywhere'),

  command('edit.undo', 'Undo', 'Edit', 'transcript', [mod('KeyZ')], 'anywhere', true),
  command('edit.redo', 'Redo', 'Edit', 'transcript', [modShift('KeyZ'), mod('KeyY')], 'anywhere', true),
  command('edit.text', 'Edit text', 'Edit', 'line', [key('Enter'), key('F2')]),
  command('edit.time', 'Type a time', 'Edit', 'line', [shift('Enter')]),
  command('edit.split', 'Split at the playhead', 'Edit', 'line', [key('KeyS')]),
  command('edit.merge', 'Merge with next line', 'Edit', 'line', [key('KeyM')]),
  command('edit.bySentence', 'Regroup: a line for each sentence', 'Edit', 'transcript', []),
  command('edit.bySpeaker', 'Regroup: a line for each turn of a speaker', 'Edit', 'transcript', []),
  command('edit.byLength', 'Regroup: lines of one to two rows', 'Edit', 'transcript', []),

  command('correct.setStart', 'Set start here', 'Correct', 'line', [key('KeyI'), key('BracketLeft')]),
  command('correct.setEnd', 'Set end here', 'Correct', 'line', [key('KeyO'), key('BracketRight')]),
  command('correct.boundary', 'End here, next line starts here', 'Correct', 'line', [key('KeyP')]),
  command('correct.nudgeBack', 'Chosen edge 50 ms earlier', 'Correct', 'line', [key('Comma')], 'page', true),
  command(
    'correct.nudgeForward',
    'Chosen edge 50 ms later',
    'Correct',
    'line',
    [key('Period')],
    'page',
    true,
  ),
  command(
    'correct.nudgeBackFine',
    'Chosen edge 10 ms earlier',
    'Correct',
    'line',
    [alt('Comma')],
    'page',
    true,
  ),
  command(
    'correct.nudgeForwardFine',
    'Chosen edge 10 ms later',
    'Correct',
    'line',
    [alt('Period')],
    'page',
    true,
  ),
  command('correct.switchEdge', 'Choose the other edge', 'Correct', 'line', [key('KeyX')]),

  command('play.toggle', 'Play or pause', 'Playback', 'audio', [key('Space'), key('KeyK')]),
  command(
    'play.toggleAnywhere',
    'Play or pause while typing',
    'Playback',
    'audio',
    [key('F8'), mod('Space')],
    'anywhere',
  ),
  command('play.back1', 'Back 1 s', 'Playback', 'audio', [key('ArrowLeft')], 'page', true),
  command('play.forward1', 'Forward 1 s', 'Playback', 'audio', [key('ArrowRight')], 'page', true),
  command('play.back5', 'Back 5 s', 'Playback', 'audio', [shift('ArrowLeft')], 'page', true),
  command('play.forward5', 'Forward 5 s', 'Playback', 'audio', [shift('ArrowRight')], 'page', true),
  command('play.previousLine', 'Previous line', 'Playback', 'transcript', [alt('ArrowUp')], 'anywhere', true),
  command('play.nextLine', 'Next line', 'Playback', 'transcript', [alt('ArrowDown')], 'anywhere', true),
  command('play.replayLine', 'Replay line', 'Playback', 'transcript', [key('KeyR')]),
  command(
    'play.replayLineAnywhere',
    'Replay line while typing',
    'Playback',
    'transcript',
    [key('F5')],
    'anywhere',
  ),
  command('play.loopLine', 'Loop line', 'Playback', 'transcript', [shift('KeyR')]),
  command('play.slower', 'Slower', 'Playback', 'audio', [shift('Comma')], 'page', true),
  command('play.faster', 'Faster', 'Playback', 'audio', [shift('Period')], 'page', true),
  command('play.volumeDown', 'Quieter', 'Playback', 'nothing', [mod('ArrowDown')], 'page', true),
  command('play.volumeUp', 'Louder', 'Playback', 'nothing', [mod('ArrowUp')], 'page', true),
  command('play.mute', 'Mute', 'Playback', 'nothing', []),
  command('play.goTo', 'Go to time…', 'Playback', 'audio', [mod('KeyG')], 'anywhere'),

  command('chapter.add', 'Begin a chapter here', 'Edit', 'audio', [key('KeyC')]),
  command('chapter.previous', 'Previous chapter', 'Playback', 'audio', [modShift('ArrowLeft')], 'page', true),
  command('chapter.next', 'Next chapter', 'Playback', 'audio', [modShift('ArrowRight')], 'page', true),
  command('view.chapters', 'Chapters', 'View', 'episode', [modShift('KeyC')], 'anywhere'),
  command('view.notes', 'Notes', 'View', 'episode', [modShift('KeyN')], 'anywhere'),
  command('view.episode', 'About this episode', 'View', 'episode', []),

  command(
    'view.selectPrevious',
    'Select previous line',
    'View',
    'transcript',
    [key('ArrowUp')],
    'page',
    true,
  ),
  command('view.selectNext', 'Select next line', 'View', 'transcript', [key('ArrowDown')], 'page', true),
  command('view.selectFirst', 'Select first line', 'View', 'transcript', [key('Home')]),
  command('view.selectLast', 'Select last line', 'View', 'transcript', [key('End')]),
  command('view.deselect', 'Select nothing', 'View', 'transcript', [key('Escape')]),
  command('view.hearSelected', 'Play from the selected line', 'View', 'line', [mod('Enter')]),
  command('view.follow', 'Follow the spoken line', 'View', 'transcript', [key('KeyF')]),
  command('view.zoomIn', 'Zoom waveform in', 'View', 'audio', [key('Equal'), shift('Equal')], 'page', true),
  command('view.zoomOut', 'Zoom waveform out', 'View', 'audio', [key('Minus')], 'page', true),
  command('view.zoomFit', 'Whole episode in the waveform', 'View', 'audio', [key('Digit0')]),
  command(
    'view.textLarger',
    'Larger text',
    'View',
    'nothing',
    [mod('Equal'), modShift('Equal')],
    'anywhere',
    true,
  ),
  command('view.textSmaller', 'Smaller text', 'View', 'nothing', [mod('Minus')], 'anywhere', true),
  command('view.textReset', 'Normal text size', 'View', 'nothing', [mod('Digit0')], 'anywhere'),
  command('view.themeSystem', 'Colours like the system', 'View', 'nothing', []),
  command('view.themeLight', 'Light colours', 'View', 'nothing', []),
  command('view.themeDark', 'Dark colours', 'View', 'nothing', []),
  command('file.report', 'How this file was read', 'File', 'transcript', []),

  command('help.palette', 'Find a command…', 'Help', 'nothing', [modShift('KeyP')], 'anywhere'),
  command('help.keys', 'Keys', 'Help', 'nothing', [shift('Slash'), key('F1')]),
] as const

type Entry = (typeof list)[number]
export type CommandId = Entry extends { readonly id: infer I } ? I : never

export const commands: readonly Command[] = list

const byId = new Map<string, Command>(commands.map((entry) => [entry.id, entry]))

/** The command of this id; undefined when there is none. */
export function findCommand(id: string): Command | undefined {
  return byId.get(id)
}

const NAMES: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Enter',
  Comma: ',',
  Period: '.',
  Equal: '=',
  Minus: '-',
  Slash: '/',
  BracketLeft: '[',
  BracketRight: ']',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** A chord for people: `Ctrl+Shift+S`, on macOS `⇧⌘S`. */
export function printChord(chord: Chord, mac: boolean): string {
  if (chord.code === 'Slash' && chord.shift) return '?'
  const name = NAMES[chord.code] ?? chord.code.replace(/^(Key|Digit)/, '')
  const held = mac
    ? [chord.alt && '⌥', chord.shift && '⇧', chord.mod && '⌘']
    : [chord.mod && 'Ctrl+', chord.alt && 'Alt+', chord.shift && 'Shift+']
  return held.filter(Boolean).join('') + name
}

function command<const I extends string>(
  id: I,
  label: string,
  group: CommandGroup,
  needs: Command['needs'],
  keys: readonly Chord[],
  scope: Scope = 'page',
  repeats = false,
) {
  return { id, label, group, needs, keys, scope, repeats } as const
}

function key(code: string): Chord {
  return { code }
}
function mod(code: string): Chord {
  return { code, mod: true }
}
function shift(code: string): Chord {
  return { code, shift: true }
}
function modShift(code: string): Chord {
  return { code, mod: true, shift: true }
}
function alt(code: string): Chord {
  return { code, alt: true }
}
