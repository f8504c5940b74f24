import type { MediaFile, Place, Problem } from '../../../shared/contract.ts'
import type { Ms } from '../../../shared/model/time.ts'
import { t } from '../../../shared/words/speak.ts'
import type { EngineFailure } from '../../playback/element.ts'

/** Where audio starts, and how fast: as it was left. */
export function startOf(audio: MediaFile | null): { readonly positionMs: Ms; readonly rate: number } {
  const { positionMs = 0, rate = 1 } = audio?.place ?? {}
  return { positionMs, rate }
}

/** What is wrong with audio as far as it is known: some of the sound may be missing. */
export function flawOf({ name, exact }: Pick<MediaFile, 'name' | 'exact'>): Problem | null {
  if (!exact?.isCutOff) return null
  return { name, what: t('say.audioFileCut'), advice: t('say.whatCanHeard') }
}

/** So many failures of the engine in so long a time (ms) are bad luck; one more is not. */
const MOST_FAILURES = 3
const IN_A_ROW_MS = 10_000

/**
 * What is done when the engine has failed under audio, for the last time now and before at `failedAt` (ms):
 * it goes on where it was, rests there, or is taken away because it cannot be played.
 */
export function afterFailure(
  { isOutput, hasPlayed }: EngineFailure,
  failedAt: readonly number[],
  now: number,
): 'resume' | 'rest' | 'leave' {
  const inARow = failedAt.filter((at) => now - at < IN_A_ROW_MS).length
  if (inARow < MOST_FAILURES && (isOutput || hasPlayed)) return 'resume'
  return isOutput ? 'rest' : 'leave'
}

/** Why the sound rests: it has nowhere to go. */
export function noOutput({ name }: MediaFile): Problem {
  return { name, what: t('say.soundOutputFails'), advice: t('say.checkOutput') }
}

/** Why audio goes again: this engine cannot play it. */
export function whyNotPlayed({ name, kind }: MediaFile): Problem {
  return { name, what: t('say.audioCannotPlayed', { kind }), advice: t('say.convertMp3M4a') }
}

/**
 * The file is not the one that was opened: it was read `again` where it is, or it is there no more (null).
 */
export function changedAudio(name: string, again: MediaFile | null): Problem {
  return {
    name,
    what: again ? t('say.audioFileChanged') : t('say.audioFileNo'),
    advice: again ? t('say.earmarkReadsAnew') : t('say.putBackOr'),
  }
}

/** The audio that takes the place of the one that was playing, where that was. */
export function continued(again: MediaFile | null, place: Place): MediaFile | null {
  return again && { ...again, place }
}
