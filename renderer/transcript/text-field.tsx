import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { t } from '../../shared/words/speak.ts'
import { run } from '../commands/dispatch/run.ts'
import { mergeTyped, splitTyped } from '../commands/lines/typed-text.ts'
import type { Outcome } from '../commands/outcome.ts'
import { act } from '../commands/perform.ts'
import { holdWhileTyping } from '../commands/play/while-typing.ts'
import { selectionStore, selectOpen } from '../state/selection.ts'
import styles from './transcript.module.css'

type Props = {
  readonly id: string
  readonly text: string
  readonly onCommit: (text: string) => void
  readonly onLeave: () => void
}

/**
 * The text of a line, open for typing. Enter and blur commit, Escape cancels; Shift+Enter inserts a line
 * break, Ctrl+Enter splits at the caret, Backspace at the start and Delete at the end join with a neighbour.
 */
export function TextField({ id, text, onCommit, onLeave }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const isDone = useRef(false)
  // Another object is another beginning: also where the line is the same, as after joining it with an empty one.
  const open = useStore(selectionStore, selectOpen)
  useEffect(() => {
    const caret = open?.caret ?? text.length
    isDone.current = false
    field.current?.focus()
    field.current?.setSelectionRange(caret, caret)
  }, [open, text.length])

  function finish(commits: boolean): void {
    if (isDone.current) return
    isDone.current = true
    const typed = (field.current?.value ?? text).trim()
    if (commits && typed !== text.trim()) onCommit(typed)
    onLeave()
  }

  /** Hands the typed text to a command; blur then commits nothing. */
  function handOver(command: (typed: string, caret: number) => Outcome): boolean {
    const { value, selectionStart } = field.current ?? { value: text, selectionStart: 0 }
    isDone.current = true
    isDone.current = !command(value, selectionStart).refused
    return isDone.current
  }

  function onKeyDown(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return
    const { key, currentTarget } = event
    const caret =
      currentTarget.selectionStart === currentTarget.selectionEnd ? currentTarget.selectionEnd : -1
    const isMod = event.ctrlKey || event.metaKey
    if (key === 'Escape') finish(false)
    else if (isMod && key.toLowerCase() === 'z' && currentTarget.value === text) {
      // Nothing typed yet: the field itself has nothing to undo.
      finish(false)
      run(event.shiftKey ? 'edit.redo' : 'edit.undo')
    } else if (key === 'Enter' && isMod) handOver((typed, at) => act(splitTyped, id, typed, at))
    else if (key === 'Enter' && !event.shiftKey) finish(true)
    else if (event.repeat || !isAtEdge(key, caret, currentTarget.value)) return
    else if (!handOver((typed) => act(mergeTyped, id, typed, key === 'Backspace' ? -1 : 1))) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <textarea
      ref={field}
      className={styles.textField}
      aria-label={t('line.textOfTheLine')}
      defaultValue={text}
      rows={1}
      dir="auto"
      onInput={holdWhileTyping}
      onBlur={() => finish(true)}
      onKeyDown={onKeyDown}
    />
  )
}

/** True for Backspace at the start and Delete at the end, where a held key stops instead of joining on. */
function isAtEdge(key: string, caret: number, value: string): boolean {
  return (key === 'Backspace' && caret === 0) || (key === 'Delete' && caret === value.length)
}
