import { expect, it } from 'vitest'
import { roleOf, unitByName } from '../../../../shared/formats/tables/column-roles.ts'

it.each([
  ['Start Time (s)', 'start'],
  ['end_ms', 'end'],
  ['Speaker name', 'speaker'],
  ['TRANSCRIPT', 'text'],
  ['Dauer', 'duration'],
  ['Video Transcript', 'text'],
  ['Begin Time - hh:mm:ss.ms', 'start'],
  ['End Time - ss.msec', 'end'],
  ['Duration - HH:MM:SS:FF', 'duration'],
  ['start_tc', 'start'],
  ['Tier', 'speaker'],
  ['Annotation', 'text'],
  ['Description', 'text'],
  ['confidence', null],
  ['', null],
  ['one two three four five', null],
])('takes %j for %s', (name, role) => {
  expect(roleOf(name)).toBe(role)
})

it.each([
  ['Begin Time - ss.msec', 'seconds'],
  ['Start (s.ms)', 'seconds'],
  ['start [sec.msec]', 'seconds'],
  ['Onset (ss,mmm)', 'seconds'],
  ['Seconds.Milliseconds', 'seconds'],
  ['Start (s)', 'seconds'],
  ['Begin Time - msec', 'milliseconds'],
  ['start_ms', 'milliseconds'],
  ['Start (ms)', 'milliseconds'],
  ['Begin Time - hh:mm:ss.ms', null],
  ['Time (mm:ss.msec)', null],
  ['start_sample', 'samples'],
  ['start_frame', 'frames'],
  ['end ticks', 'ticks'],
  ['start_char', 'other'],
  ['items', null],
  ['start', null],
])('takes the numbers below %j for %s', (name, unit) => {
  expect(unitByName(name)).toBe(unit)
})
