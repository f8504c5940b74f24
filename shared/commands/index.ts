import type { CommandOf } from './command.ts'
import { CORRECT } from './correct.ts'
import { EDIT } from './edit.ts'
import { FILE } from './file.ts'
import { HELP } from './help.ts'
import { PLAYBACK } from './playback.ts'
import { REVIEW } from './review.ts'
import { SPEAKERS } from './speakers.ts'
import { TAP } from './tap.ts'
import { VIEW } from './view.ts'

/** Every command: id, name, keys, where they apply. Menus, tooltips, key overlay and keys read this list. */
const list = [
  ...FILE,
  ...EDIT,
  ...CORRECT,
  ...REVIEW,
  ...TAP,
  ...SPEAKERS,
  ...PLAYBACK,
  ...VIEW,
  ...HELP,
] as const

export type CommandId = (typeof list)[number]['id']
export type Command = CommandOf<CommandId>

export const commands: readonly Command[] = list

const byId = new Map<string, Command>(commands.map((entry) => [entry.id, entry]))

/** The command of this id; undefined when there is none. */
export function findCommand(id: string): Command | undefined {
  return byId.get(id)
}
