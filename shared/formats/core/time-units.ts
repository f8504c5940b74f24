/**
 * Units of plain numbers in a column of times; `hours-minutes` = the meaning of clocks with two fields. Other
 * clocks and timecodes state their unit themselves.
 */
export const TIME_UNITS = ['seconds', 'milliseconds', 'ticks', 'frames', 'clock', 'hours-minutes'] as const
export type TimeUnit = (typeof TIME_UNITS)[number]

/** Units of bare numbers in JSON files. */
export const JSON_UNITS = ['seconds', 'milliseconds', 'ticks'] as const

/** `auto` = decided by evidence. */
export type JsonUnit = (typeof JSON_UNITS)[number] | 'auto'

/**
 * What times mean where the file does not say: the unit of bare numbers, or whether `1:30` is 90 seconds or
 * 90 minutes.
 */
export type TimeMeaning = Exclude<TimeUnit, 'clock'> | 'minutes-seconds'
