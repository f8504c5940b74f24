import { X } from 'lucide-react'
import { useStore } from 'zustand'
import type { Episode } from '../../shared/contract.ts'
import { printReading } from '../../shared/model/time.ts'
import { run, tooltip } from '../commands/dispatch/run.ts'
import { forgetEpisode, resumeEpisode } from '../commands/episode/open.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { Button } from '../ui/dialog-frame.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './welcome.module.css'

const selectEpisodes = (state: SessionState) => state.episodes
const selectMac = (state: SessionState) => state.mac

/** Shown while nothing is open. */
export function Welcome() {
  const episodes = useStore(sessionStore, selectEpisodes)
  const mac = useStore(sessionStore, selectMac)
  return (
    <main className={styles.welcome}>
      <div className={styles.column}>
        <h1>Earmark</h1>
        <p className={styles.lead}>
          Listen along, see who says what when, and put every time right in your own transcript file.
        </p>
        <div className={styles.ways}>
          <span title={tooltip('file.open', mac)}>
            <Button isAdvised onPress={() => run('file.open')}>
              Open…
            </Button>
          </span>
          <Button onPress={() => run('file.sample')}>Try the sample</Button>
          <span className={styles.hint}>or drop audio and a transcript here</span>
        </div>
        {episodes.length > 0 && (
          <section aria-labelledby="recent">
            <h2 id="recent">Recent episodes</h2>
            <ul className={styles.recent}>
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
        className={styles.episode}
        onClick={() => void resumeEpisode(episode.episode)}
        title={files}
      >
        <span className={styles.title}>{title}</span>
        <span className={styles.place}>
          {durationMs === null ? 'text only' : `${printReading(positionMs)} of ${printReading(durationMs)}`}
        </span>
        <span className={styles.files}>{files}</span>
        <span className={styles.progress} aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </span>
      </button>
      <IconButton
        tip="Forget this episode (its files stay)"
        label={`Forget ${title}`}
        onPress={() => void forgetEpisode(episode.episode)}
      >
        <X size={15} />
      </IconButton>
    </li>
  )
}
