import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { visibleName } from '../../shared/base/visible-text.ts'
import type { Episode } from '../../shared/contract.ts'
import { printReading } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { run, tooltip } from '../commands/dispatch/run.ts'
import { forgetEpisode, resumeEpisode } from '../commands/episode/open.ts'
import { type AppState, appStore, selectMac } from '../state/app.ts'
import { Button } from '../ui/dialog-frame.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import parts from '../ui/parts.module.css'
import styles from './welcome.module.css'

const selectEpisodes = (state: AppState) => state.episodes

/** The page while nothing is open. */
export function Welcome() {
  const episodes = useStore(appStore, selectEpisodes)
  const mac = useStore(appStore, selectMac)
  return (
    <main className={styles.welcome}>
      <div className={styles.column}>
        <h1>Earmark</h1>
        <p className={styles.lead}>{t('start.listenAlongSeeWho')}</p>
        <div className={styles.ways}>
          <span title={tooltip('file.open', mac)}>
            <Button isAdvised onPress={() => run('file.open')}>
              {t('start.openDots')}
            </Button>
          </span>
          <Button onPress={() => run('file.sample')}>{t('start.tryTheSample')}</Button>
          <span className={styles.hint}>{t('start.orDropAudioAnd')}</span>
        </div>
        {episodes.length > 0 && (
          <section aria-labelledby="recent">
            <h2 id="recent">{t('start.recentEpisodes')}</h2>
            <ul className={`${parts.bareList} ${styles.recent}`}>
              {episodes.map((episode) => (
                <Recent key={episode.episode} episode={episode} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  )
}

function Recent({ episode }: { episode: Episode }) {
  const { title, audioName, textName, positionMs, durationMs } = episode
  const share = durationMs ? Math.min(1, positionMs / durationMs) : 0
  const files = [audioName, textName].filter(Boolean).join(' · ')
  return (
    <li>
      <button
        type="button"
        className={`${parts.entry} ${styles.episode}`}
        onClick={() => void resumeEpisode(episode.episode)}
        title={files}
      >
        <span className={`${parts.oneLine} ${styles.title}`}>{visibleName(title)}</span>
        <span className={`${parts.caption} ${styles.place}`}>
          {durationMs === null
            ? t('start.textOnly')
            : t('start.placeOf', { place: printReading(positionMs), length: printReading(durationMs) })}
        </span>
        <span className={`${parts.oneLine} ${parts.caption}`}>{files}</span>
        <span className={styles.progress} aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </span>
      </button>
      <IconButton
        tip={t('start.forgetThisEpisodeIts')}
        label={t('start.forget', { title })}
        onPress={() => void forgetEpisode(episode.episode)}
      >
        <X size={15} />
      </IconButton>
    </li>
  )
}
