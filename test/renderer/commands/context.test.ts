import { expect, it } from 'vitest'
import { rangeOf, targetOf } from '../../../renderer/commands/context.ts'
import { line } from '../../builders.ts'
import { contextOf } from '../context.ts'

const LINES = [line('a', 1000, 2000), line('b', 3000, 4000), line('c', 5000, 6000)]

it('a command is for the selected line, else the one spoken, else the last that was', () => {
  expect(targetOf(contextOf(LINES, { now: 5500, selection: { id: 'a' } }))).toBe(0)
  expect(targetOf(contextOf(LINES, { now: 5500 }))).toBe(2)
  expect(targetOf(contextOf(LINES, { now: 4500 }))).toBe(1)
  expect(targetOf(contextOf(LINES, { now: 500 }))).toBe(-1)
})

it('or for all selected lines, whichever end was selected first', () => {
  expect(rangeOf(contextOf(LINES, { selection: { id: 'c', extent: 'b' } }))).toEqual({ from: 1, to: 2 })
  expect(rangeOf(contextOf(LINES, { now: 3500 }))).toEqual({ from: 1, to: 1 })
  expect(rangeOf(contextOf(LINES, { now: 500 }))).toBeNull()
})
