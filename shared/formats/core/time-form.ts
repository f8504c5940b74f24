import type { ClockForm, Ms } from '../../model/time.ts'
import type { FrameForm } from '../../model/timecode.ts'
import type { Span } from './span.ts'

/**
 * How a time was written: a clock (`rounds`: its digits may not be widened), a clock without seconds (`1:05`
 * = 1 h 5 min), decimal seconds with a fixed number of digits, a number with as many digits as it needs
 * (`perSecond` units make a second, 1 when absent: 1000 = milliseconds, 10 000 000 = ticks; `rounds`: whole
 * units only), a timecode in frames, an ISO 8601 duration (`PT1M2.5S`), or an object of seconds and
 * nanoseconds as protocol buffers print it. `point` is the decimal separator, `.` when absent.
 */
export type TimeForm =
  | { readonly kind: 'clock'; readonly clock: ClockForm; readonly rounds?: true }
  | { readonly kind: 'hours-minutes'; readonly hours: number }
  | { readonly kind: 'seconds'; readonly digits: number; readonly point?: ',' }
  | {
      readonly kind: 'number'
      readonly digits: number
      readonly perSecond?: number
      readonly rounds?: true
      readonly point?: ','
    }
  | { readonly kind: 'frames'; readonly frames: FrameForm }
  | { readonly kind: 'iso' }
  | { readonly kind: 'seconds-nanos'; readonly object: string }

/**
 * Where a time stands, its form, and the moment it counts from (0 when `base` is absent). With `around` no
 * time stands here yet: it is written between these two texts.
 */
export type TimeToken = Span & {
  readonly form: TimeForm
  readonly base?: Ms
  readonly around?: readonly [before: string, after: string]
}

/**
 * A place that says a time of its line a second time: in another unit or notation, or as the length beside
 * start and end. `rounded` = it does so in whole steps (ms).
 */
export type TimeCopy = TimeToken & {
  readonly of: 'start' | 'end' | 'duration'
  readonly rounded?: { readonly step: number; readonly by: 'down' | 'near' }
}
