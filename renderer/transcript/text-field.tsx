import { useEffect, useRef } from 'react'
import styles from './transcript.module.css'

type Props = {
  readonly text: string
  readonly onCommit: (text: string) => void
  readonly onLeave: () => void
}

/** The text of a line, open for typing. Enter and leaving it commit, Escape does not; Shift+Enter is a new line. */
export function TextField({ text, onCommit, onLeave }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(text.length, text.length)
  }, [text.length])

  function finish(commits: boolean): void {
    if (isDone.current) return
    isDone.current = true
    const typed = (field.current?.value ?? text).trim()
    if (commits && typed !== text.trim()) onCommit(typed)
    onLeave()
  }

  return (
    <textarea
      ref={field}
      className={styles.textField}
      aria-label="Text of the line"
      defaultValue={text}
      rows={1}
      dir="auto"
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') finish(false)
        else if (event.key === 'Enter' && !event.shiftKey) finish(true)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
