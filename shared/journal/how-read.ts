import * as z from 'zod/mini'

z.config({ jitless: true })

/** How a text was read, as a journal keeps it: with it the same text gives the same lines. */
const howSchema = z.object({
  /** The file's name then: some readers look at it. */
  name: z.string(),
  format: z.string(),
  durationMs: z.nullable(z.number()),
  times: z.optional(z.string()),
  byHand: z.optional(z.unknown()),
  /** Fingerprint of the lines. */
  lines: z.string(),
})
export type HowRead = z.infer<typeof howSchema>

/** What `JSON.stringify` made of it; null when it is nothing of the kind. */
export function parseHow(text: string): HowRead | null {
  try {
    const parsed = howSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
