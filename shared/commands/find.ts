import { type Message, message } from '../words/message.ts'
import { type Command, commands } from './index.ts'

/**
 * Commands whose name has `query`, or whose name and group have all its words, the best first; when there are
 * none, those whose name has its letters in order. All commands, in their own order, for an empty query.
 * `print` gives the names.
 */
export function findCommands(query: string, print: (name: Message) => string): readonly Command[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return commands
  const scored = commands.map((command) => ({ command, score: scoreOf(command, wanted, print) }))
  // Scattered letters are a last resort: `save` is also in `Whole episode in the waveform`.
  const least = scored.some(({ score }) => score > 1) ? 2 : 1
  return scored
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .map(({ command }) => command)
}

function scoreOf({ label, group }: Command, wanted: string, print: (name: Message) => string): number {
  const name = print(label).toLowerCase()
  const at = name.indexOf(wanted)
  if (at === 0) return name.length === wanted.length ? 6 : 5
  if (at > 0) return /\w/.test(name.charAt(at - 1)) ? 3 : 4
  const both = `${print(message(`group.${group}`)).toLowerCase()} ${name}`
  if (wanted.split(/\s+/).every((word) => both.includes(word))) return 2
  return isScattered(name, wanted) ? 1 : 0
}

function isScattered(name: string, wanted: string): boolean {
  let at = -1
  for (const letter of wanted.replace(/\s/g, '')) {
    at = name.indexOf(letter, at + 1)
    if (at < 0) return false
  }
  return true
}
