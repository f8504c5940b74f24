import { RotateCcw } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { printDifference, printPrecise } from '../../shared/model/time.ts'
import type { Segment } from '../../shared/model/transcript.ts'
import { type ChangeGroup, changesOf } from '../../shared/timing/changes.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { run } from '../commands/dispatch/run.ts'
import { revertLines } from '../commands/lines/changes.ts'
import { describeSince } from '../commands/lines/originals.ts'
import { act } from '../commands/perform.ts'
import { seekToLine } from '../commands/play/playback.ts'
import { revealLine } from '../commands/play/view.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { Button } from '../ui/dialog-frame.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import parts from '../ui/parts.module.css'
import review from './review.module.css'
import styles from './side-panel.module.css'

/** At most this many groups, and lines of an open group, are listed; the rest is counted. */
const MOST = 200
const selectTranscript = (state: DocumentState) => state.transcript
const selectSince = (state: DocumentState) => state.since

/** Lines whose times changed: old, new and the difference, with a button to revert. */
export function ChangesPanel() {
  const transcript = useStore(documentStore, selectTranscript)
  const since = useStore(documentStore, selectSince)
  const groups = useMemo(() => changesOf(transcript), [transcript])
  const count = groups.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  if (groups.length === 0) {
    return (
      <div className={styles.nothing}>
        <p>{t('panel.noTimeHasBeen')}</p>
        <p>{describeSince(since)}</p>
      </div>
    )
  }
  return (
    <>
      <p className={`${parts.caption} ${review.since}`}>
        {describeSince(since)} {t('panel.savingKeeps')}
      </p>
      <ul className={`${parts.panelList} ${styles.list}`} aria-label={t('panel.changes')}>
        {groups.slice(0, MOST).map((group) => (
          <Group key={transcript.segments[group.from]?.id} group={group} segments={transcript.segments} />
        ))}
        {groups.length > MOST && (
          <li className={`${parts.caption} ${review.more}`}>
            {t('panel.moreGroups', { count: groups.length - MOST })}
          </li>
        )}
      </ul>
      <div className={styles.tools}>
        <Button onPress={() => act(revertLines, transcript.segments.keys())}>
          {count === 1 ? t('panel.takeItBack') : t('panel.takeAllBack', { count })}
        </Button>
        <Button onPress={() => run('correct.forgetOriginals')}>{t('panel.forgetOriginals')}</Button>
      </div>
    </>
  )
}

type Props = { readonly group: ChangeGroup; readonly segments: readonly Segment[] }

function Group({ group: { from, to, delta }, segments }: Props) {
  const [isOpen, setOpen] = useState(false)
  const lines = segments.slice(from, to + 1)
  if (from === to) return lines[0] ? <Line segment={lines[0]} index={from} /> : null
  return (
    <li role="listitem">
      <div className={styles.item}>
        <button
          type="button"
          className={`${parts.entry} ${review.change}`}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <strong>{delta === null ? t('panel.moved') : toText(printDifference(delta))}</strong>
          <span>
            {t('panel.linesFrom', { count: to - from + 1, time: printPrecise(lines[0]?.start ?? 0) })}
          </span>
        </button>
        <BackButton label={t('panel.takeTheseBack')} indices={lines.map((_, i) => from + i)} />
      </div>
      {isOpen && (
        <ul className={review.inner}>
          {lines.slice(0, MOST).map((segment, i) => (
            <Line key={segment.id} segment={segment} index={from + i} />
          ))}
          {lines.length > MOST && (
            <li className={`${parts.caption} ${review.more}`}>
              {t('panel.more', { count: lines.length - MOST })}
            </li>
          )}
        </ul>
      )}
    </li>
  )
}

function Line({ segment, index }: { segment: Segment; index: number }) {
  const { id, start, text, origin } = segment
  const before = origin?.start ?? null
  const delta = start !== null && before !== null ? start - before : null
  const endDelta = segment.end !== null && origin?.end != null ? segment.end - origin.end : null
  const told =
    delta === null
      ? origin === null
        ? t('panel.new')
        : t('panel.timed')
      : delta !== 0
        ? toText(printDifference(delta))
        : endDelta === null
          ? t('panel.endSet')
          : t('panel.endMoved', { difference: printDifference(endDelta) })
  return (
    <li className={styles.item} role="listitem">
      <button
        type="button"
        className={`${parts.entry} ${review.change}`}
        onClick={() => {
          act(seekToLine, id)
          act(revealLine, id)
        }}
      >
        <strong>{told}</strong>
        <span>
          {before === null ? '–' : printPrecise(before)} → {start === null ? '–' : printPrecise(start)}
        </span>
        <span className={`${parts.oneLine} ${review.words}`} dir="auto">
          {text}
        </span>
      </button>
      {origin !== null && <BackButton label={t('panel.takeThisBack')} indices={[index]} />}
    </li>
  )
}

function BackButton({ label, indices }: { label: string; indices: readonly number[] }) {
  return (
    <span className={styles.itemTools}>
      <IconButton tip={t('panel.backToTheOriginal')} label={label} onPress={() => act(revertLines, indices)}>
        <RotateCcw size={15} />
      </IconButton>
    </span>
  )
}
