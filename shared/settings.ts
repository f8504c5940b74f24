import * as z from 'zod/mini'

z.config({ jitless: true })

/** The views beside the transcript, in the order of their tabs. */
export const PANELS = ['chapters', 'notes', 'checks', 'changes', 'episode'] as const
export type PanelId = (typeof PANELS)[number]

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
}

/** Reads stored settings field by field: what does not fit is replaced by its default. */
export function parseSettings(stored: unknown): Settings {
  const values = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const result: Record<string, unknown> = { ...DEFAULT_SETTINGS }
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const parsed = z.safeParse(schema, values[key])
    if (parsed.success) result[key] = parsed.data
  }
  return result as Settings
}
