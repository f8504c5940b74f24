import { useEffect, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { assign, type Given, linesGiven } from '../commands/lines/speakers.ts'
import { act, contextNow } from '../commands/perform.ts'
import { documentStore } from '../state/document.ts'
import { closeField } from '../state/selection.ts'
import { selectSpeakers } from '../state/selectors.ts'
import { speakerHue } from '../state/speakers.ts'
import styles from './speaker-menu.module.css'

/** Distance from what it belongs to and from the edges of the window, in px. */
const GAP = 4

/** Who says a line or a turn: a small menu over the page, by mouse, arrows or digits. */
export function SpeakerMenu({ speaker, given }: { speaker: string | null; given: Given }) {
  const menu = useRef<HTMLDivElement>(null)
  const speakers = useStore(documentStore, selectSpeakers)
  const range = linesGiven(contextNow(), given)
  const count = range ? range.to - range.from + 1 : 0
  const sorted = [...speakers].sort(([, a], [, b]) => a - b)

  useLayoutEffect(() => {
    const element = menu.current
    if (!element) return
    element.showPopover()
    place(element)
    const first =
      element.querySelector<HTMLElement>('[aria-checked="true"]') ??
      element.querySelector<HTMLElement>('[role="menuitemradio"], input')
    first?.focus({ preventScroll: true })
  }, [])
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
      // The line gets the focus back, unless a click elsewhere has taken it.
      const focused = document.activeElement
      if (focused === document.body || row?.contains(focused)) row?.focus({ preventScroll: true })
    }
  }, [])

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
      aria-label="Speaker"
      className={styles.menu}
      onKeyDown={onKeyDown}
    >
      <p>{questionFor(given, count)}</p>
      {sorted.map(([name, n]) => (
        <button
          key={name}
          type="button"
          role="menuitemradio"
          aria-checked={name === speaker}
          tabIndex={-1}
          style={{ '--hue': speakerHue(n) } as React.CSSProperties}
          onClick={() => choose(name)}
        >
          <i aria-hidden="true" />
          <span>{name}</span>
          {n < 9 && <kbd>{n + 1}</kbd>}
        </button>
      ))}
      <input aria-label="New speaker" placeholder="New speaker…" maxLength={80} spellCheck={false} />
    </div>
  )
}

function questionFor(given: Given, count: number): string {
  if (count === 1) return 'Who says this line?'
  const lines = `${count.toLocaleString('en')} lines`
  return given === 'turn' ? `Who says this turn of ${lines}?` : `Who says these ${lines}?`
}

function close(): void {
  closeField()
}

/** Below the name or the text of the row it stands in, else above it. */
function place(menu: HTMLElement): void {
  const anchor = menu.parentElement?.querySelector('[data-menu-anchor]') ?? menu.parentElement
  if (!anchor) return
  const { left, top, bottom } = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = menu
  const isBelow = bottom + GAP + height <= innerHeight
  menu.style.left = `${Math.max(GAP, Math.min(left, innerWidth - width - GAP))}px`
  menu.style.top = `${Math.max(GAP, isBelow ? bottom + GAP : top - GAP - height)}px`
}
