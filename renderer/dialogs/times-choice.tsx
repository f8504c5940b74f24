import type { TimeMeaning } from '../../shared/formats/index.ts'
import { t } from '../../shared/words/speak.ts'

/** Chooses what a file's times mean, where the reader had to guess. */
export function TimesChoice(props: {
  readonly guess: { readonly taken: TimeMeaning; readonly choices: readonly TimeMeaning[] }
  readonly onChoose: (times: TimeMeaning) => void
}) {
  const { taken, choices } = props.guess
  return (
    <label>
      <span>{taken.includes('-') ? t('dialog.shortTimesAre') : t('dialog.timesCount')}</span>
      <select
        value={taken}
        onChange={({ target }) => {
          const chosen = choices.find((choice) => choice === target.value)
          if (chosen) props.onChoose(chosen)
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {t(`dialog.meaning.${choice}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
