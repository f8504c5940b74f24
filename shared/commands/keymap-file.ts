import { findCommand } from './index.ts'
import { type Keymap, MAX_CHANGES, readChanges } from './keymap.ts'
import { PRESETS, type PresetId } from './presets.ts'

/** Longest file of keys that is read, in bytes. */
export const MAX_KEYS_FILE = 200_000

/** The keys as a file that people can read, share and change: JSON. */
export function writeKeymap({ preset, changes }: Keymap): string {
  return `${JSON.stringify({ earmarkKeys: 1, preset, changes }, null, 2)}\n`
}

/**
 * Reads such a file; null when it is none. `leftOut` = entries that cannot be used here: unknown commands,
 * keys that are none.
 */
export function readKeymap(text: string): { readonly keymap: Keymap; readonly leftOut: number } | null {
  const file = parse(text)
  if (typeof file !== 'object' || file === null || !('earmarkKeys' in file)) return null
  const { preset, changes } = file as { readonly preset?: unknown; readonly changes?: unknown }
  const isKnown = (id: unknown): id is PresetId => PRESETS.some((known) => known === id)
  const read = Object.entries(readChanges(changes)).filter(([id]) => findCommand(id))
  const given = typeof changes === 'object' && changes !== null ? Object.entries(changes) : []
  const used = new Map<string, readonly string[]>(read)
  const isWhole = ([id, value]: [string, unknown]) =>
    Array.isArray(value) && used.get(id)?.length === new Set(value).size
  const leftOut = given.filter((entry) => !isWhole(entry)).length
  if (given.length > MAX_CHANGES) return null
  return {
    keymap: { preset: isKnown(preset) ? preset : 'earmark', changes: Object.fromEntries(read) },
    leftOut: leftOut + (isKnown(preset) ? 0 : 1),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return null
  }
}
