import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBindable, spellChord } from '../../../shared/commands/chord.ts'
import { type Chord, key, mod } from '../../../shared/commands/command.ts'
import { commands, findCommand } from '../../../shared/commands/index.ts'
import {
  bindKeys,
  chordsOf,
  commandOf,
  conflictOf,
  isChanged,
  type Keymap,
  MAX_CHORDS,
  type Realm,
  readChanges,
  withChords,
  withoutChange,
} from '../../../shared/commands/keymap.ts'
import { US_KEYS } from '../../../shared/commands/layout.ts'
import { PRESETS } from '../../../shared/commands/presets.ts'
import { inEnglish } from '../../words.ts'
import { anyChord, anyId } from './any-chord.ts'

const PLAIN: Keymap = { preset: 'earmark', changes: {} }
const preset = fc.constantFrom(...PRESETS)
const step = fc.oneof(
  fc.record({ id: anyId, chords: fc.array(anyChord, { maxLength: 4 }) }),
  fc.record({ id: anyId, chords: fc.constant(null) }),
)
/** What comes of choosing keys and giving them back, in any order. */
const anyKeymap = fc.record({ preset, steps: fc.array(step, { maxLength: 6 }) }).map(({ preset, steps }) =>
  steps.reduce<Keymap>(
    (map, { id, chords }) => ({
      preset,
      changes: chords === null ? withoutChange(map, id) : withChords(map, id, chords),
    }),
    { preset, changes: {} },
  ),
)
/** The chords of every command, spelled. */
const spell = (map: Keymap) => new Map([...bindKeys(map)].map(([id, chords]) => [id, chords.map(spellChord)]))
const print = { mac: false, names: US_KEYS }
const realmOf = (id: string): Realm => {
  const scope = findCommand(id)?.scope
  return scope === 'tapping' || scope === 'reviewing' ? scope : 'page'
}

describe('bindKeys', () => {
  it('gives the keys of the list where nothing was chosen', () => {
    for (const { id, keys } of commands) expect(chordsOf(bindKeys(PLAIN), id)).toEqual(keys)
  })

  it('never gives a chord to two commands, and every chord to the one that it finds by it', () => {
    fc.assert(
      fc.property(anyKeymap, (map) => {
        for (const place of ['page', 'tapping', 'reviewing']) {
          const realm = [...spell(map)].filter(([id]) => realmOf(id) === place)
          const all = realm.flatMap(([, own]) => own)
          expect(new Set(all).size).toBe(all.length)
        }
        const bindings = bindKeys(map)
        const [id, chords] = [...bindings].find(([, own]) => own.length > 0) ?? ['', []]
        for (const chord of chords) expect(commandOf(bindings, chord, realmOf(id))?.id).toBe(id)
      }),
    )
  })

  it('holds also for changes that contradict themselves: the first of the list gets the key', () => {
    const bindings = bindKeys({ preset: 'earmark', changes: { 'view.follow': ['F9'], 'edit.split': ['F9'] } })
    expect(chordsOf(bindings, 'edit.split')).toEqual([key('F9')])
    expect(chordsOf(bindings, 'view.follow')).toEqual([])
  })

  it('ignores commands and chords that there are none of', () => {
    const changes = { 'edit.split': ['nonsense', 'F9'], 'no.such': ['KeyI'] }
    const bindings = bindKeys({ preset: 'earmark', changes })
    expect(chordsOf(bindings, 'edit.split')).toEqual([key('F9')])
    expect(commandOf(bindings, key('KeyI'))?.id).toBe('correct.setStart')
  })
})

describe('withChords', () => {
  it('gives a command exactly these keys; the others lose these, and get back from it what the preset gave them', () => {
    fc.assert(
      fc.property(
        anyKeymap,
        anyId,
        fc.uniqueArray(anyChord, { maxLength: 4, selector: spellChord }),
        (map, id, chords) => {
          const wanted = chords.map(spellChord)
          const [before, after] = [spell(map), spell({ ...map, changes: withChords(map, id, chords) })]
          expect(after.get(id)).toEqual(wanted)
          const base = spell({ ...map, changes: {} })
          for (const [other, own] of before) {
            if (other === id) continue
            const isApart = realmOf(other) !== realmOf(id)
            if (isApart) {
              expect(after.get(other)).toEqual(own)
              continue
            }
            const kept = own.filter((chord) => !wanted.includes(chord))
            expect(after.get(other)?.filter((chord) => own.includes(chord))).toEqual(kept)
            for (const back of after.get(other)?.filter((chord) => !own.includes(chord)) ?? []) {
              expect(before.get(id)).toContain(back)
              expect(base.get(other)).toContain(back)
            }
          }
        },
      ),
    )
  })

  it('says nothing about a command that has the keys of the preset', () => {
    const own = bindKeys(PLAIN).get('correct.setStart') ?? []
    expect(withChords({ ...PLAIN, changes: { 'correct.setStart': [] } }, 'correct.setStart', own)).toEqual({})
  })

  it('keeps to what can be stored', () => {
    const many = Array.from({ length: 12 }, (_, n): Chord => key(`F${n + 1}`))
    expect(withChords(PLAIN, 'edit.split', many)['edit.split']).toHaveLength(MAX_CHORDS)
  })
})

describe('withoutChange', () => {
  it('gives a command the keys of its preset again, also those that others got', () => {
    fc.assert(
      fc.property(anyKeymap, anyId, (map, id) => {
        const after = { ...map, changes: withoutChange(map, id) }
        const base = { ...map, changes: {} }
        expect(spell(after).get(id)).toEqual(spell(base).get(id))
        expect(isChanged(bindKeys(after), bindKeys(base), id)).toBe(false)
      }),
    )
  })

  it('for every command is as if nothing had been chosen', () => {
    fc.assert(
      fc.property(anyKeymap, (map) => {
        const none = commands.reduce<Keymap>(
          (left, { id }) => ({ ...left, changes: withoutChange(left, id) }),
          map,
        )
        expect(none.changes).toEqual({})
      }),
      { numRuns: 10 },
    )
  })
})

describe('readChanges', () => {
  it('takes what was stored as it is', () => {
    fc.assert(
      fc.property(anyKeymap, ({ changes }) => {
        expect(readChanges(changes)).toEqual(changes)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves out entries that are broken, and keeps the others', () => {
    const stored = {
      'edit.split': ['F9', 7, 'Tab'],
      'edit.merge': 'F9',
      'view.follow': ['nonsense'],
      'correct.setEnd': [],
      'later.command': ['F10'],
      '': ['F11'],
      'view.zoomFit': ['F9', 'F12'],
    }
    expect(readChanges(stored)).toEqual({
      'edit.split': ['F9'],
      'correct.setEnd': [],
      'later.command': ['F10'],
      'view.zoomFit': ['F12'],
    })
  })

  it('never throws, and reads the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(anyId, fc.jsonValue())), (stored) => {
        const read = readChanges(stored)
        expect(readChanges(read)).toEqual(read)
        for (const text of Object.values(read).flat())
          expect(isBindable({ code: text.split('+').at(-1)! })).toBe(true)
      }),
    )
  })
})

describe('conflictOf', () => {
  const ask = (id: string, chord: Chord) => conflictOf(bindKeys(PLAIN), id, chord, print)

  it('is silent about keys that nobody has, or the command itself', () => {
    expect(ask('edit.split', key('F9'))).toBeNull()
    expect(ask('edit.split', key('KeyS'))).toBeNull()
  })

  it('asks nothing where keys never meet: the tap mode has its own', () => {
    expect(ask('tap.here', key('KeyI'))).toBeNull()
    expect(inEnglish(ask('tap.here', key('KeyP'))?.words ?? '')).toBe(
      'P is the key of “Tap: play or pause”, while tapping. “Tap: play or pause” would keep K.',
    )
  })

  it('says whose key it is, where it holds, and what would be left', () => {
    expect(inEnglish(ask('edit.split', key('KeyI'))?.words ?? '')).toBe(
      'I is the key of “Set start here”, outside text fields. “Set start here” would keep [.',
    )
    expect(inEnglish(ask('edit.split', mod('KeyS'))?.words ?? '')).toBe(
      'Ctrl+S is the key of “Save”, also while typing. “Save” would have no key left.',
    )
  })
})
