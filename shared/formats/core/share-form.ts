import type { TimeForm } from './format.ts'

const known = new Map<string, TimeForm>()

/** One object for all times written alike: a file has many times and few forms. */
export function shareForm(form: TimeForm): TimeForm {
  // Each of these holds the characters of its own time: kept here, they would outlive their file.
  if (form.kind === 'seconds-nanos') return form
  const key = keyOf(form)
  const same = known.get(key)
  if (same) return same
  known.set(key, form)
  return form
}

function keyOf(form: Exclude<TimeForm, { kind: 'seconds-nanos' }>): string {
  switch (form.kind) {
    case 'clock': {
      const { hours, minutes, fraction, point, endless } = form.clock
      return `c${hours},${minutes},${fraction}${point}${endless ? 'e' : ''}${form.rounds ? 'r' : ''}`
    }
    case 'hours-minutes':
      return `h${form.hours}`
    case 'seconds':
      return `s${form.digits}${form.point ?? ''}`
    case 'number':
      return `n${form.digits},${form.perSecond ?? 1}${form.rounds ? 'r' : ''}${form.point ?? ''}`
    case 'frames': {
      const { rate, drop, hours, frames, point } = form.frames
      return `f${rate},${hours},${frames}${point}${drop ? 'd' : ''}`
    }
    case 'iso':
      return 'i'
  }
}
