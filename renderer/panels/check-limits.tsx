import { useStore } from 'zustand'
import { t } from '../../shared/words/speak.ts'
import { changeSettings } from '../commands/settings.ts'
import { type AppState, appStore } from '../state/app.ts'
import review from './review.module.css'

const selectChecks = (state: AppState) => state.settings.checks
const FIELDS = [
  { key: 'fastest', max: 100 },
  { key: 'slowest', max: 50 },
  { key: 'minGapMs', max: 5000 },
  { key: 'minLengthMs', max: 10_000 },
  { key: 'maxSilenceMs', max: 60_000 },
] as const

/** The limits of the checks. */
export function CheckLimits() {
  const checks = useStore(appStore, selectChecks)
  return (
    <details className={review.limits}>
      <summary>{t('panel.whatCountsAsWrong')}</summary>
      {FIELDS.map(({ key, max }) => (
        <label key={key}>
          {t(`panel.limit.${key}`)}
          <input
            type="number"
            min={0}
            max={max}
            value={checks[key]}
            onChange={(event) => {
              const value = Math.round(Number(event.target.value))
              if (value >= 0 && value <= max) changeSettings({ checks: { ...checks, [key]: value } })
            }}
          />
        </label>
      ))}
    </details>
  )
}
