import type { EarlierVersion, Failed, Result } from '../../../shared/contract.ts'
import { type Became, became, compareLines, type Pair } from '../../../shared/lines/compare.ts'
import { restoreLines } from '../../../shared/lines/restore.ts'
import { countLines } from '../../../shared/model/edit.ts'
import type { Segment, Transcript } from '../../../shared/model/transcript.ts'
import { message as sentence } from '../../../shared/words/message.ts'
import { host } from '../../host.ts'
import { documentStore } from '../../state/document.ts'
import { sessionStore } from '../../state/session.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'
import { readFile } from './read-file.ts'

/** A line that is not the same in both. */
export type Difference = Pair & { readonly is: Exclude<Became, 'same'> }

/** Another version of the transcript beside the one on screen. */
export type Comparison = {
  readonly version: readonly Segment[]
  readonly present: Transcript
  readonly pairs: readonly Pair[]
  readonly differences: readonly Difference[]
}

const NO_FILE: Failed = { ok: false, reason: 'missing', detail: '' }

/** The versions that saving has replaced, the latest first. */
export async function listVersions(): Promise<readonly EarlierVersion[]> {
  const { file } = documentStore.getState()
  const result = file && (await host.earlierVersions({ grant: file.grant }))
  return result?.ok ? result.value : []
}

/**
 * Compares a version with the lines on screen; null = the one that stands on the disk now. It is read as the
 * file on screen would be. Fails when it is not there, or not to be read.
 */
export async function compareWith(number: number | null): Promise<Result<Comparison>> {
  const { file } = documentStore.getState()
  if (!file) return NO_FILE
  const { grant, name, encoding, bom, sure, stamp } = file
  const found = await host.readVersion({ grant, number, encoding })
  if (!found.ok) return found
  const text = { grant, name, bom, sure, stamp, place: null, ...found.value }
  const reading = await readFile(text, sessionStore.getState().durationMs).catch(() => null)
  if (!reading) return { ok: false, reason: 'unreadable', detail: name }
  return { ok: true, value: compared(documentStore.getState().transcript, reading.transcript.segments) }
}

/** What differs between a version and the lines on screen. */
export function compared(present: Transcript, version: readonly Segment[]): Comparison {
  const pairs = compareLines(version, present.segments)
  const lines = { before: version, after: present.segments }
  const differences = pairs.flatMap((pair) => {
    const is = became(pair, lines)
    return is === 'same' ? [] : [{ ...pair, is }]
  })
  return { version, present, pairs, differences }
}

/** The lines of that version in place of those on screen, as one edit. */
export function restoreVersion(
  { document, newId }: Context,
  { version, present, pairs }: Comparison,
): Outcome {
  const { transcript } = document
  const now = transcript === present ? pairs : compareLines(version, transcript.segments)
  const edit = restoreLines(transcript, version, now, newId)
  if (!edit) return { message: sentence('say.nothingToRestore') }
  return { edit, message: sentence('say.restored', { count: countLines(edit) }) }
}
