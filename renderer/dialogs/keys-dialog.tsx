import type { CommandGroup } from '../../shared/commands/command.ts'
import { printChord } from '../../shared/commands/command.ts'
import { type Command, commands } from '../../shared/commands/index.ts'
import { sessionStore } from '../state/session.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'

const GROUPS: readonly CommandGroup[] = ['Playback', 'Correct', 'Edit', 'Speakers', 'View', 'File', 'Help']

/** Every command that has a key, by group. */
export function KeysDialog({ onDismiss }: { onDismiss: () => void }) {
  const { mac } = sessionStore.getState()
  return (
    <DialogFrame
      title="Keys"
      isWide
      onDismiss={onDismiss}
      actions={
        <Button isAdvised onPress={onDismiss}>
          Close
        </Button>
      }
    >
      <div className={styles.keys}>
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {commands
                .filter(
                  (command) => command.group === group && command.keys.length > 0 && !isOneOfNine(command),
                )
                .map((command) => (
                  <Keys key={command.id} command={command} mac={mac} />
                ))}
            </dl>
          </section>
        ))}
        <section aria-label="While typing a text">
          <h3>While typing a text</h3>
          <dl>
            <Entry keys={['Enter']} label="Keep it" />
            <Entry keys={['Esc']} label="Leave it as it was" />
            <Entry keys={[mac ? '⇧Enter' : 'Shift+Enter']} label="New line within" />
            <Entry keys={[mac ? '⌘Enter' : 'Ctrl+Enter']} label="Split the line at the caret" />
            <Entry keys={['Backspace']} label="At the beginning: join with the line before" />
            <Entry keys={['Del']} label="At the end: join with the next line" />
          </dl>
        </section>
        <section aria-label="Mouse">
          <h3>Mouse</h3>
          <dl>
            <Entry keys={['Click']} label="On a line: hear it" />
            <Entry keys={['Double-click']} label="On a line: edit its text" />
            <Entry keys={['Click']} label="On a time: type it" />
            <Entry keys={['Click']} label="On the waveform: go there" />
            <Entry keys={['Double-click']} label="On the waveform: select the line" />
            <Entry keys={['Drag']} label="A handle, or the selected line: move it" />
            <Entry keys={['Shift drag']} label="Without snapping" />
            <Entry keys={[mac ? '⌘ drag' : 'Ctrl drag']} label="All edges that are there" />
            <Entry keys={['Drag']} label="Where no line is: draw a new one" />
            <Entry keys={['Drag']} label="The time –:–– of a line: to its place on the waveform" />
            <Entry keys={['Escape']} label="While dragging: leave it as it was" />
            <Entry keys={[mac ? '⌘ wheel' : 'Ctrl wheel']} label="Zoom the waveform" />
          </dl>
        </section>
      </div>
    </DialogFrame>
  )
}

/** Nine commands with a digit each are one entry: their first. */
function isOneOfNine({ id }: Command): boolean {
  return /^speaker\.(?:set|turn)[2-9]$/.test(id)
}

function Keys({ command, mac }: { command: Command; mac: boolean }) {
  if (/^speaker\.(?:set|turn)1$/.test(command.id)) {
    const keys = command.keys.map((chord) => `${printChord(chord, mac)} … 9`)
    return <Entry keys={keys} label={command.label.replace(' 1 ', ' 1 to 9 ')} />
  }
  return <Entry keys={command.keys.map((chord) => printChord(chord, mac))} label={command.label} />
}

function Entry({ keys, label }: { keys: readonly string[]; label: string }) {
  return (
    <div>
      <dt>
        {keys.map((name) => (
          <kbd key={name}>{name}</kbd>
        ))}
      </dt>
      <dd>{label}</dd>
    </div>
  )
}
