import type { ReactNode } from 'react'
import styles from './ui.module.css'

type Props = {
  /** Tooltip: name and key. */
  readonly tip: string
  /** Name for assistive technology. */
  readonly label: string
  readonly onPress: () => void
  readonly children: ReactNode
  readonly isPrimary?: boolean
  readonly isDisabled?: boolean
  readonly isPressed?: boolean
  /** Set on a button that shows and hides something. */
  readonly isExpanded?: boolean
}

/** A button with an icon. A click does not focus it, so that Space keeps its meaning on the page. */
export function IconButton(props: Props) {
  const { tip, label, onPress, children, isPrimary, isDisabled, isPressed, isExpanded } = props
  return (
    <button
      type="button"
      className={isPrimary ? styles.primaryIcon : styles.icon}
      title={tip}
      aria-label={label}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      disabled={isDisabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
