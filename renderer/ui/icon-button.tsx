import type { ReactNode } from 'react'
import styles from './ui.module.css'

type Props = {
  /** Name and key: shown as the tooltip. */
  readonly tip: string
  /** The name for assistive technology. */
  readonly label: string
  readonly onPress: () => void
  readonly children: ReactNode
  readonly isPrimary?: boolean
  readonly isDisabled?: boolean
  readonly isPressed?: boolean
  /** Shows or hides something beside it. */
  readonly isExpanded?: boolean
}

/** A button with an icon. A click does not take the focus, so that Space keeps its meaning for the page. */
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
