import { useEffect, useRef } from 'react'
import styles from './transcript.module.css'

type Props = {
  readonly label: string
  readonly value: string
  /** Returns false when the text is not a time: the field stays open. */
  readonly onCommit: (text: string) => boolean
  readonly onLeave: () => void
}

/** A field for one time. Enter and blur commit, Escape cancels. */
export function TimeField({ label, value, onCommit, onLeave }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => field.current?.select(), [])

  function finish(commits: boolean): void {
    const text = field.current?.value ?? ''
    if (isDone.current) return
    if (commits && text.trim() !== '' && text !== value && !onCommit(text)) {
      field.current?.setAttribute('aria-invalid', 'true')
      return
    }
    isDone.current = true
    onLeave()
  }

  return (
    <input
      ref={field}
      className={styles.timeField}
      aria-label={label}
      defaultValue={value}
      placeholder="0:00.000"
      spellCheck={false}
      onBlur={() => {
        finish(true)
        if (!isDone.current) finish(false)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(true)
        else if (event.key === 'Escape') finish(false)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
