import { expect, it } from 'vitest'
import { howTo, keyOf, withKeys } from '../../../renderer/commands/key-hints.ts'
import { appWith } from '../context.ts'

it('names the first key of a command, or the command itself when it has none', () => {
  expect([keyOf('correct.setStart'), keyOf('play.whilePressed')]).toEqual(['I', null])
  expect([howTo('correct.setStart'), howTo('play.whilePressed')]).toEqual([
    'press I',
    'choose “Play while pressed”',
  ])
  expect(howTo('correct.setStart', appWith({ keyChanges: { 'correct.setStart': ['F6'] } }))).toBe('press F6')
})

it('puts keys in brackets behind words, as far as there are some', () => {
  expect(withKeys('Set', 'correct.setStart', 'play.whilePressed', 'correct.setEnd')).toBe('Set (I, O)')
  expect(withKeys('Hold', 'play.whilePressed')).toBe('Hold')
})
