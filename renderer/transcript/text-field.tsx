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
 * The text of a line, open for typing. Enter and leaving the field keep what was typed, Escape does not;
 * Shift+Enter breaks the text, Ctrl+Enter splits the line at the caret, Backspace at the start of the text
 * merges it with the line before, Delete at its end with the line after.
 */
export function TextField({ id, text, onCommit, onLeave }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const isDone = useRef(false)
  // A new object each time a field is opened: also for the same line, as after merging it with an empty one.
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

  /** Gives what was typed to a command. Unless it refuses, leaving the field changes nothing more. */
  function handOver(command: (typed: string, caret: number) => Outcome): boolean {
    const { value, selectionStart } = field.current ?? { value: text, selectionStart: 0 }
    isDone.current = true
    isDone.current = !command(value, selectionStart).refused
    return isDone.current
  }

  function onKeyDown(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
    const wish = event.nativeEvent.isComposing ? null : wishOf(event, text)
    if (wish === null) return
    if (wish === 'merge-before' || wish === 'merge-after') {
      const side = wish === 'merge-before' ? -1 : 1
      if (!handOver((typed) => act(mergeTyped, id, typed, side))) return
    } else if (wish === 'split') handOver((typed, at) => act(splitTyped, id, typed, at))
    else finish(wish === 'keep')
    if (wish === 'edit.undo' || wish === 'edit.redo') run(wish)
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

type Wish = 'keep' | 'leave' | 'split' | 'merge-before' | 'merge-after' | 'edit.undo' | 'edit.redo'

/** What a key asks for while the text of a line is typed; null = the key is the field's own. */
function wishOf(event: React.KeyboardEvent<HTMLTextAreaElement>, text: string): Wish | null {
  const { key, shiftKey, repeat } = event
  const { value, selectionStart, selectionEnd } = event.currentTarget
  const isMod = event.ctrlKey || event.metaKey
  if (key === 'Escape') return 'leave'
  // The field has nothing to undo yet, so that the last change of the transcript is meant.
  if (isMod && key.toLowerCase() === 'z' && value === text) return shiftKey ? 'edit.redo' : 'edit.undo'
  if (key === 'Enter' && isMod) return 'split'
  if (key === 'Enter' && !shiftKey) return 'keep'
  // A key that is held down stops at the edge of the text instead of merging line after line.
  if (repeat || selectionStart !== selectionEnd) return null
  if (key === 'Backspace' && selectionStart === 0) return 'merge-before'
  if (key === 'Delete' && selectionEnd === value.length) return 'merge-after'
  return null
}
