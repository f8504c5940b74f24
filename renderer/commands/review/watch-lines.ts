import { hearMore, speechSpans } from '../../analysis/speech.ts'
import { appStore } from '../../state/app.ts'
import { documentStore } from '../../state/document.ts'
import { takeFindings } from '../../state/findings.ts'
import { sessionStore } from '../../state/session.ts'
import { findingsIn, optionsOf } from './checks.ts'

/** The lines are looked at when nothing has changed for so long (ms): never while keys are held. */
const QUIET_MS = 250
/** Speech is looked for in pieces of so many ms, so many ms apart. */
const LISTEN = { forMs: 6, everyMs: 40 } as const

/** Looks at all lines soon after each change. `signal` ends it. */
export function startChecking(signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let listening: ReturnType<typeof setTimeout> | undefined
  // In small pieces: ten hours take a second in all.
  const listen = () => {
    if (hearMore(LISTEN.forMs)) soon()
    else if (sessionStore.getState().peaks.state === 'complete')
      listening = setTimeout(listen, LISTEN.everyMs)
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(lookNow, QUIET_MS)
  }
  const undo = [
    documentStore.subscribe((state, before) => {
      if (state.transcript !== before.transcript) soon()
    }),
    sessionStore.subscribe((state, before) => {
      if (state.durationMs !== before.durationMs) soon()
      if (state.peaks.state === 'complete' && before.peaks.state !== 'complete') listen()
    }),
    appStore.subscribe((state, before) => {
      if (state.settings.checks !== before.settings.checks) soon()
    }),
    () => clearTimeout(timer),
    () => clearTimeout(listening),
  ]
  signal.addEventListener('abort', () => undo.forEach((end) => end()), { once: true })
}

function lookNow(): void {
  const options = optionsOf(
    appStore.getState().settings,
    sessionStore.getState().durationMs,
    hearMore(0) ? speechSpans() : null,
  )
  takeFindings(findingsIn(documentStore.getState().transcript, options))
}
