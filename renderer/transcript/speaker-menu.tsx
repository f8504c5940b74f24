import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { t } from '../../shared/words/speak.ts'
import { assign, type Given, linesGiven } from '../commands/lines/speakers.ts'
import { act, contextNow } from '../commands/perform.ts'
import { documentStore } from '../state/document.ts'
import { closeField } from '../state/selection.ts'
import { selectSpeakers } from '../state/selectors.ts'
import { speakerHue } from '../state/speakers.ts'
import styles from './speaker-menu.module.css'

/** Distance from the anchor and the window's edges, in px. */
const GAP = 4

/** A popup menu to choose who says a line or a turn, with the mouse, arrow keys or digits. */
export function SpeakerMenu({ speaker, given }: { speaker: string | null; given: Given }) {
  const menu = useRef<HTMLDivElement>(null)
  const speakers = useStore(documentStore, selectSpeakers)
  // As selected when the menu opened.
  const range = useMemo(() => linesGiven(contextNow(), given), [given])
  const count = range ? range.to - range.from + 1 : 0
  const sorted = [...speakers].sort(([, a], [, b]) => a - b)

  usePopover(menu)

  function choose(name: string): void {
    close()
    act(assign, name, given)
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    event.stopPropagation()
    const field = event.target instanceof HTMLInputElement ? event.target : null
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitemradio"], input') ?? [])]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const numbered = field ? undefined : sorted.find(([, n]) => String(n + 1) === event.key)
    if (event.key === 'Tab') close()
    else if (event.nativeEvent.isComposing) return
    else if (step) items.at((items.indexOf(event.target as HTMLElement) + step) % items.length)?.focus()
    else if (numbered) choose(numbered[0])
    else if (field && event.key === 'Enter') choose(field.value)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      aria-label={t('line.speaker')}
      className={styles.menu}
      onKeyDown={onKeyDown}
    >
      <p>{questionFor(given, count)}</p>
      {sorted.map(([name, n]) => (
        <SpeakerChoice
          key={name}
          name={name}
          number={n}
          isChecked={name === speaker}
          onChoose={() => choose(name)}
        />
      ))}
      <input
        aria-label={t('line.newSpeaker')}
        placeholder={t('line.newSpeakerDots')}
        maxLength={80}
        spellCheck={false}
      />
    </div>
  )
}

type ChoiceProps = {
  readonly name: string
  readonly number: number
  readonly isChecked: boolean
  readonly onChoose: () => void
}

function SpeakerChoice({ name, number, isChecked, onChoose }: ChoiceProps) {
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={isChecked}
      tabIndex={-1}
      style={{ '--hue': speakerHue(number) } as React.CSSProperties}
      onClick={onChoose}
    >
      <i aria-hidden="true" />
      <span>{name}</span>
      {number < 9 && <kbd>{number + 1}</kbd>}
    </button>
  )
}

function questionFor(given: Given, count: number): string {
  if (count === 1) return t('line.whoSaysLine')
  return t(given === 'turn' ? 'line.whoSaysTurnOf' : 'line.whoSaysLines', { count })
}

function close(): void {
  closeField()
}

/** Opens the menu at its anchor and focuses a choice; when it closes, the line gets the focus back. */
function usePopover(menu: React.RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const element = menu.current
    if (!element) return
    element.showPopover()
    place(element)
    const first =
      element.querySelector<HTMLElement>('[aria-checked="true"]') ??
      element.querySelector<HTMLElement>('[role="menuitemradio"], input')
    first?.focus({ preventScroll: true })
  }, [menu])
  useEffect(() => {
    const element = menu.current
    const end = new AbortController()
    // A click elsewhere and Escape close it.
    element?.addEventListener('toggle', (event) => event.newState === 'closed' && close(), {
      signal: end.signal,
    })
    const row = element?.closest<HTMLElement>('[role="listitem"]')
    return () => {
      end.abort()
      // Return the focus to the line unless a click elsewhere took it.
      const focused = document.activeElement
      if (focused === document.body || row?.contains(focused)) row?.focus({ preventScroll: true })
    }
  }, [menu])
}

/** Places the menu below the row's name or text, else above, aligned with its beginning. */
function place(menu: HTMLElement): void {
  const anchor = menu.parentElement?.querySelector('[data-menu-anchor]') ?? menu.parentElement
  if (!anchor) return
  const { left, right, top, bottom } = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = menu
  const beginning = getComputedStyle(menu).direction === 'rtl' ? right - width : left
  const isBelow = bottom + GAP + height <= innerHeight
  menu.style.left = `${Math.max(GAP, Math.min(beginning, innerWidth - width - GAP))}px`
  menu.style.top = `${Math.max(GAP, isBelow ? bottom + GAP : top - GAP - height)}px`
}
