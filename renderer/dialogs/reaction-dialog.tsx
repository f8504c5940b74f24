import { useEffect, useRef, useState } from 'react'
import { measureReaction, type Reaction } from '../../shared/timing/reaction.ts'
import { t } from '../../shared/words/speak.ts'
import { keyOf } from '../commands/key-hints.ts'
import { findModeKey } from '../commands/keys.ts'
import { act } from '../commands/perform.ts'
import { setReaction } from '../commands/review/tapping.ts'
import { BEAT_COUNT, playBeats } from '../playback/beats.ts'
import { appStore } from '../state/app.ts'
import { bindingsNow } from '../state/bindings.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'

/** How late (ms) the last tick may be answered. */
const AFTER_MS = 1000
/** The key to press while none is bound to tapping. */
const SPARE_KEY = 'Space'

/** Measures the user's reaction time: a key press at each of ten ticks. */
export function ReactionDialog({ onDismiss }: { onDismiss: () => void }) {
  const { taps, result } = useReaction()
  const isMeasured = result !== null && result !== 'few'
  return (
    <DialogFrame
      title={t('dialog.measureYourReaction')}
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
              {t('dialog.useMs', { ms: result.reactionMs })}
            </Button>
          )}
          <Button onPress={onDismiss}>{isMeasured ? t('dialog.leaveItAsIt') : t('dialog.cancel')}</Button>
        </>
      }
    >
      <p role="status">
        {result === null
          ? t('dialog.pressAtEachTick', {
              key: keyOf('tap.here') ?? SPARE_KEY,
              done: taps,
              all: BEAT_COUNT,
            })
          : isMeasured
            ? t('dialog.youPressMsAfter', { reactionMs: result.reactionMs, spreadMs: result.spreadMs })
            : t('dialog.tooFewOfThe')}
      </p>
      <p className={styles.quiet}>{t('dialog.tapsCountAsSo')}</p>
    </DialogFrame>
  )
}

/** Plays the ticks and counts the taps; `result` is null until it is too late to answer the last tick. */
function useReaction() {
  const [taps, setTaps] = useState(0)
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
      setTaps(pressed.current.length)
    }
    window.addEventListener('keydown', onKey, { signal: end.signal, capture: true })
    return () => {
      clearTimeout(timer)
      end.abort()
    }
  }, [])
  return { taps, result }
}

/** True for the key used for tapping, which is the one to measure. */
function isTap(event: KeyboardEvent): boolean {
  if (event.repeat) return false
  if (keyOf('tap.here') === null) return event.code === SPARE_KEY
  const { mac, keyNames } = appStore.getState()
  return findModeKey(event, 'tapping', mac, bindingsNow(), keyNames)?.id === 'tap.here'
}
