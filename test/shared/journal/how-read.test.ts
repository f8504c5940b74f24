import { expect, it } from 'vitest'
import { parseHow } from '../../../shared/journal/how-read.ts'

it('gives what was written of how a text was read, and nothing for anything else', () => {
  const how = { name: 'a.srt', format: 'srt', durationMs: null, lines: '2-abc' }
  expect(parseHow(JSON.stringify(how))).toEqual(how)
  expect(parseHow(JSON.stringify({ ...how, times: 'ms', byHand: { kind: 'keys' } }))).toMatchObject({
    times: 'ms',
  })
  for (const other of ['', '{', 'null', '[]', '{"name":"a"}', JSON.stringify({ ...how, durationMs: 'x' })])
    expect(parseHow(other)).toBeNull()
})
