import {
  formatById,
  type Loss,
  limitLosses,
  lossesInPlace,
  type ReadResult,
  speakerLoss,
  unwrittenLines,
  unwrittenSpeakers,
} from '../../../shared/formats/index.ts'
import type { Transcript } from '../../../shared/model/transcript.ts'
import { message } from '../../../shared/words/message.ts'
import type { TranscriptFile } from '../../state/document.ts'
import { LARGE } from './large-messages.ts'

/** What saving a transcript in its own file would lose. Lost speakers are told of once. */
export function lossesOf(file: TranscriptFile, transcript: Transcript): readonly Loss[] {
  const held = unheld(file, transcript)
  const lines = uncut(file, transcript)
  if (held.some(({ kind }) => kind === 'speakers')) return [...held, ...lines]
  return [...held, ...unnamed(file, transcript), ...lines]
}

/**
 * What the user has set since and the file has no place for. Ends that stand in the file are written there.
 */
function unheld({ format, source, choices }: TranscriptFile, transcript: Transcript): Loss[] {
  const inPlace = source && isShort(source) ? lossesInPlace(source, transcript) : []
  const { limits } = formatById(format) ?? {}
  if (source && limits?.times && limits.ends)
    return [...inPlace, ...inventedTimes(format, source, transcript)]
  const segments = transcript.segments.map((segment) =>
    source?.tokens.get(segment.id)?.end ? { ...segment, end: null } : segment,
  )
  const lost = limitLosses(format, { segments }, choices).filter(
    ({ kind }) => kind === 'times' || kind === 'ends',
  )
  return [...lost, ...inPlace]
}

/** New lines without a time, in a format in which every line has two. */
function inventedTimes(format: string, source: ReadResult, { segments }: Transcript): Loss[] {
  if (!isShort(source)) return []
  const fresh = segments.filter(({ id, start }) => start === null && !source.tokens.has(id))
  return limitLosses(format, { segments: fresh }).filter(({ kind }) => kind === 'untimed')
}

/** The tokens of a long text are not here: to ask for them would hold everything up. */
function isShort({ text }: ReadResult): boolean {
  return text.length < LARGE
}

/**
 * Speakers that were set since and that the file has no place for; a file of our own says so when it is made.
 */
function unnamed({ source }: TranscriptFile, transcript: Transcript): Loss[] {
  if (!source || !isShort(source)) return []
  return speakerLoss(unwrittenSpeakers(source, transcript))
}

/** Lines that were cut or joined in a file that cannot hold it. */
function uncut({ source }: TranscriptFile, transcript: Transcript): Loss[] {
  const count = source && isShort(source) ? unwrittenLines(source, transcript) : 0
  return count > 0 ? [{ kind: 'lines', count, message: message('loss.cutAnew', { count }) }] : []
}
