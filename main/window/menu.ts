import { Menu, type MenuItemConstructorOptions } from 'electron'
import { toAccelerator } from '../../shared/commands/chord.ts'
import type { CommandGroup } from '../../shared/commands/command.ts'
import { type Command, commands } from '../../shared/commands/index.ts'
import { type Bindings, chordsOf, commandOf } from '../../shared/commands/keymap.ts'
import type { KeyNames } from '../../shared/commands/layout.ts'
import { t, toText } from '../../shared/words/speak.ts'

const GROUPS: readonly CommandGroup[] = ['file', 'edit', 'correct', 'speakers', 'playback', 'view', 'help']
/** The keys that the menu shows, and what they are called. */
export type MenuKeys = { readonly bindings: Bindings; readonly names: KeyNames }

/** The menu bar, from the list of commands. `run` gets the id of the chosen one. */
export function buildMenu(run: (id: string) => void, mac: boolean, keys: MenuKeys): Menu {
  const groups = GROUPS.map((group): MenuItemConstructorOptions => {
    const items = commands
      .filter((command) => command.group === group)
      .map((command) => item(command, run, keys))
    const more: readonly MenuItemConstructorOptions[] =
      group === 'edit' ? clipboard() : group === 'view' ? [{ type: 'separator' }, fullScreen(keys)] : []
    const last: readonly MenuItemConstructorOptions[] =
      group === 'file' && !mac
        ? [
            { type: 'separator' },
            { role: 'quit', label: t(process.platform === 'win32' ? 'menu.exit' : 'menu.quit') },
          ]
        : []
    return { label: t(`group.${group}`), submenu: [...items, ...more, ...last] }
  })
  const own: MenuItemConstructorOptions[] = mac ? [{ role: 'appMenu' }] : []
  const windows: MenuItemConstructorOptions[] = mac ? [{ role: 'windowMenu' }] : []
  return Menu.buildFromTemplate([...own, ...groups.slice(0, -1), ...windows, ...groups.slice(-1)])
}

/** What the system does by itself in text fields. */
function clipboard(): readonly MenuItemConstructorOptions[] {
  return [
    { type: 'separator' },
    { role: 'cut', label: t('menu.cut') },
    { role: 'copy', label: t('menu.copy') },
    { role: 'paste', label: t('menu.paste') },
    { role: 'selectAll', label: t('menu.selectAll') },
  ]
}

/** A key of its own that went to a command is not shown twice. */
function fullScreen({ bindings }: MenuKeys): MenuItemConstructorOptions {
  const isTaken = commandOf(bindings, { code: 'F11' }) !== null
  return { role: 'togglefullscreen', label: t('menu.toggleFullScreen'), ...(isTaken && { accelerator: '' }) }
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
    label: toText(command.label),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => run(command.id),
  }
}
