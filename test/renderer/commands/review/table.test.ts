import { expect, it } from 'vitest'
import { reviewTable } from '../../../../renderer/commands/review/table.ts'
import { line } from '../../../builders.ts'
import { contextOf } from '../../context.ts'

const moved = (id: string, start: number) =>
  line(id, start, start + 900, id, { origin: { start: start - 100, end: start + 800 } })
const LINES = [moved('a', 1000), line('b', 3000, 3900), moved('c', 5000)]
const context = contextOf(LINES, { selection: { id: 'b' } })

it('next goes down and previous goes up', () => {
  expect(reviewTable['correct.nextChange'](context).select?.id).toBe('c')
  expect(reviewTable['correct.previousChange'](context).select?.id).toBe('a')
})

it('each command of a review does something else', () => {
  const commands = Object.values(reviewTable)
  expect(new Set(commands).size).toBe(commands.length)
})
