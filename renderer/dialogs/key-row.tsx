import { Pencil, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { chordOf, printChord } from '../../shared/commands/chord.ts'
import type { Chord } from '../../shared/commands/command.ts'
import { type Command } from '../../shared/commands/index.ts'
import { type Bindings, chordsOf, conflictOf, isChanged } from '../../shared/commands/keymap.ts'
import { type Key, list, message, type Words } from '../../shared/words/message.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { addChord, removeChord, resetKeys } from '../commands/dispatch/rebind.ts'
import { act } from '../commands/perform.ts'
import { appStore, selectMac } from '../state/app.ts'
import { bindingsNow, selectBindings, selectKeyNames } from '../state/bindings.ts'
import { Button } from '../ui/dialog-frame.tsx'
import parts from '../ui/parts.module.css'
import styles from './keys.module.css'

type Props = {
  readonly command: Command
  /** The preset's keys. */
  readonly base: Bindings
  readonly isOpen: boolean
  readonly onOpen: (opens: boolean) => void
}

/** A command with its keys; a click opens it to change them. */
export function KeyRow({ command, base, isOpen, onOpen }: Props) {
  const bindings = useStore(appStore, selectBindings)
  const print = usePrint()
  const row = useRef<HTMLButtonElement>(null)
  const chords = chordsOf(bindings, command.id)
  const changed = isChanged(bindings, base, command.id)
  const name = toText(command.label)
  const keys = chords.length > 0 ? toText(list(chords.map(print), 'or')) : t('dialog.noKey')
  function close(): void {
    onOpen(false)
    row.current?.focus()
  }
  return (
    <>
      <button
        ref={row}
        type="button"
        className={`${parts.entry} ${styles.row}`}
        aria-expanded={isOpen}
        aria-label={[name, keys, changed && t('dialog.changed')].filter(Boolean).join(', ')}
        onClick={() => onOpen(!isOpen)}
      >
        <span className={styles.chords}>
          {chords.map((chord) => (
            <kbd key={print(chord)}>{print(chord)}</kbd>
          ))}
          {chords.length === 0 && <span className={styles.none}>{t('dialog.noKey')}</span>}
        </span>
        <span>{name}</span>
        {changed && <Pencil size={13} className={styles.changed} aria-hidden="true" />}
      </button>
      {isOpen && (
        <div className={styles.editor} role="group" aria-label={t('dialog.keysOf', { label: command.label })}>
          <NewKeys command={command} onDone={close} />
          <Chords command={command} chords={chords} changed={changed} onDone={close} />
        </div>
      )}
    </>
  )
}

type ChordsProps = {
  readonly command: Command
  readonly chords: readonly Chord[]
  readonly changed: boolean
  readonly onDone: () => void
}

/** The keys of a command, each to be taken away, or all to be as in the preset. */
function Chords({ command, chords, changed, onDone }: ChordsProps) {
  const print = usePrint()
  return (
    <div className={styles.answers}>
      {chords.map((chord) => (
        <button
          key={print(chord)}
          type="button"
          className={styles.remove}
          aria-label={t('dialog.removeKey', { key: print(chord) })}
          title={t('dialog.removeKey', { key: print(chord) })}
          onClick={() => {
            act(removeChord, command, chord)
            onDone()
          }}
        >
          <kbd>{print(chord)}</kbd>
          <X size={13} />
        </button>
      ))}
      {changed && (
        <Button
          onPress={() => {
            act(resetKeys, command)
            onDone()
          }}
        >
          {t('dialog.reset')}
        </Button>
      )}
    </div>
  )
}

/**
 * A field that gives the command the keys that are pressed in it. Tab goes on to the next field; after Esc it
 * asks whether that is meant as the new key.
 */
function NewKeys({ command, onDone }: { command: Command; onDone: () => void }) {
  const [question, ask] = useState<{ readonly chord: Chord; readonly words: Words } | null>(null)
  const [hint, setHint] = useState<Key>('dialog.pressTheNewKeys')
  const field = useRef<HTMLDivElement>(null)
  const print = usePrint()
  useEffect(() => {
    if (!question) field.current?.focus()
  }, [question])

  function take(chord: Chord): void {
    act(addChord, command, chord)
    onDone()
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.repeat || event.nativeEvent.isComposing || HELD.has(event.key)) return
    const { mac, keyNames: names } = appStore.getState()
    const chord = chordOf(event.nativeEvent, mac, names)
    if (!chord) return setHint('dialog.refusedKeys')
    const conflict = conflictOf(bindingsNow(), command.id, chord, { mac, names })
    if (conflict) ask({ chord, words: conflict.words })
    else if (chord.code === 'Escape') ask({ chord, words: message('dialog.escIsFree') })
    else take(chord)
  }

  if (question) {
    return (
      <Question
        words={toText(question.words)}
        yes={t('dialog.useKeyHere', { key: print(question.chord) })}
        onYes={() => take(question.chord)}
        onOther={() => ask(null)}
        onNo={onDone}
      />
    )
  }
  return (
    <div
      ref={field}
      role="textbox"
      aria-readonly="true"
      aria-label={t('dialog.newKeysOf', { label: command.label })}
      aria-describedby="capture-hint"
      tabIndex={0}
      className={styles.capture}
      onKeyDown={onKeyDown}
    >
      <span id="capture-hint" aria-live="polite">
        {t(hint)}
      </span>
    </div>
  )
}

/** Modifier keys. */
const HELD = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'Fn'])

type QuestionProps = {
  readonly words: string
  readonly yes: string
  readonly onYes: () => void
  readonly onOther: () => void
  readonly onNo: () => void
}

/** Asks whether keys are meant that another command has, or that close dialogs. */
function Question({ words, yes, onYes, onOther, onNo }: QuestionProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('button')?.focus(), [])
  return (
    <div
      ref={box}
      role="alert"
      className={styles.question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // Closes only the question, not the dialog.
        event.preventDefault()
        event.stopPropagation()
        onNo()
      }}
    >
      <p>{words}</p>
      <div className={styles.answers}>
        <Button onPress={onYes}>{yes}</Button>
        <Button onPress={onOther}>{t('dialog.otherKeys')}</Button>
        <Button onPress={onNo}>{t('dialog.cancel')}</Button>
      </div>
    </div>
  )
}

function usePrint(): (chord: Chord) => string {
  const names = useStore(appStore, selectKeyNames)
  const mac = useStore(appStore, selectMac)
  return (chord) => printChord(chord, mac, names)
}
