import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { visibleText } from '../../shared/base/visible-text.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { t } from '../../shared/words/speak.ts'
import { findStore, hitsOf } from '../state/find.ts'
import { useLettersDrawn } from './drawn-texts.ts'
import styles from './row-text.module.css'
import { StyledText } from './styled-text.tsx'

/** The text of a line, with the matches of a search marked. */
export function RowText({ segment, index }: { segment: Segment; index: number }) {
  const { first, matches } = useStore(findStore, (find) => hitsOf(find, segment, index))
  const present = useStore(findStore, (find) => {
    const n = find.present - first
    return n >= 0 && n < matches.length ? n : -1
  })
  const { text } = segment
  useLettersDrawn(segment.id)
  if (text === '') return <span className={styles.nothing}>{t('list.noText')}</span>
  if (matches.length === 0) return <StyledText segment={segment} />
  // Character for character: the places of the matches stay.
  const shown = visibleText(text)
  const parts: ReactNode[] = []
  let at = 0
  for (const [n, [from, to]] of matches.entries()) {
    parts.push(
      shown.slice(at, from),
      <mark key={from} className={styles.match} data-present={n === present || undefined}>
        {shown.slice(from, to)}
      </mark>,
    )
    at = to
  }
  return [...parts, shown.slice(at)]
}
