import { describe, expect, it } from 'vitest'
import { isBindable } from '../../../shared/commands/chord.ts'
import { key, mod } from '../../../shared/commands/command.ts'
import { commands, findCommand } from '../../../shared/commands/index.ts'
import { bindKeys, chordsOf, commandOf } from '../../../shared/commands/keymap.ts'
import { PRESETS, presets } from '../../../shared/commands/presets.ts'

describe.each(PRESETS)('%s', (id) => {
  const bindings = bindKeys({ preset: id, changes: {} })
  const entries = Object.entries(presets[id].keys)

  it('gives its commands all the keys that it names, so none of them is named twice', () => {
    for (const [command, chords] of entries) {
      expect(findCommand(command), command).toBeDefined()
      expect(chordsOf(bindings, command), command).toEqual(chords)
      for (const chord of chords) expect(isBindable(chord), command).toBe(true)
    }
  })

  it('names only what differs', () => {
    for (const [command, chords] of entries) expect(findCommand(command)?.keys).not.toEqual(chords)
  })

  it('leaves the palette and the keys within reach', () => {
    for (const command of ['help.palette', 'help.keys', 'play.toggle', 'correct.setStart'])
      expect(chordsOf(bindings, command).length, command).toBeGreaterThan(0)
  })
})

it('has the keys that people of these programs press without looking', () => {
  const at = (id: (typeof PRESETS)[number], chord: Parameters<typeof commandOf>[1]) =>
    commandOf(bindKeys({ preset: id, changes: {} }), chord)?.id
  expect(at('subtitle-edit', key('F11'))).toBe('correct.setStart')
  expect(at('subtitle-edit', key('F12'))).toBe('correct.setEnd')
  expect(at('aegisub', key('KeyS'))).toBe('play.replayLine')
  expect(at('aegisub', mod('Digit3'))).toBe('correct.setStart')
  expect(at('aegisub', key('KeyQ'))).toBe('play.beforeStart')
  expect(at('otranscribe', key('Escape'))).toBe('play.toggle')
  expect(at('otranscribe', key('F4'))).toBe('play.faster')
  expect(commands.length).toBe(bindKeys({ preset: 'aegisub', changes: {} }).size)
})
