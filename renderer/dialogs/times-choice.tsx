import type { TimeMeaning } from '../../shared/formats/index.ts'

const NAMES: Readonly<Record<TimeMeaning, string>> = {
  seconds: 'Seconds',
  milliseconds: 'Milliseconds',
  ticks: 'Ticks of 100 nanoseconds',
  frames: 'Frames',
  'minutes-seconds': 'Minutes and seconds',
  'hours-minutes': 'Hours and minutes',
}

/** Chooses what a file's times mean, where the reader had to guess. */
export function TimesChoice(props: {
  readonly guess: { readonly taken: TimeMeaning; readonly choices: readonly TimeMeaning[] }
  readonly onChoose: (times: TimeMeaning) => void
}) {
  const { taken, choices } = props.guess
  return (
    <label>
      <span>{taken.includes('-') ? 'Times such as 1:30 are' : 'Times count'}</span>
      <select
        value={taken}
        onChange={({ target }) => {
          const chosen = choices.find((choice) => choice === target.value)
          if (chosen) props.onChoose(chosen)
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {NAMES[choice]}
          </option>
        ))}
      </select>
    </label>
  )
}
