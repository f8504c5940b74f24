import type { Message } from '../words/message.ts'

/**
 * A finding about a file, as a value. `code` is stable (`srt/missing-index`); `message` says it;
 * `line` is 1-based. An `error` means that nothing could be read.
 */
export type Diagnostic = {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: Message
  readonly line: number | null
  readonly segment: string | null
}

/** A warning: `line` counts from 1, null = the whole file; `segment` = id of the line of the transcript. */
export function warning(
  code: string,
  message: Message,
  line: number | null = null,
  segment: string | null = null,
): Diagnostic {
  return { code, severity: 'warning', message, line, segment }
}

/** An error: `line` counts from 1, null = the whole file. */
export function error(code: string, message: Message, line: number | null = null): Diagnostic {
  return { code, severity: 'error', message, line, segment: null }
}
