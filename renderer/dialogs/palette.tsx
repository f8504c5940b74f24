import { useEffect, useRef, useState } from 'react'
import { findCommands } from '../../shared/commands/find.ts'
import { type Command } from '../../shared/commands/index.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { run } from '../commands/dispatch/run.ts'
import { keyOf } from '../commands/key-hints.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'

/** All commands by name. Arrow keys choose, Enter runs. */
export function Palette({ onDismiss }: { onDismiss: () => void }) {
  const [query, setQuery] = useState('')
  const [chosen, choose] = useState(0)
  const found = findCommands(query, toText)

  function start(command: Command | undefined): void {
    if (!command) return
    onDismiss()
    run(command.id)
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) choose(Math.max(0, Math.min(found.length - 1, chosen + step)))
    else if (event.key === 'Enter') start(found[chosen])
    else return
    event.preventDefault()
  }

  return (
    <DialogFrame title={t('dialog.commands')} onDismiss={onDismiss}>
      <input
        data-first-focus
        className={styles.query}
        role="combobox"
        aria-label={t('dialog.command')}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[chosen] && `palette-${found[chosen].id}`}
        placeholder={t('dialog.typeAPartOf')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          choose(0)
        }}
        onKeyDown={onKeyDown}
      />
      <CommandList found={found} chosen={chosen} onStart={start} />
      {found.length === 0 && <p>{t('dialog.noCommandHasThisIn')}</p>}
    </DialogFrame>
  )
}

type ListProps = {
  readonly found: readonly Command[]
  /** Index of the one that Enter runs. */
  readonly chosen: number
  readonly onStart: (command: Command) => void
}

function CommandList({ found, chosen, onStart }: ListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <ul
      ref={list}
      id="palette-list"
      role="listbox"
      aria-label={t('dialog.commands')}
      className={styles.commands}
    >
      {found.map((command, index) => (
        <li
          key={command.id}
          id={`palette-${command.id}`}
          role="option"
          aria-selected={index === chosen}
          onClick={() => onStart(command)}
        >
          <span>{toText(command.label)}</span>
          <span className={styles.quiet}>{t(`group.${command.group}`)}</span>
          <Key name={keyOf(command.id)} />
        </li>
      ))}
    </ul>
  )
}

function Key({ name }: { name: string | null }) {
  return name === null ? <span /> : <kbd>{name}</kbd>
}
