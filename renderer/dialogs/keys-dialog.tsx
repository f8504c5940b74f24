import { useState } from 'react'
import { useStore } from 'zustand'
import { printChord } from '../../shared/commands/chord.ts'
import type { CommandGroup } from '../../shared/commands/command.ts'
import { findCommands } from '../../shared/commands/find.ts'
import { type Command, commands } from '../../shared/commands/index.ts'
import { bindKeys, chordsOf } from '../../shared/commands/keymap.ts'
import { PRESETS, type PresetId, presets } from '../../shared/commands/presets.ts'
import { message } from '../../shared/words/message.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { exportKeys, importKeys } from '../commands/dispatch/keys-file.ts'
import { choosePreset, resetAllKeys, setHoldBack } from '../commands/dispatch/rebind.ts'
import { act } from '../commands/perform.ts'
import { appStore, selectMac, selectSettings } from '../state/app.ts'
import { selectBindings, selectKeyNames } from '../state/bindings.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import { Words } from '../ui/words.tsx'
import styles from './dialogs.module.css'
import { KeyRow } from './key-row.tsx'
import keyStyles from './keys.module.css'

/** Two columns of groups, so that a row that opens moves only what is below it. */
const COLUMNS: readonly (readonly CommandGroup[])[] = [
  ['playback', 'view', 'help'],
  ['correct', 'edit', 'speakers', 'file'],
]
const selectMessage = (state: SessionState) => state.message

/** All commands with their keys, to look up and to change. */
export function KeysDialog({ query: first = '', onDismiss }: { query?: string; onDismiss: () => void }) {
  const [query, setQuery] = useState(first)
  const [open, setOpen] = useState<string | null>(null)
  const [asks, setAsks] = useState(false)
  const [before] = useState(() => sessionStore.getState().message)
  const said = useStore(sessionStore, selectMessage)
  const found = useFound(query)
  return (
    <DialogFrame
      title={t('dialog.keys')}
      isWide
      onDismiss={onDismiss}
      actions={
        <>
          <Button isAdvised onPress={onDismiss}>
            {t('dialog.close')}
          </Button>
          <Button onPress={() => void exportKeys()}>{t('dialog.exportDots')}</Button>
          <Button onPress={() => void importKeys()}>{t('dialog.importDots')}</Button>
          <Button onPress={() => setAsks(true)}>{t('dialog.resetAllDots')}</Button>
        </>
      }
    >
      <div className={keyStyles.tools}>
        <input
          data-first-focus
          className={styles.query}
          aria-label={t('dialog.findACommandOr')}
          placeholder={t('dialog.findACommandOr')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Presets />
        {asks && <ResetAll onDone={() => setAsks(false)} />}
        <p role="status" className={keyStyles.status}>
          {said === before ? t('dialog.clickACommandTo') : said}
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
            {groups.includes('edit') && query === '' && <Typing />}
            {groups.includes('edit') && query === '' && <Mouse />}
          </div>
        ))}
      </div>
      {found.size === 0 && <p>{t('dialog.noCommandHasThis')}</p>}
      {found.has('play.whilePressed') && <HoldBack />}
    </DialogFrame>
  )
}

/** Ids of the commands whose name or keys match the query. */
function useFound(query: string): ReadonlySet<string> {
  const bindings = useStore(appStore, selectBindings)
  const names = useStore(appStore, selectKeyNames)
  const mac = useStore(appStore, selectMac)
  const wanted = query.trim().toLowerCase()
  const byKey = commands.filter(({ id }) =>
    chordsOf(bindings, id).some((chord) => printChord(chord, mac, names).toLowerCase() === wanted),
  )
  return new Set([...byKey, ...findCommands(query, toText)].map(({ id }) => id))
}

function Presets() {
  const { keyPreset } = useStore(appStore, selectSettings)
  return (
    <label className={keyStyles.preset}>
      {t('dialog.keysAsIn')}
      <select value={keyPreset} onChange={(event) => act(choosePreset, event.target.value as PresetId)}>
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
  const { keyChanges, keyPreset } = useStore(appStore, selectSettings)
  const count = Object.keys(keyChanges).length
  return (
    <div role="alert" className={keyStyles.question}>
      <p>
        {count === 0
          ? t('dialog.allKeysAreThose', { preset: presets[keyPreset].name })
          : t('dialog.youHaveChosenKeys', { count })}
      </p>
      <div className={keyStyles.answers}>
        {count > 0 && (
          <Button
            onPress={() => {
              act(resetAllKeys)
              onDone()
            }}
          >
            {t('dialog.resetAll')}
          </Button>
        )}
        <Button onPress={onDone}>{count > 0 ? t('dialog.keepThem') : t('dialog.good')}</Button>
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
  const { keyPreset } = useStore(appStore, selectSettings)
  const base = bindKeys({ preset: keyPreset, changes: {} })
  const shown = commands.filter((command: Command) => command.group === group && found.has(command.id))
  if (shown.length === 0) return null
  return (
    <section aria-label={t(`group.${group}`)} className={keyStyles.group}>
      <h3>{t(`group.${group}`)}</h3>
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
  const { holdBackMs } = useStore(appStore, selectSettings)
  return (
    <label className={keyStyles.holdBack}>
      <Words
        of={message('dialog.holdBack')}
        elements={{
          field: (
            <input
              type="number"
              min={0}
              max={10}
              step={0.1}
              value={holdBackMs / 1000}
              onChange={(event) => act(setHoldBack, event.target.valueAsNumber * 1000 || 0)}
            />
          ),
        }}
      />
    </label>
  )
}

/** The fixed keys of text fields. */
function Typing() {
  const mac = useStore(appStore, selectMac)
  return (
    <section aria-label={t('dialog.whileTypingAText')} className={keyStyles.group}>
      <h3>{t('dialog.whileTypingAText')}</h3>
      <dl className={keyStyles.mouse}>
        <Entry keyName={t('key.enter')} label={t('dialog.keepIt')} />
        <Entry keyName={t('key.escape')} label={t('dialog.leaveItAsIt')} />
        <Entry
          keyName={mac ? t('dialog.macShiftEnter') : t('dialog.shiftEnter')}
          label={t('dialog.newLineWithin')}
        />
        <Entry
          keyName={mac ? t('dialog.cmdEnter') : t('dialog.ctrlEnter')}
          label={t('dialog.splitTheLineAt')}
        />
        <Entry keyName={t('key.backspace')} label={t('dialog.atTheBeginningJoin')} />
        <Entry keyName={t('dialog.del')} label={t('dialog.atTheEndJoin')} />
      </dl>
    </section>
  )
}

function Mouse() {
  const mac = useStore(appStore, selectMac)
  return (
    <section aria-label={t('dialog.mouse')} className={keyStyles.group}>
      <h3>{t('dialog.mouse')}</h3>
      <dl className={keyStyles.mouse}>
        <Entry keyName={t('dialog.click')} label={t('dialog.onALineHear')} />
        <Entry keyName={t('dialog.doubleClick')} label={t('dialog.onALineEdit')} />
        <Entry keyName={t('dialog.click')} label={t('dialog.onATimeType')} />
        <Entry keyName={t('dialog.click')} label={t('dialog.onTheWaveformGo')} />
        <Entry keyName={t('dialog.doubleClick')} label={t('dialog.onTheWaveformSelect')} />
        <Entry keyName={t('dialog.drag')} label={t('dialog.aHandleOrThe')} />
        <Entry keyName={t('dialog.shiftDrag')} label={t('dialog.withoutSnapping')} />
        <Entry
          keyName={mac ? t('dialog.cmdDrag') : t('dialog.ctrlDrag')}
          label={t('dialog.allEdgesThatAre')}
        />
        <Entry keyName={t('dialog.drag')} label={t('dialog.whereNoLineIs')} />
        <Entry keyName={t('dialog.drag')} label={t('dialog.theTimeOfA')} />
        <Entry keyName={t('dialog.escape')} label={t('dialog.whileDraggingLeaveIt')} />
        <Entry
          keyName={mac ? t('dialog.cmdWheel') : t('dialog.ctrlWheel')}
          label={t('dialog.zoomTheWaveform')}
        />
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
