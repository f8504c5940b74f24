import { useStore } from 'zustand'
import { printReading } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { lengthsDiffer } from '../commands/episode/episode-texts.ts'
import { type EpisodeState, episodeStore } from '../state/episode.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import styles from './side-panel.module.css'

const selectPage = (state: EpisodeState) => state.page
const selectDuration = (state: SessionState) => state.durationMs

/** The content of a page about the episode. */
export function EpisodePanel() {
  const page = useStore(episodeStore, selectPage)
  const durationMs = useStore(sessionStore, selectDuration)
  if (!page) {
    return (
      <div className={styles.nothing}>
        <p>{t('panel.nothingIsKnownAbout')}</p>
      </div>
    )
  }
  const facts = [page.podcast, page.date, page.durationMs === null ? null : printReading(page.durationMs)]
  return (
    <article className={styles.about} tabIndex={0} aria-label={t('panel.aboutThisEpisode')}>
      <h2 dir="auto">{page.title}</h2>
      <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
      {lengthsDiffer(page.durationMs, durationMs) && (
        <p className={styles.warning}>{t('panel.audioLasts', { length: printReading(durationMs ?? 0) })}</p>
      )}
      {page.summary && <p dir="auto">{page.summary}</p>}
      {page.highlights.length > 0 && (
        <>
          <h3>{t('panel.highlights')}</h3>
          <ul>
            {page.highlights.map((highlight) => (
              <li key={highlight} dir="auto">
                {highlight}
              </li>
            ))}
          </ul>
        </>
      )}
      {page.topics.length > 0 && (
        <>
          <h3>{t('panel.topics')}</h3>
          <p dir="auto">{page.topics.join(', ')}</p>
        </>
      )}
      {page.audio && (
        <>
          <h3>{t('panel.audio')}</h3>
          <p className={styles.address}>{page.audio}</p>
        </>
      )}
    </article>
  )
}
