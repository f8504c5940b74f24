import { useDeferredValue, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { TextFile } from '../../shared/contract.ts'
import {
  assignRole,
  type HandMapping,
  partsOf,
  proposeByHand,
  ROLES,
  readByHand,
  roleAt,
} from '../../shared/formats/index.ts'
import { t, toText } from '../../shared/words/speak.ts'
import { answer } from '../commands/ask.ts'
import { rememberedMapping, rememberMapping } from '../commands/episode/mapping.ts'
import { act } from '../commands/perform.ts'
import { appStore } from '../state/app.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import { Button, DialogFrame } from '../ui/dialog-frame.tsx'
import styles from './dialogs.module.css'
import own from './mapping.module.css'
import { KeyChoices, TableChoices } from './mapping-choices.tsx'
import { Facts, FirstLines } from './reading.tsx'

const cancel = () => answer('cancel')
const selectDuration = (state: SessionState) => state.durationMs

/** The user says which column or key holds what. The result shows at once; the mapping is remembered. */
export function MappingDialog({ file, mayStay }: { file: TextFile; mayStay: boolean }) {
  const { text, name } = file
  const [remembered] = useState(() => rememberedMapping(appStore.getState().settings.mappings, file))
  const [mapping, setMapping] = useState(() => remembered ?? proposeByHand(text, name))
  const durationMs = useStore(sessionStore, selectDuration)
  // Show the choice before reading a long file anew.
  const settled = useDeferredValue(mapping)
  const reading = useMemo(
    () => settled && readByHand(text, name, settled, { durationMs }),
    [settled, text, name, durationMs],
  )
  if (!mapping || !reading) return null
  const { segments } = reading.transcript
  const decide = (chosen: HandMapping | null) => {
    act(rememberMapping, file, chosen)
    answer('mapped')
  }
  return (
    <DialogFrame
      title={t('dialog.whatStandsWhereIn', { name })}
      isWide
      onDismiss={cancel}
      actions={
        <>
          {segments.length > 0 && (
            <Button isAdvised onPress={() => decide(mapping)}>
              {t('dialog.readItThisWay')}
            </Button>
          )}
          <Button onPress={cancel}>{t('dialog.cancel')}</Button>
          {(mayStay || remembered) && (
            <Button onPress={() => (remembered ? decide(null) : answer('stay'))}>
              {t('dialog.letEarmarkDecide')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('dialog.sayWhatEach', { kind: mapping.kind })}</p>
      {mapping.kind === 'columns' ? (
        <TableChoices mapping={mapping} onChange={setMapping} />
      ) : (
        <KeyChoices text={text} mapping={mapping} onChange={setMapping} />
      )}
      <Parts text={text} mapping={mapping} onChange={setMapping} />
      {segments.length > 0 ? (
        <>
          <Facts reading={reading} durationMs={durationMs} />
          <FirstLines segments={segments} />
        </>
      ) : (
        <p role="status">
          {mapping.roles.text === undefined ? t('dialog.chooseWhatHoldsThe') : t('dialog.noLineWithA')}
        </p>
      )}
    </DialogFrame>
  )
}

function Parts(props: {
  readonly text: string
  readonly mapping: HandMapping
  readonly onChange: (mapping: HandMapping) => void
}) {
  const { text, mapping, onChange } = props
  const parts = useMemo(() => partsOf(text, mapping), [text, mapping])
  return (
    <div className={own.parts} tabIndex={0} role="group" aria-label={t('dialog.whatHoldsWhat')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{mapping.kind === 'columns' ? t('dialog.columnHead') : t('dialog.keyHead')}</th>
            <th scope="col">{t('dialog.firstValues')}</th>
            <th scope="col">{t('dialog.holds')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ id, name, samples }, index) => (
            <tr key={id} data-used={roleAt(mapping, id) !== null || undefined}>
              <th scope="row" dir="auto">
                {toText(name)}
              </th>
              <td dir="auto" className={styles.quiet} title={samples.join('\n')}>
                {samples.join(' · ')}
              </td>
              <td>
                <select
                  aria-label={t('dialog.nameHolds', { name })}
                  data-first-focus={index === 0 || undefined}
                  value={roleAt(mapping, id) ?? ''}
                  onChange={({ target }) =>
                    onChange(assignRole(mapping, id, ROLES.find((role) => role === target.value) ?? null))
                  }
                >
                  <option value="">—</option>
                  {ROLES.map((role) => (
                    <option key={role} value={role}>
                      {t(`dialog.role.${role}`)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
