import { X } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { findQuotes, type Place, placeQuotes, type Quote } from '../../shared/episode/quotes.ts'
import { t } from '../../shared/words/speak.ts'
import { removeArticle } from '../commands/episode/episode-texts.ts'
import { act } from '../commands/perform.ts'
import { seekToLine } from '../commands/play/playback.ts'
import { revealLine } from '../commands/play/view.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { type EpisodeState, episodeStore } from '../state/episode.ts'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './side-panel.module.css'

const selectArticle = (state: EpisodeState) => state.article
const selectLoaded = (state: DocumentState) => state.loaded

/** A text about the episode. Its quotes link to where they are said; those not found are marked. */
export function Article() {
  const article = useStore(episodeStore, selectArticle)
  const loaded = useStore(documentStore, selectLoaded)
  const text = article?.text ?? ''
  const quotes = useMemo(() => findQuotes(text), [text])
  // Placed once per loaded transcript, not after each edit.
  const places = useMemo(
    () => (loaded > 0 ? placeQuotes(quotes, documentStore.getState().transcript.segments) : []),
    [quotes, loaded],
  )
  if (!article) return null
  const found = places.filter((place) => place !== null).length
  return (
    <section className={styles.article} aria-label={article.name}>
      <header>
        <h2 title={article.name}>{article.name}</h2>
        <IconButton
          tip={t('panel.takeThisTextAway')}
          label={t('panel.takeAway', { name: article.name })}
          onPress={() => act(removeArticle)}
        >
          <X size={15} />
        </IconButton>
      </header>
      <p className={styles.facts}>{t('panel.quotesFound', { found, length: quotes.length })}</p>
      <div className={styles.body} tabIndex={0} dir="auto">
        {withQuotes(text, quotes, places)}
      </div>
    </section>
  )
}

function withQuotes(text: string, quotes: readonly Quote[], places: readonly (Place | null)[]) {
  const parts: React.ReactNode[] = []
  let at = 0
  for (const [i, { from, to, text: words }] of quotes.entries()) {
    const place = places[i]
    parts.push(text.slice(at, from))
    parts.push(
      place ? (
        <span
          key={from}
          role="link"
          tabIndex={0}
          title={t('panel.playThis')}
          onClick={() => playQuote(place.segment)}
          onKeyDown={({ key }) => key === 'Enter' && playQuote(place.segment)}
        >
          {words}
        </span>
      ) : (
        <mark key={from} title={t('panel.notFoundInThe')}>
          {words}
        </mark>
      ),
    )
    at = to
  }
  return [...parts, text.slice(at)]
}

function playQuote(id: string): void {
  act(revealLine, id)
  act(seekToLine, id)
}
