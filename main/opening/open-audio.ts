import path from 'node:path'
import type { MediaFile, Place } from '../../shared/contract.ts'
import type { MediaKind } from '../../shared/media/sniff.ts'
import { exactAudio, prepareAudio } from '../audio/prepare.ts'
import { grantAudio } from '../grants/grants.ts'
import { lookAhead } from '../media/waveform-stream.ts'
import type { Store } from '../store/store.ts'

/** Audio of an hour is ready within this time (ms); longer audio begins to play before it is. */
const PATIENCE_MS = 20
/** The waveform is looked at from so much before the place where the user was (ms). */
const BEFORE_MS = 5000

/**
 * Opens an audio file: it is granted, its index begins to be made, the waveform is looked at where the user
 * was, and all that goes on after this has answered. `exact` is null when the index takes longer than anyone
 * should wait.
 */
export async function openAudio(file: string, media: MediaKind, store: Store): Promise<MediaFile> {
  const id = grantAudio(file, media.mime)
  const { firstFrames } = prepareAudio(id, file, media)
  const place = await store.library.placeOf(file)
  lookAhead(id, file, firstFrames, shownFromMs(place), store.folders.peaks)
  const exact = await within(PATIENCE_MS, exactAudio(id))
  return {
    grant: id,
    name: path.basename(file),
    url: `media://${id}/`,
    exact,
    promisedMs: exact ? null : promisedMs(await firstFrames),
    kind: media.kind,
    place,
  }
}

function shownFromMs(place: Place | null): number {
  return Math.max(0, (place?.positionMs ?? 0) - BEFORE_MS)
}

/** What comes within `ms`, or null. */
function within<T>(ms: number, coming: Promise<T>): Promise<T | null> {
  return Promise.race([coming, new Promise<null>((resolve) => setTimeout(resolve, ms, null))])
}

/** The length that the first frame promises for the whole; null when it does not. */
function promisedMs(
  first: { readonly promised: number | null; readonly rate: number } | null,
): number | null {
  return first?.promised == null ? null : (first.promised / first.rate) * 1000
}
