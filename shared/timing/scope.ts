/** What moves when the start of a line is set: it alone, all that follow, or those between the confirmed lines around it. */
export const SCOPES = ['line', 'ripple', 'stretch'] as const
export type Scope = (typeof SCOPES)[number]
