import { useStore } from 'zustand'
import { changeSettings } from '../commands/settings.ts'
import { type SessionState, sessionStore } from '../state/session.ts'
import review from './review.module.css'

const selectChecks = (state: SessionState) => state.settings.checks
const FIELDS = [
  { key: 'fastest', label: 'Most characters a second', max: 100 },
  { key: 'slowest', label: 'Fewest characters a second', max: 50 },
  { key: 'minGapMs', label: 'Shortest gap (ms)', max: 5000 },
  { key: 'minLengthMs', label: 'Shortest line (ms)', max: 10_000 },
  { key: 'maxSilenceMs', label: 'Longest silence in a line (ms)', max: 60_000 },
] as const

/** The limits of the checks. */
export function CheckLimits() {
  const checks = useStore(sessionStore, selectChecks)
  return (
    <details className={review.limits}>
      <summary>What counts as wrong</summary>
      {FIELDS.map(({ key, label, max }) => (
        <label key={key}>
          {label}
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
