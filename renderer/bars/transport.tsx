import { Pause, Play, RotateCcw, RotateCw, SkipBack, SkipForward, Volume2, VolumeX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { printHundredths, printReading } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { run, tooltip } from '../commands/dispatch/run.ts'
import { withKeys } from '../commands/key-hints.ts'
import { act } from '../commands/perform.ts'
import { setRate, setVolume } from '../commands/play/playback.ts'
import { now, subscribe } from '../playback/clock.ts'
import { appStore, selectMac, selectSettings } from '../state/app.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Message } from './message.tsx'
import { ScopeSwitch } from './scope-switch.tsx'
import styles from './transport.module.css'

const RATES = [0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1, 1.1, 1.2, 1.25, 1.3, 1.4, 1.5, 1.75, 2, 2.5, 3]
const ICON = 17
const selectPlaying = (state: SessionState) => state.playing
const selectRate = (state: SessionState) => state.rate
const selectDuration = (state: SessionState) => state.durationMs

/** Play, jumps, the clock, the last result, speed and volume. */
export function Transport() {
  const playing = useStore(sessionStore, selectPlaying)
  const mac = useStore(appStore, selectMac)
  return (
    <div className={styles.transport} role="toolbar" aria-label={t('bar.playback')}>
      <IconButton
        isPrimary
        tip={tooltip('play.toggle', mac)}
        label={playing ? t('bar.pause') : t('bar.play')}
        onPress={() => run('play.toggle')}
      >
        {playing ? <Pause size={ICON} fill="currentColor" /> : <Play size={ICON} fill="currentColor" />}
      </IconButton>
      <div className={styles.group}>
        <IconButton
          tip={tooltip('play.previousLine', mac)}
          label={t('bar.previousLine')}
          onPress={() => run('play.previousLine')}
        >
          <SkipBack size={ICON} />
        </IconButton>
        <IconButton
          tip={tooltip('play.back5', mac)}
          label={t('bar.back5S')}
          onPress={() => run('play.back5')}
        >
          <span className={styles.jump}>
            <RotateCcw size={15} />5
          </span>
        </IconButton>
        <IconButton
          tip={tooltip('play.forward5', mac)}
          label={t('bar.forward5S')}
          onPress={() => run('play.forward5')}
        >
          <span className={styles.jump}>
            5<RotateCw size={15} />
          </span>
        </IconButton>
        <IconButton
          tip={tooltip('play.nextLine', mac)}
          label={t('bar.nextLine')}
          onPress={() => run('play.nextLine')}
        >
          <SkipForward size={ICON} />
        </IconButton>
      </div>
      <Readout tip={tooltip('play.goTo', mac)} />
      <ScopeSwitch />
      <Message />
      <Speed />
      <Volume />
    </div>
  )
}

/** The clock is written directly, without rendering. */
function Readout({ tip }: { tip: string }) {
  const durationMs = useStore(sessionStore, selectDuration)
  const clock = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const show = (ms: number) => {
      const text = printHundredths(ms)
      if (clock.current && clock.current.textContent !== text) clock.current.textContent = text
    }
    show(now())
    return subscribe(({ smooth }) => show(smooth))
  }, [])
  return (
    <button
      type="button"
      className={styles.readout}
      title={tip}
      onClick={() => run('play.goTo')}
      aria-label={t('bar.goToTime')}
    >
      <span ref={clock} className={styles.clock} data-clock="" />
      <span className={styles.length}> / {durationMs === null ? '–:––' : printReading(durationMs)}</span>
    </button>
  )
}

function Speed() {
  const rate = useStore(sessionStore, selectRate)
  const choices = RATES.includes(rate) ? RATES : [...RATES, rate].sort((a, b) => a - b)
  return (
    <select
      className={styles.speed}
      aria-label={t('bar.speed')}
      title={withKeys(t('bar.speedSlowerAndFaster'), 'play.slower', 'play.faster')}
      value={rate}
      onChange={(event) => {
        act(setRate, Number(event.target.value))
        event.target.blur()
      }}
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice.toFixed(2).replace(/0$/, '')}×
        </option>
      ))}
    </select>
  )
}

function Volume() {
  const { volume, muted } = useStore(appStore, selectSettings)
  const silent = muted || volume === 0
  return (
    <div className={styles.volume}>
      <IconButton
        tip={silent ? t('bar.soundOn') : t('bar.mute')}
        label={t('bar.mute')}
        isPressed={muted}
        onPress={() => run('play.mute')}
      >
        {silent ? <VolumeX size={ICON} /> : <Volume2 size={ICON} />}
      </IconButton>
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={muted ? 0 : volume}
        aria-label={t('bar.volume')}
        title={withKeys(t('bar.volumeLouderAndQuieter'), 'play.volumeUp', 'play.volumeDown')}
        onChange={(event) => act(setVolume, Number(event.target.value))}
      />
    </div>
  )
}
