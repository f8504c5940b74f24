import type { MediaFile } from '../../../shared/contract.ts'
import { firstPxPerSec } from '../../../shared/media/peaks/zoom.ts'
import { loadWaveform, unloadWaveform } from '../../analysis/waveform-data.ts'
import { host } from '../../host.ts'
import { failureOf } from '../../playback/element.ts'
import * as player from '../../playback/player.ts'
import { leavePasses } from '../../state/mode.ts'
import { select } from '../../state/selection.ts'
import { hear, loadAudio, renewAudio, sessionStore } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { report } from '../say.ts'
import {
  afterFailure,
  changedAudio,
  continued,
  flawOf,
  noOutput,
  startOf,
  whyNotPlayed,
} from './plan-audio.ts'

/** Puts audio under the transcript, where it was left; null takes it away. */
export function showAudio(audio: MediaFile | null): void {
  const { positionMs, rate } = startOf(audio)
  unloadWaveform()
  transact(() => {
    loadAudio(audio, firstPxPerSec(innerWidth))
    if (audio) return
    select(null, { open: null })
    leavePasses()
  })
  player.load(audio, positionMs)
  player.setRate(rate)
  if (!audio) return
  loadWaveform(audio.url, positionMs)
  if (audio.exact) reportFlaw(audio)
  else void becomeExact(audio)
}

/** When the engine failed before (ms of the page's clock). */
let failedAt: readonly number[] = []

/** The engine has failed: goes on where it was, or says why it cannot. The transcript stays usable. */
export function takeAudioFailure(): void {
  const { audio } = sessionStore.getState()
  const failure = failureOf(player.audio)
  if (!audio || !failure) return
  const now = performance.now()
  const then = afterFailure(failure, failedAt, now)
  failedAt = [...failedAt.slice(-10), now]
  if (then !== 'leave') player.reload(then === 'resume')
  if (then === 'rest') report(noOutput(audio))
  if (then !== 'leave') return
  report(whyNotPlayed(audio))
  showAudio(null)
}

/** The file is not the one that was opened: it is read again where it is, and named where it is not. */
export async function takeChangedAudio(grant: string, gone: boolean): Promise<void> {
  const { audio } = sessionStore.getState()
  if (audio?.grant !== grant) return
  const positionMs = player.position()
  const opened = gone ? null : await host.openCandidate({ grant })
  const again = opened?.ok ? opened.value.audio : null
  if (sessionStore.getState().audio !== audio) return
  report(changedAudio(audio.name, again))
  const { pxPerSec } = sessionStore.getState()
  showAudio(continued(again, { positionMs, rate: player.audio.playbackRate, pxPerSec }))
}

/** Waits for the index of long audio. */
async function becomeExact(audio: MediaFile): Promise<void> {
  const result = await host.exactAudio({ grant: audio.grant })
  if (sessionStore.getState().audio !== audio) return
  if (!result.ok) return takeChangedAudio(audio.grant, true)
  const exact = result.value
  renewAudio({ ...audio, exact })
  player.become(exact)
  reportFlaw({ ...audio, exact })
  if (player.duration() !== null) hear({ durationMs: player.duration() })
}

function reportFlaw(audio: MediaFile): void {
  const flaw = flawOf(audio)
  if (flaw) report(flaw)
}
