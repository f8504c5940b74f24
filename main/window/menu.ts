import { Menu, type MenuItemConstructorOptions } from 'electron'
import { type KeyNames, toAccelerator } from '../../shared/commands/chord.ts'
import type { CommandGroup } from '../../shared/commands/command.ts'
import { type Command, commands } from '../../shared/commands/index.ts'
import { type Bindings, chordsOf, commandOf } from '../../shared/commands/keymap.ts'

const GROUPS: readonly CommandGroup[] = ['File', 'Edit', 'Correct', 'Speakers', 'Playback', 'View', 'Help']
const CLIPBOARD: readonly MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
]

/** The keys that the menu shows, and what they are called. */
export type MenuKeys = { readonly bindings: Bindings; readonly names: KeyNames }

/** The menu bar, from the list of commands. `run` gets the id of the chosen one. */
export function buildMenu(run: (id: string) => void, mac: boolean, keys: MenuKeys): Menu {
  const groups = GROUPS.map((group): MenuItemConstructorOptions => {
    const items = commands
      .filter((command) => command.group === group)
      .map((command) => item(command, run, keys))
    const more: readonly MenuItemConstructorOptions[] =
      group === 'Edit' ? CLIPBOARD : group === 'View' ? [{ type: 'separator' }, fullScreen(keys)] : []
    const last: readonly MenuItemConstructorOptions[] =
      group === 'File' && !mac ? [{ type: 'separator' }, { role: 'quit' }] : []
    return { label: group, submenu: [...items, ...more, ...last] }
  })
  const own: MenuItemConstructorOptions[] = mac ? [{ role: 'appMenu' }] : []
  const windows: MenuItemConstructorOptions[] = mac ? [{ role: 'windowMenu' }] : []
  return Menu.buildFromTemplate([...own, ...groups.slice(0, -1), ...windows, ...groups.slice(-1)])
}

/** A key of its own that went to a command is not shown twice. */
function fullScreen({ bindings }: MenuKeys): MenuItemConstructorOptions {
  const isTaken = commandOf(bindings, { code: 'F11' }) !== null
  return { role: 'togglefullscreen', ...(isTaken && { accelerator: '' }) }
}

/** The page handles the keys itself; the menu only shows them. */
function item(
  command: Command,
  run: (id: string) => void,
  { bindings, names }: MenuKeys,
): MenuItemConstructorOptions {
  const [chord] = chordsOf(bindings, command.id)
  const accelerator = chord && toAccelerator(chord, names)
  return {
    id: command.id,
    label: command.label,
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => run(command.id),
  }
}
