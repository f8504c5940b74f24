import type { Hello } from '../../../shared/contract.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { measureDelays } from '../../playback/calibrate.ts'
import { correctRates } from '../../playback/player.ts'
import { greet } from '../../state/app.ts'
import { documentStore } from '../../state/document.ts'
import { selectUnsaved } from '../../state/selectors.ts'
import { sessionStore } from '../../state/session.ts'
import { episodeTitle } from '../kept/episode-title.ts'
import { reportOf } from '../say.ts'
import { applySettings } from '../settings.ts'

/** The start comes first (ms). */
const QUIET_MS = 4000

/** Greets main: takes the settings and recent episodes, and answers what is to be opened or brought back. */
export async function hello(): Promise<Pick<Hello, 'opened' | 'resume' | 'unsaved'> | null> {
  const result = await host.hello({})
  if (!result.ok) {
    reportOf('starting', {
      name: t('say.starting'),
      what: t('say.somethingWentWrong', { detail: result.detail }),
      advice: t('say.openFileOpen'),
    })
    return null
  }
  const { episodes, settings, mac, opened, resume, unsaved, delays, troubles } = result.value
  greet({ episodes, settings, mac })
  applySettings(settings)
  reportOf('starting', ...troubles)
  if (delays) correctRates(delays.atRates)
  else setTimeout(() => void calibrate(), QUIET_MS)
  return { opened, resume, unsaved }
}

/**
 * Measures this engine, once: speeds are corrected by it at once, decoders in episodes that are opened from
 * then on.
 */
async function calibrate(): Promise<void> {
  const markers = await host.openMarkers({})
  if (!markers.ok) return
  const delays = await measureDelays(markers.value)
  correctRates(delays.atRates)
  await host.storeDelays(delays)
}

/** Keeps the window's title and unsaved mark true. Returns its own undo. */
export function describeWindow(): () => void {
  let told = ''
  const tell = () => {
    const state = documentStore.getState()
    const { audio } = sessionStore.getState()
    const name = audio?.name ?? state.file?.name ?? ''
    const description = {
      title: name === '' ? '' : episodeTitle(state.title, name),
      unsaved: selectUnsaved(state),
      document: state.file?.grant ?? null,
      audio: audio?.grant ?? null,
    }
    const key = JSON.stringify(description)
    if (key === told) return
    told = key
    void host.describeWindow(description).then(({ ok }) => {
      if (!ok && told === key) told = ''
    })
  }
  const endings = [documentStore.subscribe(tell), sessionStore.subscribe(tell)]
  return () => endings.forEach((end) => end())
}

/** Tells main that the page has heard of it, and that what follows may take its time. */
export async function hearClosing(): Promise<void> {
  await host.hearClosing({})
}

/** Tells main whether the window may close. */
export async function answerClose(close: boolean): Promise<void> {
  await host.answerClose({ close })
}
