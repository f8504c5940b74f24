import type { MediaFile } from '../../../shared/contract.ts'
import { t } from '../../../shared/words/speak.ts'
import { loadWaveform, unloadWaveform } from '../../analysis/waveform-data.ts'
import { host } from '../../host.ts'
import * as player from '../../playback/player.ts'
import { leavePasses } from '../../state/mode.ts'
import { select } from '../../state/selection.ts'
import { hear, loadAudio, renewAudio, sessionStore } from '../../state/session.ts'
import { transact } from '../../state/transaction.ts'
import { report } from '../say.ts'

/** Puts audio under the transcript, where it was left; null takes it away. */
export function showAudio(audio: MediaFile | null): void {
  const place = audio?.place ?? null
  unloadWaveform()
  transact(() => {
    loadAudio(audio)
    if (audio) return
    select(null, { open: null })
    leavePasses()
  })
  player.load(audio, place?.positionMs ?? 0)
  player.setRate(place?.rate ?? 1)
  if (audio) loadWaveform(audio.url, place?.positionMs ?? 0)
  if (audio?.exact === null) void becomeExact(audio)
  else if (audio?.exact?.isCutOff) reportCutOff(audio)
}

/** Says why the audio on screen cannot be played. The transcript stays usable. */
export function reportAudioFailure(): void {
  const { audio } = sessionStore.getState()
  if (!audio || player.audio.error === null) return
  report({
    name: audio.name,
    what: t('say.audioCannotPlayed', { kind: audio.kind }),
    advice: t('say.convertMp3M4a'),
  })
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
  report({
    name: audio.name,
    what: again ? t('say.audioFileChanged') : t('say.audioFileNo'),
    advice: again ? t('say.earmarkReadsAnew') : t('say.putBackOr'),
  })
  const { pxPerSec } = sessionStore.getState()
  const rate = player.audio.playbackRate
  showAudio(again && { ...again, place: { positionMs, rate, pxPerSec } })
}

/** Waits for the index of long audio. */
async function becomeExact(audio: MediaFile): Promise<void> {
  const result = await host.exactAudio({ grant: audio.grant })
  if (sessionStore.getState().audio !== audio) return
  if (!result.ok) return takeChangedAudio(audio.grant, true)
  const exact = result.value
  renewAudio({ ...audio, exact })
  player.become(exact)
  if (exact.isCutOff) reportCutOff(audio)
  if (player.duration() !== null) hear({ durationMs: player.duration() })
}

function reportCutOff({ name }: MediaFile): void {
  report({
    name,
    what: t('say.audioFileCut'),
    advice: t('say.whatCanHeard'),
  })
}
