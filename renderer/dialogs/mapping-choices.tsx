import { useMemo } from 'react'
import { type HandMapping, proposeKeys, proposeMappings } from '../../shared/formats/index.ts'
import type { Key } from '../../shared/words/message.ts'
import { t } from '../../shared/words/speak.ts'
import styles from './dialogs.module.css'
import own from './mapping.module.css'

type Table = Extract<HandMapping, { kind: 'columns' }>
type Keys = Extract<HandMapping, { kind: 'keys' }>

const DELIMITERS = [
  [',', 'dialog.divided.commas'],
  [';', 'dialog.divided.semicolons'],
  ['\t', 'dialog.divided.tabs'],
  ['|', 'dialog.divided.bars'],
] as const

const TABLE_UNITS = [
  ['seconds', 'dialog.unit.seconds'],
  ['milliseconds', 'dialog.unit.milliseconds'],
  ['ticks', 'dialog.unit.ticks'],
  ['frames', 'dialog.unit.frames'],
  ['clock', 'dialog.unit.clockMinutes'],
  ['hours-minutes', 'dialog.unit.clockHours'],
] as const

const KEY_UNITS = [
  ['auto', 'dialog.unit.auto'],
  ['seconds', 'dialog.unit.seconds'],
  ['milliseconds', 'dialog.unit.milliseconds'],
  ['ticks', 'dialog.unit.ticks'],
] as const

const RATES = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60]

/** Pairs of a value and its name in the user's language. */
function named<V extends string>(choices: readonly (readonly [value: V, key: Key])[]) {
  return choices.map(([value, key]) => [value, t(key)] as const)
}

/** A labelled list to choose a value from; shown are the names of the values. */
function SelectField<V extends string>(props: {
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
    ? named(DELIMITERS)
    : [...named(DELIMITERS), [delimiter, delimiter] as const]
  const rates = [...new Set([...RATES, rate])].map((one) => [String(one), String(one)] as const)
  return (
    <>
      <div className={styles.choicesRow}>
        <SelectField
          label={t('dialog.columnsAreDividedBy')}
          value={delimiter}
          choices={delimiters}
          onChoose={(chosen) => onChange({ ...mapping, delimiter: chosen, roles: {} })}
        />
        <SelectField
          label={t('dialog.timesAre')}
          value={unit}
          choices={named(TABLE_UNITS)}
          onChoose={(chosen) => onChange({ ...mapping, unit: chosen })}
        />
        {unit === 'frames' && (
          <SelectField
            label={t('dialog.framesPerSecond')}
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
          {t('dialog.theFirstRowNames')}
        </label>
        <label>
          <input
            type="checkbox"
            checked={fromFirst}
            onChange={({ target }) => onChange({ ...mapping, fromFirst: target.checked })}
          />
          {t('dialog.timesOfDayCounted')}
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
    ({ path, count }) => [path, t('dialog.listItems', { name: listName(path), count })] as const,
  )
  return (
    <div className={styles.choicesRow}>
      <SelectField
        label={t('dialog.listWithTheLines')}
        value={mapping.items}
        choices={names}
        onChoose={(chosen) => {
          const list = lists.find(({ path }) => path === chosen)
          if (list) onChange(proposeKeys(list))
        }}
      />
      <SelectField
        label={t('dialog.timesAre')}
        value={mapping.unit}
        choices={named(KEY_UNITS)}
        onChoose={(unit) => onChange({ ...mapping, unit })}
      />
    </div>
  )
}

/** `data.lines.*` in readable form. */
function listName(path: string): string {
  const keys = path.split('.').filter((key) => key !== '*')
  return keys.length > 0 ? keys.join(' › ') : t('dialog.theWholeFile')
}
