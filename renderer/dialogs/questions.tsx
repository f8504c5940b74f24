import { formatById, type Loss } from '../../shared/formats/index.ts'
import { answer } from '../commands/ask.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'

const cancel = () => answer('cancel')

/** Asked before a transcript with unsaved changes is closed. */
export function UnsavedDialog({ name }: { name: string }) {
  return (
    <DialogFrame
      title={`Save the changes to “${name}”?`}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={() => answer('save')}>
            Save
          </Button>
          <Button onPress={cancel}>Cancel</Button>
          <Button onPress={() => answer('discard')}>Don’t save</Button>
        </>
      }
    >
      <p>Without saving, the corrections since the last save are lost.</p>
    </DialogFrame>
  )
}

/** Asked before saving to a format that cannot hold everything. */
export function LossyDialog({ format, losses }: { format: string; losses: readonly Loss[] }) {
  return (
    <DialogFrame
      title={`${formatById(format)?.name ?? format} cannot hold everything`}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={() => answer('save-as')}>
            Save as…
          </Button>
          <Button onPress={cancel}>Cancel</Button>
          <Button onPress={() => answer('save')}>Save without them</Button>
        </>
      }
    >
      <LossList losses={losses} />
      <p>Save as another format to keep them; what you see here stays as it is either way.</p>
    </DialogFrame>
  )
}

/** What a format cannot hold. */
export function LossList({ losses }: { losses: readonly Loss[] }) {
  return (
    <ul className={styles.losses}>
      {losses.map(({ message }) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  )
}

/** Asked when the file on disk changed since it was read. */
export function ChangedOutsideDialog({ name }: { name: string }) {
  return (
    <DialogFrame
      title={`“${name}” was changed by another program`}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={() => answer('save-as')}>
            Save as…
          </Button>
          <Button onPress={cancel}>Cancel</Button>
          <Button onPress={() => answer('overwrite')}>Overwrite</Button>
        </>
      }
    >
      <p>
        Since you opened it, the file on disk got other content. Overwriting replaces that with what you see
        here.
      </p>
    </DialogFrame>
  )
}

/** Asked when the file's encoding lacks a character of the text. */
export function UnencodableDialog({ name, encoding }: { name: string; encoding: string }) {
  return (
    <DialogFrame
      title={`${encoding} has no sign for a character in the text`}
      onDismiss={cancel}
      actions={
        <>
          <Button isAdvised onPress={() => answer('utf-8')}>
            Save as UTF-8
          </Button>
          <Button onPress={cancel}>Go back</Button>
        </>
      }
    >
      <p>“{name}” can be saved in UTF-8, which has signs for everything. Nothing has been written yet.</p>
    </DialogFrame>
  )
}

/** Asked when several files match by name. */
export function CandidatesDialog({ names }: { names: readonly string[] }) {
  return (
    <DialogFrame
      title="Which of these belongs to it?"
      onDismiss={cancel}
      actions={<Button onPress={cancel}>None of them</Button>}
    >
      <p>Several files beside the one you opened have its name.</p>
      <div className={styles.choices}>
        {names.map((name, index) => (
          <Button key={name} isAdvised={index === 0} onPress={() => answer(name)}>
            {name}
          </Button>
        ))}
      </div>
    </DialogFrame>
  )
}
