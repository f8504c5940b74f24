import * as z from 'zod/mini'

z.config({ jitless: true })

/** The views beside the transcript, in the order of their tabs. */
export const PANELS = ['chapters', 'notes', 'episode'] as const
export type PanelId = (typeof PANELS)[number]

const id = z.string().check(z.maxLength(40))

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
  panel: z.enum(['none', ...PANELS]),
  /** What was last chosen for new files: by format, by option. Formats ignore what they do not know. */
  formatChoices: z.record(id, z.record(id, id)),
})

export type Settings = z.infer<typeof settingsSchema>

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textSize: 18,
  volume: 1,
  muted: false,
  dockHeight: 102,
  panel: 'none',
  formatChoices: {},
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
