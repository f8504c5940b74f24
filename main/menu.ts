import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { CommandGroup } from '../shared/commands/command.ts'
import { type Chord } from '../shared/commands/command.ts'
import { type Command, commands } from '../shared/commands/index.ts'

const GROUPS: readonly CommandGroup[] = ['File', 'Edit', 'Correct', 'Speakers', 'Playback', 'View', 'Help']
const CLIPBOARD: readonly MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
]

/** The menu bar, from the list of commands. `run` gets the id of the chosen one. */
export function buildMenu(run: (id: string) => void, mac: boolean): Menu {
  const groups = GROUPS.map((group): MenuItemConstructorOptions => {
    const items = commands.filter((command) => command.group === group).map((command) => item(command, run))
    const more: readonly MenuItemConstructorOptions[] =
      group === 'Edit'
        ? CLIPBOARD
        : group === 'View'
          ? [{ type: 'separator' }, { role: 'togglefullscreen' }]
          : []
    const last: readonly MenuItemConstructorOptions[] =
      group === 'File' && !mac ? [{ type: 'separator' }, { role: 'quit' }] : []
    return { label: group, submenu: [...items, ...more, ...last] }
  })
  const own: MenuItemConstructorOptions[] = mac ? [{ role: 'appMenu' }] : []
  const windows: MenuItemConstructorOptions[] = mac ? [{ role: 'windowMenu' }] : []
  return Menu.buildFromTemplate([...own, ...groups.slice(0, -1), ...windows, ...groups.slice(-1)])
}

/** The page handles the keys itself; the menu only shows them. */
function item(command: Command, run: (id: string) => void): MenuItemConstructorOptions {
  const [chord] = command.keys
  const accelerator = chord && toAccelerator(chord)
  return {
    id: command.id,
    label: command.label,
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => run(command.id),
  }
}

const KEYS: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Equal: '=',
  Minus: '-',
  Slash: '/',
  BracketLeft: '[',
  BracketRight: ']',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
}

function toAccelerator(chord: Chord): string {
  const name = KEYS[chord.code] ?? chord.code.replace(/^(Key|Digit)/, '')
  return [chord.mod && 'CommandOrControl', chord.alt && 'Alt', chord.shift && 'Shift', name]
    .filter(Boolean)
    .join('+')
}
