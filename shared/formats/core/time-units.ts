/**
 * What plain numbers in a column of times count; `hours-minutes` = what clocks of two fields say. Other clocks and
 * timecodes say it themselves.
 */
export const TIME_UNITS = ['seconds', 'milliseconds', 'ticks', 'frames', 'clock', 'hours-minutes'] as const
export type TimeUnit = (typeof TIME_UNITS)[number]

/** What bare numbers of a JSON file may count. */
export const JSON_UNITS = ['seconds', 'milliseconds', 'ticks'] as const

/** `auto` = decided by evidence. */
export type JsonUnit = (typeof JSON_UNITS)[number] | 'auto'

/**
 * What the times of a file mean where the file does not say: what bare numbers count, or whether `1:30` is a minute and
 * a half or an hour and a half.
 */
export type TimeMeaning = Exclude<TimeUnit, 'clock'> | 'minutes-seconds'
