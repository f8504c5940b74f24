import { documentStore } from '../../state/document.ts'
import { sessionStore } from '../../state/session.ts'
import { reportOf, settled } from '../say.ts'
import { misfitOf, misfitProblem } from './plan-fit.ts'

/**
 * Says once of a transcript and audio that they hardly belong together, and takes it back when they do, until
 * `signal` ends it.
 */
export function startFitting(signal: AbortSignal): void {
  let told = ''
  const look = () => {
    const { timeline, file, loaded } = documentStore.getState()
    const { audio, durationMs } = sessionStore.getState()
    const misfit = audio && misfitOf(timeline, durationMs)
    if (!misfit || durationMs === null) {
      if (told !== '') settled('fit')
      told = ''
      return
    }
    const pair = `${audio.grant} ${loaded}`
    if (pair === told) return
    settled('fit')
    told = pair
    reportOf('fit', misfitProblem(misfit, file?.name ?? '', durationMs))
  }
  const endings = [
    documentStore.subscribe(({ timeline }, before) => timeline !== before.timeline && look()),
    sessionStore.subscribe(({ audio, durationMs }, before) => {
      if (audio !== before.audio || durationMs !== before.durationMs) look()
    }),
  ]
  signal.addEventListener('abort', () => endings.forEach((end) => end()), { once: true })
}
