import { expect, it } from 'vitest'
import { roleOf } from '../../../../shared/formats/tables/column-roles.ts'

it.each([
  ['Start Time (s)', 'start'],
  ['end_ms', 'end'],
  ['Speaker name', 'speaker'],
  ['TRANSCRIPT', 'text'],
  ['Dauer', 'duration'],
  ['Video Transcript', 'text'],
  ['confidence', null],
  ['', null],
  ['one two three four five', null],
])('takes %j for %s', (name, role) => {
  expect(roleOf(name)).toBe(role)
})
