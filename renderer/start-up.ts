import { findCommand } from '../shared/commands/index.ts'
import { startKeys } from './commands/dispatch/key-events.ts'
import { startLayout } from './commands/dispatch/keyboard-layout.ts'
import { startMediaKeys } from './commands/dispatch/media-keys.ts'
import { run } from './commands/dispatch/run.ts'
import { describeWindow, hello } from './commands/episode/app-window.ts'
import { takeAudioFailure, takeChangedAudio } from './commands/episode/audio.ts'
import { closing } from './commands/episode/closing.ts'
import { startFitting } from './commands/episode/fit.ts'
import { takeOpened } from './commands/episode/open.ts'
import { takeTextChange } from './commands/episode/outside.ts'
import { offerUnsaved, resume } from './commands/episode/recover.ts'
import { startFinding } from './commands/find/searching.ts'
import { startKeeping } from './commands/kept/companion.ts'
import { startJournal } from './commands/kept/journal.ts'
import { rememberPlace, startRemembering } from './commands/kept/places.ts'
import { isFreeToCopy } from './commands/lines/copy.ts'
import { startPresses } from './commands/press.ts'
import { startChecking } from './commands/review/watch-lines.ts'
import { reportOf } from './commands/say.ts'
import { startTheme } from './commands/settings.ts'
import { host } from './host.ts'
import { startClock } from './playback/clock.ts'
import { startFollowing } from './playback/follow.ts'
import { audio } from './playback/player.ts'

/** Brings everything that listens to life, then opens what the app was started with. `signal` ends it all. */
export async function start(signal: AbortSignal): Promise<void> {
  startTheme(signal)
  startClock(signal)
  startFollowing(signal)
  startRemembering(signal)
  startKeeping(signal)
  startJournal(signal)
  startChecking(signal)
  startFitting(signal)
  startFinding(signal)
  // Before the view of the waveform hears of it, which pauses.
  audio.addEventListener('error', takeAudioFailure, { signal, capture: true })
  audio.addEventListener('pause', () => void rememberPlace(), { signal })
  document.addEventListener('copy', onCopy, { signal })
  startPresses(signal)
  startKeys(signal)
  startMediaKeys(signal)
  startLayout(signal)
  const endings = [
    host.on('opened', (opened) => void takeOpened(opened)),
    host.on('audioChanged', ({ grant, gone }) => void takeChangedAudio(grant, gone)),
    host.on('textChanged', takeTextChange),
    host.on('troubles', (problems) => reportOf('starting', ...problems)),
    host.on('command', (id) => {
      const command = findCommand(id)
      if (command) run(command.id)
    }),
    host.on('closing', () => void closing()),
    describeWindow(),
  ]
  signal.addEventListener('abort', () => endings.forEach((end) => end()), { once: true })
  const start = await hello()
  if (!start) return
  if (start.opened) await takeOpened(start.opened)
  if (start.resume) await resume(start.resume)
  else await offerUnsaved(start.unsaved)
}

/** The system's own copying takes lines when no text is selected. */
function onCopy(event: ClipboardEvent): void {
  if (!isFreeToCopy(event.target)) return
  event.preventDefault()
  run('edit.copyText')
}
