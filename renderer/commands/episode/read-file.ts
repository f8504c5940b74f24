import type { TextFile } from '../../../shared/contract.ts'
import type { ReadResult } from '../../../shared/formats/index.ts'
import type { Ms } from '../../../shared/model/time.ts'
import { appStore } from '../../state/app.ts'
import { readText } from '../files/large-text.ts'
import { reportOf } from '../say.ts'
import { readAsBefore } from './mapping.ts'
import { readingBroke } from './plan-reading.ts'

/**
 * Reads a text as the user has read files of the same signature before, else as it is recognised; null when
 * it was long and the user has cancelled. `durationMs` = the length of its audio, null = unknown. Throws when
 * a long one cannot be read.
 */
export async function readFile(file: TextFile, durationMs: Ms | null): Promise<ReadResult | null> {
  const { text, name } = file
  const { mappings } = appStore.getState().settings
  return readAsBefore(mappings, file, durationMs) ?? readText({ text, name, durationMs })
}

/** Says that reading broke off, and reads nothing. */
export function refused(name: string, cause: unknown): null {
  console.error('not read', cause)
  reportOf('opening', readingBroke(name))
  return null
}
