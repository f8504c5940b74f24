import { t } from '../../shared/words/speak.ts'
import { dropPreview } from '../commands/find/find.ts'
import { replaceAll } from '../commands/find/searching.ts'
import { act } from '../commands/perform.ts'
import type { FindState, ReplacePreview as Preview } from '../state/find.ts'
import { Button } from '../ui/dialog-frame.tsx'
import styles from './find-bar.module.css'

/** At most this many changed lines are listed. */
const SHOWN = 200

/** Preview of Replace all: the lines before and after. */
export function ReplacePreview({ find, preview }: { find: FindState; preview: Preview }) {
  const { texts, segments, matches } = preview
  const lines = [...texts].slice(0, SHOWN)
  const empty = [...texts.values()].filter((text) => text === '').length
  const more = texts.size - lines.length
  const names = t('bar.matchesInLines', { matches, lines: texts.size })
  return (
    <div className={styles.preview}>
      <ol aria-label={t('bar.linesBeforeAndAfter')} tabIndex={0}>
        {lines.map(([index, after]) => (
          <li key={index} value={index + 1}>
            <Change before={segments[index]?.text ?? ''} after={after} />
          </li>
        ))}
      </ol>
      {more > 0 && <p>{t('bar.moreLines', { count: more })}</p>}
      {empty > 0 && <p>{t('bar.linesLeftEmpty', { count: empty })}</p>}
      <div className={styles.answer}>
        <Button isAdvised onPress={replaceAll}>
          {t('bar.replaceMatches', { matches: names })}
        </Button>
        <Button onPress={() => act(dropPreview)}>{t('bar.cancel')}</Button>
        <span>{find.replacement === '' ? t('bar.theyAreTakenOut') : t('bar.timesStayAsThey')}</span>
      </div>
    </div>
  )
}

/** Both texts, with the difference marked. */
function Change({ before, after }: { before: string; after: string }) {
  let head = 0
  while (head < before.length && before[head] === after[head]) head++
  let tail = 0
  const room = Math.min(before.length, after.length) - head
  while (tail < room && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return (
    <>
      <del>
        {before.slice(0, head)}
        <mark>{before.slice(head, before.length - tail)}</mark>
        {before.slice(before.length - tail)}
      </del>
      <ins>
        {after.slice(0, head)}
        <mark>{after.slice(head, after.length - tail)}</mark>
        {after.slice(after.length - tail)}
      </ins>
    </>
  )
}
