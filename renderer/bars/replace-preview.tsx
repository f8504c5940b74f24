import { dropPreview } from '../commands/find/find.ts'
import { replaceAll } from '../commands/find/searching.ts'
import { act } from '../commands/perform.ts'
import type { FindState, ReplacePreview as Preview } from '../state/find.ts'
import { Button } from '../ui/dialog-frame.tsx'
import styles from './find-bar.module.css'

/** Lines shown of what is going to change. */
const SHOWN = 200

/** What replacing all is going to do: the lines before and after. */
export function ReplacePreview({ find, preview }: { find: FindState; preview: Preview }) {
  const { texts, segments, matches } = preview
  const lines = [...texts].slice(0, SHOWN)
  const empty = [...texts.values()].filter((text) => text === '').length
  const more = texts.size - lines.length
  const names = `${plural(matches, 'match', 'matches')} in ${plural(texts.size, 'line', 'lines')}`
  return (
    <div className={styles.preview}>
      <ol aria-label="Lines before and after" tabIndex={0}>
        {lines.map(([index, after]) => (
          <li key={index} value={index + 1}>
            <Change before={segments[index]?.text ?? ''} after={after} />
          </li>
        ))}
      </ol>
      {more > 0 && <p>and {plural(more, 'more line', 'more lines')}</p>}
      {empty > 0 && <p>{plural(empty, 'line', 'lines')} will have no text left.</p>}
      <div className={styles.answer}>
        <Button isAdvised onPress={replaceAll}>
          Replace {names}
        </Button>
        <Button onPress={() => act(dropPreview)}>Cancel</Button>
        <span>{find.replacement === '' ? 'They are taken out.' : 'Times stay as they are.'}</span>
      </div>
    </div>
  )
}

/** Both texts, with what differs marked. */
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

function plural(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`
}
