import { expect, it, vi } from 'vitest'
import { linesTable } from '../../../../renderer/commands/lines/table.ts'
import { DIGITS } from '../../../../shared/commands/speakers.ts'
import { apply } from '../../../../shared/model/edit.ts'
import { line } from '../../../builders.ts'
import { contextOf, timesAfter } from '../../context.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const LINES = [
  line('a', 1000, 1900, 'One.', { speaker: 'Ann' }),
  line('b', 4000, 4900, 'Two.', { speaker: 'Ben' }),
]
const context = contextOf(LINES, { now: 4400, selection: { id: 'b' } })
const startAfter = (id: keyof typeof linesTable) =>
  timesAfter(context, (linesTable[id] as (typeof linesTable)['correct.nudgeBack'])(context))[1]?.[1]

it('nudges go back and forward, and the fine ones less far', () => {
  expect(startAfter('correct.nudgeBack')).toBe(3950)
  expect(startAfter('correct.nudgeForward')).toBe(4050)
  expect(startAfter('correct.nudgeBackFine')).toBe(3990)
  expect(startAfter('correct.nudgeForwardFine')).toBe(4010)
})

it('start and end are set by keys of their own', () => {
  expect(timesAfter(context, linesTable['correct.setStart'](context))[1]).toEqual(['b', 4400, 4900])
  expect(timesAfter(context, linesTable['correct.setEnd'](context))[1]).toEqual(['b', 4000, 4400])
})

it('each digit is the speaker of that number', () => {
  const { edit } = linesTable['speaker.set1'](context)
  expect(apply(edit!, context.document.transcript).segments[1]?.speaker).toBe('Ann')
  for (const n of DIGITS) expect(linesTable).toHaveProperty([`speaker.turn${n}`])
})
