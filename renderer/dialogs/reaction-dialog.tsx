import { useEffect, useRef, useState } from 'react'
import { measureReaction, type Reaction } from '../../shared/timing/reaction.ts'
import { keyOf } from '../commands/key-hints.ts'
import { findModeKey } from '../commands/keys.ts'
import { act } from '../commands/perform.ts'
import { setReaction } from '../commands/review/tapping.ts'
import { BEAT_COUNT, playBeats } from '../playback/beats.ts'
import { appStore } from '../state/app.ts'
import { bindingsNow } from '../state/bindings.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'

/** The last tick may be answered so late (ms). */
const AFTER_MS = 1000
/** What is pressed while no key is bound to tapping. */
const SPARE_KEY = 'Space'

/** Measures how long the user takes from hearing to pressing: ten ticks, a key at each. */
export function ReactionDialog({ onDismiss }: { onDismiss: () => void }) {
  const [taps, setTaps] = useState<readonly number[]>([])
  const [result, setResult] = useState<Reaction | 'few' | null>(null)
  const pressed = useRef<number[]>([])
  useEffect(() => {
    const end = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const begin = async () => {
      const beats = await playBeats(end.signal)
      const wait = (beats.at(-1) ?? 0) + AFTER_MS - performance.now()
      timer = setTimeout(() => setResult(measureReaction(pressed.current, beats) ?? 'few'), wait)
    }
    begin().catch(() => setResult('few'))
    const onKey = (event: KeyboardEvent) => {
      if (!isTap(event)) return
      event.preventDefault()
      pressed.current = [...pressed.current, event.timeStamp]
      setTaps(pressed.current)
    }
    window.addEventListener('keydown', onKey, { signal: end.signal, capture: true })
    return () => {
      clearTimeout(timer)
      end.abort()
    }
  }, [])
  const isMeasured = result !== null && result !== 'few'
  return (
    <DialogFrame
      title="Measure your reaction"
      onDismiss={onDismiss}
      actions={
        <>
          {isMeasured && (
            <Button
              isAdvised
              onPress={() => {
                act(setReaction, result.reactionMs)
                onDismiss()
              }}
            >
              Use {result.reactionMs} ms
            </Button>
          )}
          <Button onPress={onDismiss}>{isMeasured ? 'Leave it as it was' : 'Cancel'}</Button>
        </>
      }
    >
      <p role="status">
        {result === null
          ? `Press ${keyOf('tap.here') ?? SPARE_KEY} at each tick: ${taps.length} of ${BEAT_COUNT}`
          : isMeasured
            ? `You press ${result.reactionMs} ms after the tick, give or take ${result.spreadMs} ms.`
            : 'Too few of the presses belong to a tick. Turn the sound up and try again.'}
      </p>
      <p className={styles.quiet}>Taps count as so much earlier, more so when the audio plays faster.</p>
    </DialogFrame>
  )
}

/** What is measured is the key that one taps with. */
function isTap(event: KeyboardEvent): boolean {
  if (event.repeat) return false
  if (keyOf('tap.here') === null) return event.code === SPARE_KEY
  return findModeKey(event, 'tapping', appStore.getState().mac, bindingsNow())?.id === 'tap.here'
}
