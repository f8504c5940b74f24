import { Pencil, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { DIGITS } from '../../shared/commands/speakers.ts'
import { type Share, speakerShares } from '../../shared/lines/speakers.ts'
import { printReading } from '../../shared/model/time.ts'
import { howTo, keyOf, withKeys } from '../commands/key-hints.ts'
import { add, assign, remove, rename, toggleHearNext } from '../commands/lines/speakers.ts'
import { act } from '../commands/perform.ts'
import { type AppState, appStore } from '../state/app.ts'
import { type DocumentState, documentStore } from '../state/document.ts'
import { selectSpeakers } from '../state/selectors.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { speakerHue } from '../state/speakers.ts'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './side-panel.module.css'
import own from './speakers-panel.module.css'

const ICON = 15
const NOTHING: Share = { lines: 0, ms: 0 }
const selectTranscript = (state: DocumentState) => state.transcript
const selectDuration = (state: SessionState) => state.durationMs
const selectHearNext = (state: AppState) => state.settings.hearNext

/** Who speaks, how much; speakers are given lines, renamed, joined and added here. */
export function SpeakersPanel() {
  const speakers = useStore(documentStore, selectSpeakers)
  const transcript = useStore(documentStore, selectTranscript)
  const durationMs = useStore(sessionStore, selectDuration)
  const hearNext = useStore(appStore, selectHearNext)
  const shares = useMemo(() => speakerShares(transcript, durationMs), [transcript, durationMs])
  const sorted = [...speakers].sort(([, a], [, b]) => a - b)
  const unnamed = shares.get(null)
  return (
    <>
      <ul className={styles.list} aria-label="Speakers">
        {sorted.map(([name, number]) => (
          <SpeakerItem
            key={name}
            name={name}
            number={number}
            share={shares.get(name) ?? NOTHING}
            others={sorted.map(([other]) => other).filter((other) => other !== name)}
          />
        ))}
        {sorted.length === 0 && (
          <li className={styles.nothing}>
            No speakers yet. Add one below, then {howTo('speaker.set1')} to give it a line.
          </li>
        )}
        {unnamed && sorted.length > 0 && (
          <li className={own.unnamed}>Nobody named · {printShare(unnamed)}</li>
        )}
      </ul>
      <div className={styles.tools}>
        <input
          className={own.addField}
          aria-label="Add a speaker"
          placeholder="Add a speaker…"
          maxLength={80}
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.key !== 'Enter') return
            act(add, event.currentTarget.value)
            event.currentTarget.value = ''
          }}
        />
        <label className={own.option}>
          <input type="checkbox" checked={hearNext} onChange={() => act(toggleHearNext)} /> Hear the next line
          after choosing
        </label>
      </div>
    </>
  )
}

type ItemProps = {
  readonly name: string
  readonly number: number
  readonly share: Share
  readonly others: readonly string[]
}

function SpeakerItem({ name, number, share, others }: ItemProps) {
  const [isNaming, setNaming] = useState(false)
  if (isNaming) {
    return (
      <li className={styles.item}>
        <input
          className={styles.nameField}
          aria-label={`New name of ${name}`}
          autoFocus
          defaultValue={name}
          maxLength={80}
          onFocus={(event) => event.target.select()}
          onBlur={(event) => {
            setNaming(false)
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
  return (
    <li className={styles.item} style={{ '--hue': speakerHue(number) } as React.CSSProperties}>
      <button
        type="button"
        className={own.speaker}
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
        <IconButton tip="Rename everywhere" label={`Rename ${name}`} onPress={() => setNaming(true)}>
          <Pencil size={ICON} />
        </IconButton>
        {share.lines === 0 ? (
          <IconButton tip="Remove" label={`Remove ${name}`} onPress={() => act(remove, name)}>
            <Trash2 size={ICON} />
          </IconButton>
        ) : (
          others.length > 0 && (
            <select
              className={own.join}
              aria-label={`Join ${name} with`}
              title="Make two speakers one"
              value=""
              onChange={(event) => act(rename, name, event.target.value)}
            >
              <option value="">Join…</option>
              {others.map((other) => (
                <option key={other} value={other}>
                  with {other}
                </option>
              ))}
            </select>
          )
        )}
      </span>
    </li>
  )
}

/** The first nine speakers have keys. */
function tipFor(name: string, number: number): string {
  const lines = `${name} says the selected lines`
  const digit = DIGITS[number]
  if (digit === undefined) return lines
  const isTurnBound = keyOf(`speaker.turn${digit}`) !== null
  const turn = isTurnBound ? `, ${withKeys('the whole turn', `speaker.turn${digit}`)}` : ''
  return withKeys(lines, `speaker.set${digit}`) + turn
}

function printShare({ lines, ms }: Share): string {
  const count = `${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'}`
  return ms > 0 ? `${count} · ${printReading(ms)}` : count
}
