import { useState } from 'react'
import { useStore } from 'zustand'
import { printChord } from '../../shared/commands/chord.ts'
import type { CommandGroup } from '../../shared/commands/command.ts'
import { findCommands } from '../../shared/commands/find.ts'
import { type Command, commands } from '../../shared/commands/index.ts'
import { bindKeys, chordsOf } from '../../shared/commands/keymap.ts'
import { PRESETS, type PresetId, presets } from '../../shared/commands/presets.ts'
import {
  choosePreset,
  exportKeys,
  importKeys,
  resetAllKeys,
  setHoldBack,
} from '../commands/dispatch/rebind.ts'
import { selectBindings, selectKeyNames } from '../state/bindings.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'
import { KeyRow } from './key-row.tsx'
import keyStyles from './keys.module.css'

/** Two columns of groups, so that a row that opens moves only what is below it. */
const COLUMNS: readonly (readonly CommandGroup[])[] = [
  ['Playback', 'View', 'Help'],
  ['Correct', 'Edit', 'Speakers', 'File'],
]
const selectSettings = (state: SessionState) => state.settings
const selectMessage = (state: SessionState) => state.message

/** All commands with their keys, to look up and to change. */
export function KeysDialog({ query: first = '', onDismiss }: { query?: string; onDismiss: () => void }) {
  const [query, setQuery] = useState(first)
  const [open, setOpen] = useState<string | null>(null)
  const [asks, setAsks] = useState(false)
  const [before] = useState(() => sessionStore.getState().message)
  const message = useStore(sessionStore, selectMessage)
  const found = useFound(query)
  return (
    <DialogFrame
      title="Keys"
      isWide
      onDismiss={onDismiss}
      actions={
        <>
          <Button isAdvised onPress={onDismiss}>
            Close
          </Button>
          <Button onPress={() => void exportKeys()}>Export…</Button>
          <Button onPress={() => void importKeys()}>Import…</Button>
          <Button onPress={() => setAsks(true)}>Reset all…</Button>
        </>
      }
    >
      <div className={keyStyles.tools}>
        <input
          data-first-focus
          className={styles.query}
          aria-label="Find a command or a key"
          placeholder="Find a command or a key"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Presets />
        {asks && <ResetAll onDone={() => setAsks(false)} />}
        <p role="status" className={keyStyles.status}>
          {message === before ? 'Click a command to choose its keys; it may have several.' : message}
        </p>
      </div>
      <div className={keyStyles.columns}>
        {COLUMNS.filter((groups) =>
          commands.some(({ id, group }) => groups.includes(group) && found.has(id)),
        ).map((groups) => (
          <div key={groups[0]}>
            {groups.map((group) => (
              <Group key={group} group={group} found={found} open={open} setOpen={setOpen} />
            ))}
            {groups.includes('Edit') && query === '' && <Typing />}
            {groups.includes('Edit') && query === '' && <Mouse />}
          </div>
        ))}
      </div>
      {found.size === 0 && <p>No command has this in its name or its keys.</p>}
      {found.has('play.whilePressed') && <HoldBack />}
    </DialogFrame>
  )
}

/** Ids of the commands whose name or keys match the query. */
function useFound(query: string): ReadonlySet<string> {
  const bindings = useStore(sessionStore, selectBindings)
  const names = useStore(sessionStore, selectKeyNames)
  const { mac } = sessionStore.getState()
  const wanted = query.trim().toLowerCase()
  const byKey = commands.filter(({ id }) =>
    chordsOf(bindings, id).some((chord) => printChord(chord, mac, names).toLowerCase() === wanted),
  )
  return new Set([...byKey, ...findCommands(query)].map(({ id }) => id))
}

function Presets() {
  const { keyPreset } = useStore(sessionStore, selectSettings)
  return (
    <label className={keyStyles.preset}>
      Keys as in
      <select value={keyPreset} onChange={(event) => choosePreset(event.target.value as PresetId)}>
        {PRESETS.map((id) => (
          <option key={id} value={id}>
            {presets[id].name}
          </option>
        ))}
      </select>
    </label>
  )
}

function ResetAll({ onDone }: { onDone: () => void }) {
  const { keyChanges, keyPreset } = useStore(sessionStore, selectSettings)
  const count = Object.keys(keyChanges).length
  return (
    <div role="alert" className={keyStyles.question}>
      <p>
        {count === 0
          ? `All keys are those of ${presets[keyPreset].name} already.`
          : `You have chosen the keys of ${count} ${count === 1 ? 'command' : 'commands'}. Export them first if you may want them back.`}
      </p>
      <div className={keyStyles.answers}>
        {count > 0 && (
          <Button
            onPress={() => {
              resetAllKeys()
              onDone()
            }}
          >
            Reset all
          </Button>
        )}
        <Button onPress={onDone}>{count > 0 ? 'Keep them' : 'Good'}</Button>
      </div>
    </div>
  )
}

type GroupProps = {
  readonly group: CommandGroup
  readonly found: ReadonlySet<string>
  readonly open: string | null
  readonly setOpen: (id: string | null) => void
}

function Group({ group, found, open, setOpen }: GroupProps) {
  const { keyPreset } = useStore(sessionStore, selectSettings)
  const base = bindKeys({ preset: keyPreset, changes: {} })
  const shown = commands.filter((command: Command) => command.group === group && found.has(command.id))
  if (shown.length === 0) return null
  return (
    <section aria-label={group} className={keyStyles.group}>
      <h3>{group}</h3>
      {shown.map((command) => (
        <KeyRow
          key={command.id}
          command={command}
          base={base}
          isOpen={command.id === open}
          onOpen={(opens) => setOpen(opens ? command.id : null)}
        />
      ))}
    </section>
  )
}

/** For foot pedals: shown where their key is chosen. */
function HoldBack() {
  const { holdBackMs } = useStore(sessionStore, selectSettings)
  return (
    <label className={keyStyles.holdBack}>
      When the key of “Play while pressed” is let go, for example a foot pedal’s, go back
      <input
        type="number"
        min={0}
        max={10}
        step={0.1}
        value={holdBackMs / 1000}
        onChange={(event) => setHoldBack(event.target.valueAsNumber * 1000 || 0)}
      />
      s
    </label>
  )
}

/** The fixed keys of text fields. */
function Typing() {
  const { mac } = sessionStore.getState()
  return (
    <section aria-label="While typing a text" className={keyStyles.group}>
      <h3>While typing a text</h3>
      <dl className={keyStyles.mouse}>
        <Entry keyName="Enter" label="Keep it" />
        <Entry keyName="Esc" label="Leave it as it was" />
        <Entry keyName={mac ? '⇧Enter' : 'Shift+Enter'} label="New line within" />
        <Entry keyName={mac ? '⌘Enter' : 'Ctrl+Enter'} label="Split the line at the caret" />
        <Entry keyName="Backspace" label="At the beginning: join with the line before" />
        <Entry keyName="Del" label="At the end: join with the next line" />
      </dl>
    </section>
  )
}

function Mouse() {
  const { mac } = sessionStore.getState()
  return (
    <section aria-label="Mouse" className={keyStyles.group}>
      <h3>Mouse</h3>
      <dl className={keyStyles.mouse}>
        <Entry keyName="Click" label="On a line: hear it" />
        <Entry keyName="Double-click" label="On a line: edit its text" />
        <Entry keyName="Click" label="On a time: type it" />
        <Entry keyName="Click" label="On the waveform: go there" />
        <Entry keyName="Double-click" label="On the waveform: select the line" />
        <Entry keyName="Drag" label="A handle, or the selected line: move it" />
        <Entry keyName="Shift drag" label="Without snapping" />
        <Entry keyName={mac ? '⌘ drag' : 'Ctrl drag'} label="All edges that are there" />
        <Entry keyName="Drag" label="Where no line is: draw a new one" />
        <Entry keyName="Drag" label="The time –:–– of a line: to its place on the waveform" />
        <Entry keyName="Escape" label="While dragging: leave it as it was" />
        <Entry keyName={mac ? '⌘ wheel' : 'Ctrl wheel'} label="Zoom the waveform" />
      </dl>
    </section>
  )
}

function Entry({ keyName, label }: { keyName: string; label: string }) {
  return (
    <div>
      <dt>
        <kbd>{keyName}</kbd>
      </dt>
      <dd>{label}</dd>
    </div>
  )
}
