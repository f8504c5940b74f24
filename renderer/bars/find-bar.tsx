import {
  CaseSensitive,
  ChevronDown,
  ChevronRight,
  ChevronUp,
  Regex,
  TextSelect,
  WholeWord,
  X,
} from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { compileQuery } from '../../shared/lines/find.ts'
import { t } from '../../shared/words/speak.ts'
import { run, tooltip } from '../commands/dispatch/run.ts'
import { changeFind, changeQuery, closeFind, stepFind, toggleFindInSelection } from '../commands/find/find.ts'
import { replaceOne } from '../commands/find/searching.ts'
import { act } from '../commands/perform.ts'
import { appStore, selectMac } from '../state/app.ts'
import { documentStore } from '../state/document.ts'
import { countHits, type FindState, findStore } from '../state/find.ts'
import { selectSpeakers } from '../state/selectors.ts'
import { Button } from '../ui/dialog-frame.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './find-bar.module.css'
import { ReplacePreview } from './replace-preview.tsx'

const ICON = 16

/** Find and replace, above the transcript. */
export function FindBar() {
  const find = useStore(findStore)
  return find.isOpen ? <OpenBar find={find} /> : null
}

function OpenBar({ find }: { find: FindState }) {
  const mac = useStore(appStore, selectMac)
  const field = useRef<HTMLInputElement>(null)
  const { query, focus, isReplacing, preview } = find
  useEffect(() => {
    if (focus) field.current?.focus()
    if (focus) field.current?.select()
  }, [focus])
  return (
    <section className={styles.bar} aria-label={t('bar.find')} onKeyDown={onKeyDown}>
      <div className={styles.row}>
        <IconButton
          tip={isReplacing ? t('bar.onlyFind') : tooltip('edit.replace', mac)}
          label={t('bar.replaceToo')}
          isExpanded={isReplacing}
          onPress={() => act(changeFind, { isReplacing: !isReplacing })}
        >
          {isReplacing ? <ChevronDown size={ICON} /> : <ChevronRight size={ICON} className={styles.closed} />}
        </IconButton>
        <span className={styles.field}>
          <input
            ref={field}
            aria-label={t('bar.find')}
            placeholder={t('bar.find')}
            value={query.text}
            spellCheck={false}
            aria-invalid={find.trouble !== '' || undefined}
            onChange={(event) => act(changeQuery, { text: event.target.value })}
          />
          <span className={styles.count} aria-live="polite">
            {countOf(find)}
          </span>
        </span>
        <Options find={find} />
        <Speakers chosen={find.speaker} />
        <Steps mac={mac} />
      </div>
      {isReplacing && <ReplaceRow replacement={find.replacement} />}
      {find.trouble !== '' && (
        <p className={styles.trouble} role="alert">
          {find.trouble}
        </p>
      )}
      {preview && <ReplacePreview find={find} preview={preview} />}
    </section>
  )
}

const OPTIONS = [
  ['matchCase', 'bar.matchCase', CaseSensitive],
  ['wholeWord', 'bar.wholeWords', WholeWord],
  ['isRegex', 'bar.regex', Regex],
] as const

/** How it is looked for, and whether in the selected lines alone. */
function Options({ find: { query, between } }: { find: FindState }) {
  return (
    <span className={styles.group}>
      {OPTIONS.map(([option, name, Icon]) => (
        <IconButton
          key={option}
          tip={t(name)}
          label={t(name)}
          isPressed={query[option]}
          onPress={() => act(changeQuery, { [option]: !query[option] })}
        >
          <Icon size={ICON} />
        </IconButton>
      ))}
      <IconButton
        tip={between ? t('bar.lookInAllLines') : t('bar.lookOnlyInThe')}
        label={t('bar.inTheSelectedLines')}
        isPressed={between !== null}
        onPress={() => act(toggleFindInSelection)}
      >
        <TextSelect size={ICON} />
      </IconButton>
    </span>
  )
}

/** To the match before and after, and away. */
function Steps({ mac }: { mac: boolean }) {
  return (
    <span className={styles.group}>
      <IconButton
        tip={tooltip('edit.findPrevious', mac)}
        label={t('bar.previousMatch')}
        onPress={() => run('edit.findPrevious')}
      >
        <ChevronUp size={ICON} />
      </IconButton>
      <IconButton
        tip={tooltip('edit.findNext', mac)}
        label={t('bar.nextMatch')}
        onPress={() => run('edit.findNext')}
      >
        <ChevronDown size={ICON} />
      </IconButton>
      <IconButton tip={t('bar.closeEsc')} label={t('bar.closeFind')} onPress={() => act(closeFind)}>
        <X size={ICON} />
      </IconButton>
    </span>
  )
}

function ReplaceRow({ replacement }: { replacement: string }) {
  return (
    <div className={styles.row}>
      <span className={styles.indent} />
      <span className={styles.field}>
        <input
          aria-label={t('bar.replaceBy')}
          placeholder={t('bar.replaceBy')}
          data-replace=""
          value={replacement}
          spellCheck={false}
          onChange={(event) => act(changeFind, { replacement: event.target.value })}
        />
      </span>
      <span className={styles.buttons}>
        <Button onPress={() => void replaceOne()}>{t('bar.replace')}</Button>
        <Button onPress={() => run('edit.replaceAll')}>{t('bar.replaceAllDots')}</Button>
      </span>
    </div>
  )
}

function Speakers({ chosen }: { chosen: string | null }) {
  const speakers = useStore(documentStore, selectSpeakers)
  if (speakers.size < 2) return null
  return (
    <select
      className={styles.speakers}
      aria-label={t('bar.whoseLines')}
      value={chosen ?? ''}
      onChange={(event) =>
        act(changeFind, { speaker: event.target.value === '' ? null : event.target.value })
      }
    >
      <option value="">{t('bar.allSpeakers')}</option>
      {[...speakers.keys()].map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  )
}

function countOf(find: FindState): string {
  const count = countHits(find.hits)
  if (!(compileQuery(find.query) instanceof RegExp)) return ''
  const all = t(find.isSearching ? 'bar.countSoFar' : 'bar.count', { count })
  if (count === 0) return find.isSearching ? '…' : t('bar.noMatch')
  return find.present >= 0 ? t('bar.matchOf', { at: find.present + 1, all }) : all
}

function onKeyDown(event: React.KeyboardEvent): void {
  if (event.nativeEvent.isComposing) return
  const field = event.target instanceof HTMLInputElement ? event.target : null
  if (event.key === 'Escape') closeAndReturn()
  else if (event.key !== 'Enter' || !field) return
  else if (field.dataset['replace'] !== undefined && !event.shiftKey) void replaceOne()
  else act(stepFind, event.shiftKey ? -1 : 1)
  event.preventDefault()
  event.stopPropagation()
}

/** Returns the focus to the current line. */
function closeAndReturn(): void {
  act(closeFind)
  document.querySelector<HTMLElement>('[role="listitem"][tabindex="0"]')?.focus({ preventScroll: true })
}
