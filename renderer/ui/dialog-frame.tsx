import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import styles from './ui.module.css'

type Props = {
  readonly title: string
  readonly onDismiss: () => void
  readonly children: ReactNode
  /** The buttons; the first one is the default. */
  readonly actions?: ReactNode
  readonly isWide?: boolean
}

/** A modal dialog. Escape dismisses it; the focus stays inside, starts at `data-first-focus` and returns. */
export function DialogFrame({ title, onDismiss, children, actions, isWide }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Closed while it still stands in the page: a dialog gives the focus back only from there.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-wide={isWide || undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onDismiss()
      }}
    >
      <h2 id={id}>{title}</h2>
      {/* A long body can be scrolled with keys. */}
      <div className={styles.dialogBody} tabIndex={isWide ? 0 : undefined}>
        {children}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </dialog>
  )
}

/** A button with a label. */
export function Button(props: {
  readonly onPress: () => void
  readonly children: ReactNode
  readonly isAdvised?: boolean
  readonly isSubmit?: boolean
  /** What it does, where its words alone do not say it. */
  readonly label?: string
}) {
  return (
    <button
      type={props.isSubmit ? 'submit' : 'button'}
      aria-label={props.label}
      className={props.isAdvised ? styles.advised : styles.button}
      data-first-focus={props.isAdvised || undefined}
      onClick={props.onPress}
    >
      {props.children}
    </button>
  )
}
