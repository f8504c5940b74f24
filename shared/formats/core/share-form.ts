import type { ClockForm } from '../../model/time.ts'
import type { TimeForm } from './format.ts'

// One object for all times written alike: a file has many times and few forms. Keys: positive numbers for
// clocks, negative for numbers, texts for the rest.
const known = new Map<number | string, TimeForm>()

/** The form with these contents, as one shared object. */
export function shareForm(form: TimeForm): TimeForm {
  // Each of these holds the characters of its own time: kept here, they would outlive their file.
  if (form.kind === 'seconds-nanos') return form
  const key = keyOf(form)
  return known.get(key) ?? keep(key, form)
}

/** The form of a clock as `parseClock` gives it. Builds no text for its key: large files have millions. */
export function clockForm(clock: ClockForm): TimeForm {
  const key = ((clock.hours * 8 + clock.minutes) * 16 + clock.fraction) * 2 + (clock.point === ',' ? 1 : 0)
  return known.get(key) ?? keep(key, { kind: 'clock', clock })
}

/** The form of a number with this many decimals, of units that go `perSecond` into a second. */
export function numberForm(perSecond: number, digits: number): TimeForm {
  const key = -1 - perSecond * 32 - Math.min(digits, 31)
  return known.get(key) ?? keep(key, { kind: 'number', digits, ...(perSecond !== 1 && { perSecond }) })
}

function keep(key: number | string, form: TimeForm): TimeForm {
  known.set(key, form)
  return form
}

function keyOf(form: Exclude<TimeForm, { kind: 'seconds-nanos' }>): string {
  switch (form.kind) {
    case 'clock': {
      const { hours, minutes, fraction, point, between = '', endless, colons, wide } = form.clock
      const flags = `${endless ? 'e' : ''}${form.rounds ? 'r' : ''}${wide ? 'w' : ''}`
      const signs = [point, between, flags, ...(colons ?? [])].join('|')
      return `c${hours},${minutes},${fraction}${signs}`
    }
    case 'hours-minutes':
      return `h${form.hours}`
    case 'seconds':
      return `s${form.digits}${form.point ?? ''}`
    case 'number':
      return `n${form.digits},${form.perSecond ?? 1}${form.rounds ? 'r' : ''}${form.point ?? ''}`
    case 'frames': {
      const { rate, drop, hours, frames, point, between = '', fields = 4 } = form.frames
      return `f${rate},${hours},${frames}${point}${between}${fields}${drop ? 'd' : ''}`
    }
    case 'iso':
      return 'i'
  }
}
