import { Pencil, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { DIGITS } from '../../shared/commands/speakers.ts'
import { type Share, speakerShares } from '../../shared/lines/speakers.ts'
import { printReading } from '../../shared/model/time.ts'
import { t } from '../../shared/words/speak.ts'
import { howTo, keyOf, withKeys } from '../commands/key-hints.ts'
import { add, assign, remove, rename, toggleHearNext } from '../commands/lines/speakers.ts'
import { act } from '../commands/perform.ts'
import { type AppState, appStore } from '../state/app.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { selectSpeakers } from '../state/selectors.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { speakerHue } from '../state/speakers.ts'
import { IconButton } from '../ui/icon-button.tsx'
import parts from '../ui/parts.module.css'
import styles from './side-panel.module.css'
import own from './speakers-panel.module.css'

const ICON = 15
/** More speakers than this are not shown one by one. */
const MOST = 500
/** So many are listed in each row. */
const FEW = 60
const NOTHING: Share = { lines: 0, ms: 0 }
const selectTranscript = (state: DocumentState) => state.transcript
const selectDuration = (state: SessionState) => state.durationMs
const selectHearNext = (state: AppState) => state.settings.hearNext

/** Speakers and their share: add, rename and join them, and assign lines. */
export function SpeakersPanel() {
  const speakers = useStore(documentStore, selectSpeakers)
  const transcript = useStore(documentStore, selectTranscript)
  const durationMs = useStore(sessionStore, selectDuration)
  const hearNext = useStore(appStore, selectHearNext)
  const shares = useMemo(() => speakerShares(transcript, durationMs), [transcript, durationMs])
  const sorted = useMemo(() => [...speakers].sort(([, a], [, b]) => a - b), [speakers])
  const names = useMemo(() => sorted.map(([name]) => name), [sorted])
  const more = sorted.length - MOST
  const unnamed = shares.get(null)
  return (
    <>
      <ul className={`${parts.panelList} ${styles.list}`} aria-label={t('panel.speakers')}>
        {sorted.slice(0, MOST).map(([name, number]) => (
          <SpeakerItem
            key={name}
            name={name}
            number={number}
            share={shares.get(name) ?? NOTHING}
            names={names}
          />
        ))}
        {sorted.length === 0 && (
          <li className={styles.nothing}>{t('panel.noSpeakersYet', { howTo: howTo('speaker.set1') })}</li>
        )}
        {more > 0 && <li className={own.unnamed}>{t('panel.more', { count: more })}</li>}
        {unnamed && sorted.length > 0 && (
          <li className={own.unnamed}>{t('panel.nobodyNamed', { share: printShare(unnamed) })}</li>
        )}
      </ul>
      <div className={styles.tools}>
        <input
          className={own.addField}
          aria-label={t('panel.addASpeaker')}
          placeholder={t('panel.addASpeakerDots')}
          maxLength={80}
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.key !== 'Enter') return
            act(add, event.currentTarget.value)
            event.currentTarget.value = ''
          }}
        />
        <label className={own.option}>
          <input type="checkbox" checked={hearNext} onChange={() => act(toggleHearNext)} />{' '}
          {t('panel.hearTheNextLine')}
        </label>
      </div>
    </>
  )
}

type ItemProps = {
  readonly name: string
  readonly number: number
  readonly share: Share
  readonly names: readonly string[]
}

function SpeakerItem({ name, number, share, names }: ItemProps) {
  const [isNaming, setNaming] = useState(false)
  if (isNaming) return <NameField name={name} onDone={() => setNaming(false)} />
  return (
    <li className={styles.item} style={{ '--hue': speakerHue(number) } as React.CSSProperties}>
      <button
        type="button"
        className={`${parts.entry} ${own.speaker}`}
        title={tipFor(name, number)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => act(assign, name, 'lines')}
      >
        {number < 9 ? <kbd>{number + 1}</kbd> : <span />}
        <i aria-hidden="true" />
        <span dir="auto">
          {name}
          <small>{printShare(share)}</small>
        </span>
      </button>
      <span className={styles.itemTools}>
        <IconButton
          tip={t('panel.renameEverywhere')}
          label={t('panel.renameSpeaker', { name })}
          onPress={() => setNaming(true)}
        >
          <Pencil size={ICON} />
        </IconButton>
        {share.lines === 0 ? (
          <IconButton
            tip={t('panel.remove')}
            label={t('panel.removeSpeaker', { name })}
            onPress={() => act(remove, name)}
          >
            <Trash2 size={ICON} />
          </IconButton>
        ) : (
          names.length > 1 && <JoinChoice name={name} names={names} />
        )}
      </span>
    </li>
  )
}

function NameField({ name, onDone }: { name: string; onDone: () => void }) {
  return (
    <li className={styles.item}>
      <input
        className={styles.nameField}
        aria-label={t('panel.newNameOf', { name })}
        autoFocus
        defaultValue={name}
        maxLength={80}
        onFocus={(event) => event.target.select()}
        onBlur={(event) => {
          onDone()
          act(rename, name, event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') event.currentTarget.value = name
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </li>
  )
}

/**
 * Makes one speaker of two: all lines of this one are given to the other. Many others are listed once it is
 * used: in each row they would be as many as the square of all.
 */
function JoinChoice({ name, names }: { name: string; names: readonly string[] }) {
  const [isUsed, setUsed] = useState(false)
  const others = isUsed || names.length <= FEW ? names.filter((other) => other !== name) : []
  return (
    <select
      className={own.join}
      aria-label={t('panel.joinWith', { name })}
      title={t('panel.makeTwoSpeakersOne')}
      value=""
      onFocus={() => setUsed(true)}
      onPointerDown={() => setUsed(true)}
      onChange={(event) => act(rename, name, event.target.value)}
    >
      <option value="">{t('panel.joinDots')}</option>
      {others.map((other) => (
        <option key={other} value={other}>
          {t('panel.with', { name: other })}
        </option>
      ))}
    </select>
  )
}

/** The first nine speakers have keys. */
function tipFor(name: string, number: number): string {
  const lines = t('panel.saysTheLines', { name })
  const digit = DIGITS[number]
  if (digit === undefined) return lines
  const isTurnBound = keyOf(`speaker.turn${digit}`) !== null
  const turn = isTurnBound ? `, ${withKeys(t('panel.theWholeTurn'), `speaker.turn${digit}`)}` : ''
  return withKeys(lines, `speaker.set${digit}`) + turn
}

function printShare({ lines, ms }: Share): string {
  const count = t('panel.shareLines', { lines })
  return ms > 0 ? `${count} · ${printReading(ms)}` : count
}
