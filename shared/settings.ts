import * as z from 'zod/mini'
import { bounded } from './base/bounded.ts'
import { parseChord } from './commands/chord.ts'
import { MAX_CHANGES, MAX_CHORDS, readChanges } from './commands/keymap.ts'
import { PRESETS } from './commands/presets.ts'
import type { HandMapping } from './formats/core/mapped-roles.ts'
import { JSON_UNITS, TIME_UNITS } from './formats/core/time-units.ts'

z.config({ jitless: true })

/** The views beside the transcript, in the order of their tabs. */
export const PANELS = ['chapters', 'notes', 'checks', 'changes', 'speakers', 'episode'] as const
export type PanelId = (typeof PANELS)[number]

const chord = z.string().check(z.refine((text) => parseChord(text) !== null, 'no chord'))
const chords = z.readonly(bounded(z.array(chord), MAX_CHORDS))
const keyChanges = bounded(
  z.readonly(z.record(z.string().check(z.regex(/^[a-zA-Z][\w.]{0,63}$/)), chords)),
  MAX_CHANGES,
)
const part = z.string().check(z.maxLength(4000))
const roles = z.object({
  start: z.optional(part),
  end: z.optional(part),
  duration: z.optional(part),
  speaker: z.optional(part),
  text: z.optional(part),
})
export const handMapping: z.ZodMiniType<HandMapping> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('columns'),
    roles,
    unit: z.enum(TIME_UNITS),
    delimiter: z.string().check(z.length(1)),
    header: z.boolean(),
    rate: z.number().check(z.gte(1), z.lte(1000)),
    fromFirst: z.boolean(),
  }),
  z.object({ kind: z.literal('keys'), roles, unit: z.enum(['auto', ...JSON_UNITS]), items: part }),
])

/** How the user read files of one source (`signatureOf`), so that the next one is read alike. */
const rememberedMapping = z.object({ make: z.string().check(z.maxLength(2000)), mapping: handMapping })
export type RememberedMapping = z.infer<typeof rememberedMapping>

export const MOST_MAPPINGS = 50
export const WHILE_TYPING = ['off', 'pause', 'slow'] as const
export type WhileTyping = (typeof WHILE_TYPING)[number]
const id = z.string().check(z.maxLength(40))
/** More formats, and options of one, than there are. */
const MOST_FORMATS = 500
const MOST_OPTIONS = 20

/**
 * What the user has chosen for all episodes. Every field has a default, so an old or broken file still loads.
 */
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
  tap: z.object({
    /** From hearing to pressing (ms). */
    reactionMs: z.int().check(z.gte(0), z.lte(800)),
    snaps: z.boolean(),
    mode: z.enum(['lines', 'turns']),
  }),
  /** What the checks take for wrong. */
  checks: z.object({
    minGapMs: z.int().check(z.gte(0), z.lte(5000)),
    minLengthMs: z.int().check(z.gte(0), z.lte(10_000)),
    fastest: z.int().check(z.gte(0), z.lte(100)),
    slowest: z.int().check(z.gte(0), z.lte(50)),
    maxSilenceMs: z.int().check(z.gte(0), z.lte(60_000)),
  }),
  panel: z.enum(['none', ...PANELS]),
  keyPreset: z.enum(PRESETS),
  /** Keys that the user has chosen: chords by id of a command. */
  keyChanges,
  /** How far (ms) to go back when the key of "Play while pressed" is let go. */
  holdBackMs: z.int().check(z.gte(0), z.lte(10_000)),
  /** The latest first. */
  mappings: bounded(z.array(rememberedMapping), MOST_MAPPINGS),
  /** What happens to the sound while a text is typed. */
  whileTyping: z.enum(WHILE_TYPING),
  /** How far to go back when playing goes on after a pause, in ms. */
  resumeBack: z.int().check(z.gte(0), z.lte(10_000)),
  /** How far to go back when playing goes on after typing, in ms. */
  typingBack: z.int().check(z.gte(0), z.lte(10_000)),
  /** After choosing a speaker the next line is selected and played. */
  hearNext: z.boolean(),
  /** What was last chosen for new files: by format, by option. Formats ignore what they do not know. */
  formatChoices: bounded(z.record(id, bounded(z.record(id, id), MOST_OPTIONS)), MOST_FORMATS),
})

export type Settings = z.infer<typeof settingsSchema>

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textSize: 18,
  volume: 1,
  muted: false,
  dockHeight: 102,
  hearNudges: true,
  tap: { reactionMs: 150, snaps: true, mode: 'lines' },
  checks: { minGapMs: 80, minLengthMs: 10, fastest: 25, slowest: 4, maxSilenceMs: 3000 },
  panel: 'none',
  keyPreset: 'earmark',
  keyChanges: {},
  holdBackMs: 500,
  mappings: [],
  whileTyping: 'pause',
  resumeBack: 0,
  typingBack: 1000,
  hearNext: false,
  formatChoices: {},
}

/**
 * Reads stored settings field by field: what does not fit is replaced by its default. Keys are read command
 * by command.
 */
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
