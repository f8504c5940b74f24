/**
 * What moves when a line's start is set: only it, all that follow, or those between the anchors around it.
 */
export const SCOPES = ['line', 'ripple', 'stretch'] as const
export type Scope = (typeof SCOPES)[number]
