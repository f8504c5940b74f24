import { expect, it } from 'vitest'
import { findCommands } from '../../../shared/commands/find.ts'
import { commands } from '../../../shared/commands/index.ts'
import { inEnglish } from '../../words.ts'

const names = (query: string) => findCommands(query, inEnglish).map(({ label }) => inEnglish(label))

it('gives all commands for an empty query', () => {
  expect(findCommands('  ', inEnglish)).toBe(commands)
})

it('puts the whole name first, then beginnings, then words inside', () => {
  expect(names('save')).toEqual(['Save', 'Save as…', 'Unsaved corrections…'])
  expect(names('line')[0]).not.toBe('')
  expect(names('start here')).toContain('Set start here')
  expect(names('view zoom')).toContain('Zoom waveform in')
})

it('finds scattered letters, and nothing for what is nowhere', () => {
  expect(names('spltphd')).toEqual(['Split at the playhead'])
  expect(names('qqq')).toEqual([])
})

it('finds every command by its own name', () => {
  for (const { id, label } of commands) {
    expect(findCommands(inEnglish(label), inEnglish).map((found) => found.id)).toContain(id)
  }
})
