import type { Words } from '../../shared/words/message.ts'
import { t, toText } from '../../shared/words/speak.ts'
import styles from './dialogs.module.css'

type Choice = {
  readonly id: string
  readonly name: Words
  readonly extension: string
  /** A remark after the name. */
  readonly remark?: string
}

/** Chooses the format of a file to write. */
export function FormatChoice(props: {
  readonly choices: readonly Choice[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}) {
  return (
    <div role="radiogroup" aria-label={t('dialog.format')} className={styles.formats}>
      {props.choices.map(({ id, name, extension, remark }) => (
        <label key={id}>
          <input
            type="radio"
            name="format"
            value={id}
            checked={props.chosen === id}
            onChange={() => props.onChoose(id)}
          />
          <span>{toText(name)}</span>
          <span className={styles.quiet}>
            <bdi>.{extension}</bdi>
            {remark}
          </span>
        </label>
      ))}
    </div>
  )
}
