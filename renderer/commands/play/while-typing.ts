import type { WhileTyping } from '../../../shared/settings.ts'
import { t } from '../../../shared/words/speak.ts'
import { now } from '../../playback/clock.ts'
import * as player from '../../playback/player.ts'
import { appStore } from '../../state/app.ts'
import { sessionStore } from '../../state/session.ts'
import type { Context } from '../context.ts'
import type { Outcome } from '../outcome.ts'

/** Playing goes on once nothing was typed for this long, in ms. */
const QUIET_MS = 1000
/** The slow speed while typing, as a share of the speed before. */
const SLOW = 0.6

/** How to go on as before when typing pauses; null = nothing was held. */
let goOn: (() => void) | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Holds the sound while a text is typed, as the settings say. To be called for each key. */
export function holdWhileTyping(): void {
  const { whileTyping } = appStore.getState().settings
  if (goOn === null && !player.audio.paused && whileTyping !== 'off') goOn = hold(whileTyping)
  clearTimeout(timer)
  if (goOn) timer = setTimeout(resume, QUIET_MS)
}

function hold(how: WhileTyping): () => void {
  const heard = new AbortController()
  const { audio } = sessionStore.getState()
  if (how === 'slow') return player.changeRateFor(player.audio.playbackRate * SLOW)
  player.pause()
  let isOurs = true
  const leave = () => (isOurs = false)
  for (const event of ['play', 'seeking'])
    player.audio.addEventListener(event, leave, { signal: heard.signal })
  return () => {
    heard.abort()
    if (!isOurs || !player.audio.paused || sessionStore.getState().audio !== audio) return
    const { typingBack } = appStore.getState().settings
    if (typingBack > 0) player.seek(now() - typingBack)
    void player.play()
  }
}

function resume(): void {
  const go = goOn
  goOn = null
  go?.()
}

/** Chooses what the sound does while a text is typed. A setting. */
export function chooseWhileTyping(_context: Context, whileTyping: WhileTyping): Outcome {
  return { settings: { whileTyping }, message: t(`say.whileTyping.${whileTyping}`) }
}
