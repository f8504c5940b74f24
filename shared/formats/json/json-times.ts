import { parseClock } from '../../model/time.ts'
import type { TimeForm, TimeToken } from '../core/format.ts'
import { numberForm } from '../core/share-form.ts'
import { type JsonCursor, peek, readNumber, readString, skipValue } from './json-walk.ts'

/** A time in a JSON file; `ms` null = unreadable. */
export type JsonTime = TimeToken & { readonly ms: number | null }

/**
 * Takes a time in any notation: a number or numeric string (`perSecond` units make a second), `"1.200s"`, a
 * clock, an ISO duration, or `{"seconds": "1", "nanos": 200000000}`. Null when there is no such value.
 */
export function takeTime(json: JsonCursor, perSecond: number): JsonTime | null {
  switch (peek(json)) {
    case '"': {
      const string = readString(json)
      return string && parseTime(string.value, string.from, string.to, perSecond)
    }
    case '{': {
      const from = json.at
      skipValue(json)
      const object = json.text.slice(from, json.at)
      return json.failed ? null : parseParts(object, from, json.at)
    }
    case '[':
      skipValue(json)
      return null
    default: {
      const number = readNumber(json)
      if (number === null) {
        skipValue(json)
        return null
      }
      const { from, to, value, digits } = number
      const time = { from, to, form: numberForm(perSecond, digits), ms: toMs(value, perSecond) }
      // `null` says that there is no time: it stays until there is one.
      return value === null ? { ...time, around: NOTHING } : time
    }
  }
}

const NUMBER = /^-?\d{1,18}(?:\.(\d{1,18}))?(?:[eE][+-]?\d{1,3})?(s?)$/
const ISO = /^PT(?=\d)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?$/

/** A time as a text that stands in a file, `from` and `to` inside of its quotes. */
export function parseTime(value: string, from: number, to: number, perSecond: number): JsonTime {
  const number = NUMBER.exec(value)
  if (number) {
    const isSeconds = number[2] === 's'
    const unit = isSeconds ? 1 : perSecond
    const ms = toMs(Number.parseFloat(value), unit)
    return { from, to: isSeconds ? to - 1 : to, form: numberForm(unit, number[1]?.length ?? 0), ms }
  }
  const iso = ISO.exec(value)
  if (iso) {
    const [, hours = '0', minutes = '0', seconds = '0'] = iso
    return {
      from,
      to,
      form: ISO_FORM,
      ms: toMs((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds), 1),
    }
  }
  const clock = parseClock(value)
  if (clock) return { from, to, form: { kind: 'clock', clock: clock.form }, ms: clock.ms }
  // An unreadable value is replaced together with its quotes.
  return { from: from - 1, to: to + 1, form: numberForm(perSecond, 0), ms: null }
}

/** Protocol buffers omit zeros. */
function parseParts(object: string, from: number, to: number): JsonTime {
  const seconds = Number(/"seconds"\s{0,20}:\s{0,20}"?(-?\d{1,12})/.exec(object)?.[1] ?? 0)
  const nanos = Number(/"nanos"\s{0,20}:\s{0,20}"?(\d{1,9})/.exec(object)?.[1] ?? 0)
  return { from, to, form: { kind: 'seconds-nanos', object }, ms: toMs(seconds + nanos / 1e9, 1) }
}

function toMs(value: number | null, perSecond: number): number | null {
  if (value === null) return null
  const ms = Math.round(
    perSecond === 1 ? value * 1000 : perSecond === 1000 ? value : (value / perSecond) * 1000,
  )
  // Turns -0 into 0.
  return Number.isSafeInteger(ms) ? ms + 0 : null
}

/** The form, in the digits that it has: a time between its steps is rounded. */
export function roundedForm(form: TimeForm): TimeForm {
  const isWhole = form.kind === 'number' && form.digits === 0
  return form.kind === 'clock' || isWhole ? { ...form, rounds: true } : form
}

const NOTHING = ['', ''] as const
const ISO_FORM: TimeForm = { kind: 'iso' }
