import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spellChord } from '../../../shared/commands/chord.ts'
import { type Keymap, withChords } from '../../../shared/commands/keymap.ts'
import { readKeymap, writeKeymap } from '../../../shared/commands/keymap-file.ts'
import { PRESETS } from '../../../shared/commands/presets.ts'
import { anyChord, anyId } from './any-chord.ts'

const file = (fields: object) => JSON.stringify({ earmarkKeys: 1, preset: 'earmark', changes: {}, ...fields })

describe('a file of keys', () => {
  it('reads back what was written', () => {
    const choice = fc.record({ id: anyId, chords: fc.array(anyChord, { maxLength: 3 }) })
    const keymap = fc
      .record({ preset: fc.constantFrom(...PRESETS), choices: fc.array(choice, { maxLength: 6 }) })
      .map(({ preset, choices }) =>
        choices.reduce<Keymap>((map, { id, chords }) => ({ preset, changes: withChords(map, id, chords) }), {
          preset,
          changes: {},
        }),
      )
    fc.assert(
      fc.property(keymap, (map) => {
        expect(readKeymap(writeKeymap(map))).toEqual({ keymap: map, leftOut: 0 })
      }),
      { numRuns: 60 },
    )
  })

  it('is JSON that says what it is, with a line for each key', () => {
    const changes = { 'edit.split': [spellChord({ code: 'F9' })] }
    expect(JSON.parse(writeKeymap({ preset: 'aegisub', changes }))).toEqual({
      earmarkKeys: 1,
      preset: 'aegisub',
      changes,
    })
  })

  it('counts what it cannot use and keeps the rest', () => {
    const changes = {
      'edit.split': ['F9', 'Tab'],
      'no.such': ['F10'],
      'edit.merge': 7,
      'view.follow': ['F11'],
    }
    expect(readKeymap(file({ preset: 'emacs', changes }))).toEqual({
      keymap: { preset: 'earmark', changes: { 'edit.split': ['F9'], 'view.follow': ['F11'] } },
      leftOut: 4,
    })
  })

  it.each(['', 'nonsense', '[]', 'null', '{}', '{"preset":"aegisub","changes":{}}'])(
    'takes %j for none',
    (text) => {
      expect(readKeymap(text)).toBeNull()
    },
  )

  it('may begin with a byte order mark', () => {
    expect(readKeymap(`\ufeff${file({})}`)?.leftOut).toBe(0)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (preset, changes) => {
        expect(readKeymap(file({ preset, changes }))?.keymap.changes).toBeDefined()
      }),
    )
  })
})
