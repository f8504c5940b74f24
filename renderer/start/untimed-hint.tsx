import { useStore } from 'zustand'
import { lastOne } from '../../shared/base/last-one.ts'
import type { Transcript } from '../../shared/model/transcript.ts'
import { t } from '../../shared/words/speak.ts'
import { run } from '../commands/dispatch/run.ts'
import { act } from '../commands/perform.ts'
import { resumeTapping } from '../commands/review/tapping.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { selectHasAudio } from '../state/selectors.ts'
import { sessionStore } from '../state/session.ts'
import { Button } from '../ui/dialog-frame.tsx'
import styles from './start.module.css'

/** How far a transcript has got its times. */
type Begun = { readonly timed: number; readonly untimed: number; readonly first: number }

/** So large a part without times is no accident, whoever has set the others. */
const LARGE_PART = 0.1

/** What to do with a transcript without times, and how to go on with one that has some. */
export function UntimedHint() {
  const begun = useStore(documentStore, selectBegun)
  const hasAudio = useStore(sessionStore, selectHasAudio)
  if (!begun || !hasAudio) return null
  const { timed, untimed, first } = begun
  if (timed === 0)
    return (
      <div className={styles.hint}>
        <p>{t('start.thisTranscriptHasNo')}</p>
        <Button onPress={() => run('tap.begin')}>{t('start.tapToSync')}</Button>
      </div>
    )
  return (
    <div className={styles.hint}>
      <p>{t('start.someHaveNoTime', { count: untimed, all: timed + untimed })}</p>
      <Button onPress={() => act(resumeTapping)}>{t('start.goOnAtLine', { line: first + 1 })}</Button>
    </div>
  )
}

function selectBegun({ transcript }: DocumentState): Begun | null {
  return begunIn(transcript)
}

/** Null when nothing is to be done: no line lacks a time, or a few that came so with the file. */
const begunIn = lastOne(({ segments }: Transcript): Begun | null => {
  let [timed, untimed, first] = [0, 0, -1]
  let isOurs = false
  for (const [index, { start, text, origin }] of segments.entries()) {
    if (start !== null) {
      timed++
      if (origin !== null && origin.start === null) isOurs = true
    } else if (text.trim() !== '') {
      untimed++
      if (first < 0) first = index
    }
  }
  const isOpen = untimed > 0 && (timed === 0 || isOurs || untimed >= (timed + untimed) * LARGE_PART)
  return isOpen ? { timed, untimed, first } : null
})
