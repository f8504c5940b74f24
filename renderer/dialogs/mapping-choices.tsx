import { useMemo } from 'react'
import { type HandMapping, proposeKeys, proposeMappings } from '../../shared/formats/index.ts'
import styles from './dialogs.module.css'
import own from './mapping.module.css'

type Table = Extract<HandMapping, { kind: 'columns' }>
type Keys = Extract<HandMapping, { kind: 'keys' }>

const DELIMITERS = [
  [',', 'Commas'],
  [';', 'Semicolons'],
  ['\t', 'Tabs'],
  ['|', 'Bars'],
] as const

const TABLE_UNITS = [
  ['seconds', 'Seconds'],
  ['milliseconds', 'Milliseconds'],
  ['ticks', 'Ticks of 100 nanoseconds'],
  ['frames', 'Frames'],
  ['clock', 'Clock: 1:30 is minutes and seconds'],
  ['hours-minutes', 'Clock: 1:30 is hours and minutes'],
] as const

const KEY_UNITS = [
  ['auto', 'Clock, or a number by its size'],
  ['seconds', 'Seconds'],
  ['milliseconds', 'Milliseconds'],
  ['ticks', 'Ticks of 100 nanoseconds'],
] as const

const RATES = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60]

/** One of several values, with their names. */
function Choice<V extends string>(props: {
  readonly label: string
  readonly value: V
  readonly choices: readonly (readonly [value: V, name: string])[]
  readonly onChoose: (value: V) => void
}) {
  const { label, value, choices, onChoose } = props
  return (
    <label>
      <span>{label}</span>
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = choices.find(([one]) => one === target.value)
          if (chosen) onChoose(chosen[0])
        }}
      >
        {choices.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A table's delimiter, header row and time unit. */
export function TableChoices({ mapping, onChange }: { mapping: Table; onChange: (mapping: Table) => void }) {
  const { delimiter, unit, rate, header, fromFirst } = mapping
  const delimiters = DELIMITERS.some(([one]) => one === delimiter)
    ? DELIMITERS
    : ([...DELIMITERS, [delimiter, delimiter]] as const)
  const rates = [...new Set([...RATES, rate])].map((one) => [String(one), String(one)] as const)
  return (
    <>
      <div className={styles.choicesRow}>
        <Choice
          label="Columns are divided by"
          value={delimiter}
          choices={delimiters}
          onChoose={(chosen) => onChange({ ...mapping, delimiter: chosen, roles: {} })}
        />
        <Choice
          label="Times are"
          value={unit}
          choices={TABLE_UNITS}
          onChoose={(chosen) => onChange({ ...mapping, unit: chosen })}
        />
        {unit === 'frames' && (
          <Choice
            label="Frames per second"
            value={String(rate)}
            choices={rates}
            onChoose={(chosen) => onChange({ ...mapping, rate: Number(chosen) })}
          />
        )}
      </div>
      <div className={own.checks}>
        <label>
          <input
            type="checkbox"
            checked={header}
            onChange={({ target }) => onChange({ ...mapping, header: target.checked })}
          />
          The first row names the columns
        </label>
        <label>
          <input
            type="checkbox"
            checked={fromFirst}
            onChange={({ target }) => onChange({ ...mapping, fromFirst: target.checked })}
          />
          Times of day, counted from the first one
        </label>
      </div>
    </>
  )
}

/** Which list of a JSON file holds the lines, and the unit of its times. */
export function KeyChoices(props: {
  readonly text: string
  readonly mapping: Keys
  readonly onChange: (mapping: HandMapping) => void
}) {
  const { text, mapping, onChange } = props
  const lists = useMemo(() => proposeMappings(text).map(({ list }) => list), [text])
  const names = lists.map(
    ({ path, count }) =>
      [path, `${listName(path)} (${count.toLocaleString('en')} ${count === 1 ? 'item' : 'items'})`] as const,
  )
  return (
    <div className={styles.choicesRow}>
      <Choice
        label="List with the lines"
        value={mapping.items}
        choices={names}
        onChoose={(chosen) => {
          const list = lists.find(({ path }) => path === chosen)
          if (list) onChange(proposeKeys(list))
        }}
      />
      <Choice
        label="Times are"
        value={mapping.unit}
        choices={KEY_UNITS}
        onChoose={(unit) => onChange({ ...mapping, unit })}
      />
    </div>
  )
}

/** `data.lines.*` in readable form. */
function listName(path: string): string {
  const keys = path.split('.').filter((key) => key !== '*')
  return keys.length > 0 ? keys.join(' › ') : 'The whole file'
}
