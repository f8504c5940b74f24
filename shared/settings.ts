import * as z from 'zod/mini'
import { parseChord } from './commands/chord.ts'
import { MAX_CHANGES, MAX_CHORDS, readChanges } from './commands/keymap.ts'
import { PRESETS } from './commands/presets.ts'

z.config({ jitless: true })

/** The views beside the transcript, in the order of their tabs. */
export const PANELS = ['chapters', 'notes', 'episode'] as const
export type PanelId = (typeof PANELS)[number]

const chord = z.string().check(z.refine((text) => parseChord(text) !== null, 'no chord'))
const chords = z.readonly(z.array(chord).check(z.maxLength(MAX_CHORDS)))
const keyChanges = z
  .readonly(z.record(z.string().check(z.regex(/^[a-zA-Z][\w.]{0,63}$/)), chords))
  .check(z.refine((changes) => Object.keys(changes).length <= MAX_CHANGES, 'too many'))

/** What the user has chosen for all episodes. Every field has a default, so an old or broken file still loads. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Size of the transcript's text in px. */
  textSize: z.int().check(z.gte(14), z.lte(28)),
  /** 0..1 */
  volume: z.number().check(z.gte(0), z.lte(1)),
  muted: z.boolean(),
  /** Height of the waveform in px. */
  dockHeight: z.int().check(z.gte(64), z.lte(400)),
  /** A nudged edge is heard at once. */
  hearNudges: z.boolean(),
  panel: z.enum(['none', ...PANELS]),
  keyPreset: z.enum(PRESETS),
  /** Keys that the user has chosen: chords by id of a command. */
  keyChanges,
  /** How far (ms) to go back when the key of "Play while pressed" is let go. */
  holdBackMs: z.int().check(z.gte(0), z.lte(10_000)),
})

export type Settings = z.infer<typeof settingsSchema>

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textSize: 18,
  volume: 1,
  muted: false,
  dockHeight: 102,
  hearNudges: true,
  panel: 'none',
  keyPreset: 'earmark',
  keyChanges: {},
  holdBackMs: 500,
}

/** Reads stored settings field by field: what does not fit is replaced by its default. Keys are read command by command. */
export function parseSettings(stored: unknown): Settings {
  const values = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const result: Record<string, unknown> = { ...DEFAULT_SETTINGS }
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const parsed = z.safeParse(schema, values[key])
    if (parsed.success) result[key] = parsed.data
  }
  result['keyChanges'] = readChanges(values['keyChanges'])
  return result as Settings
}
