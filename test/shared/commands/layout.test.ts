import { describe, expect, it } from 'vitest'
import { chordsFor, type KeyPress, printChord, spellChord } from '../../../shared/commands/chord.ts'
import { type Chord } from '../../../shared/commands/command.ts'
import { bindKeys, commandOf } from '../../../shared/commands/keymap.ts'
import { isPrintedAs, keysMeant, otherNames, printedOn, US_KEYS } from '../../../shared/commands/layout.ts'
import { LAYOUTS, type LayoutName, namesOf, pressOn } from './layouts.ts'

const OWN = bindKeys({ preset: 'earmark', changes: {} })
const NAMES = Object.keys(LAYOUTS) as LayoutName[]
const LATIN: readonly LayoutName[] = ['us', 'de', 'fr', 'dvorak', 'bepo', 'tr', 'cz']
const OTHERS: readonly LayoutName[] = ['ru', 'gr', 'il']
const SHIFTS = [false, true]
const ctrlKey = true

/** The command that a press runs, as the layout is known; `stale` = it was changed just now. */
function ranBy(press: KeyPress, name: LayoutName, stale = false): string | undefined {
  const names = stale ? US_KEYS : otherNames(namesOf(name))
  const chord = chordsFor(press, false, names).find((one) => commandOf(OWN, one))
  return chord && commandOf(OWN, chord)?.id
}
const keysOf = (name: LayoutName) => [...LAYOUTS[name].keys()]
const printedAs = (name: LayoutName, sign: string) =>
  keysOf(name).find((code) => LAYOUTS[name].get(code)?.[0] === sign) ?? ''

describe('a defect: Ctrl with a letter went by the place of the key', () => {
  const letters = [
    ['z', 'edit.undo'],
    ['y', 'edit.redo'],
    ['s', 'file.save'],
    ['w', 'file.close'],
    ['o', 'file.open'],
    ['f', 'edit.find'],
    ['a', 'view.selectAll'],
    ['g', 'play.goTo'],
    ['h', 'edit.replace'],
  ] as const

  it.each(LATIN.flatMap((name) => letters.map(([letter, id]) => [name, letter, id] as const)))(
    'on %s Ctrl and the key labelled %s runs %s, and no other key does',
    (name, letter, id) => {
      for (const stale of [false, true])
        for (const code of keysOf(name)) {
          const isIt = LAYOUTS[name].get(code)?.[0] === letter
          expect(ranBy(pressOn(name, code, { ctrlKey }), name, stale) === id, code).toBe(isIt)
        }
    },
  )

  it.each(OTHERS.flatMap((name) => letters.map(([letter, id]) => [name, letter, id] as const)))(
    'on %s, which has no Latin letters, the place of %s runs %s, and no other key does',
    (name, letter, id) => {
      for (const code of keysOf(name)) {
        const isIt = code === `Key${letter.toUpperCase()}`
        expect(ranBy(pressOn(name, code, { ctrlKey }), name) === id, code).toBe(isIt)
      }
    },
  )

  it.each(LATIN)('on %s letters alone go by what is printed, too', (name) => {
    expect(ranBy(pressOn(name, printedAs(name, 'o')), name)).toBe('correct.setEnd')
    expect(ranBy(pressOn(name, printedAs(name, 'k')), name)).toBe('play.toggle')
    expect(ranBy(pressOn(name, printedAs(name, 's'), { shiftKey: true }), name)).toBe('correct.snapStart')
  })

  it('both letters i of Turkish are I', () => {
    for (const code of ['KeyI', 'Quote']) {
      expect(ranBy(pressOn('tr', code), 'tr'), code).toBe('correct.setStart')
      for (const chord of chordsFor(pressOn('tr', code, { shiftKey: true }), false, namesOf('tr')))
        expect(spellChord(chord)).toBe('shift+KeyI')
    }
  })

  it('a letter that a Latin alphabet adds is never the letter of its place', () => {
    expect(ranBy(pressOn('bepo', 'KeyW', { ctrlKey }), 'bepo'), 'é, where W is in the US').toBeUndefined()
    expect(ranBy(pressOn('bepo', 'KeyT'), 'bepo')).toBeUndefined()
  })
})

describe('signs and digits', () => {
  it.each<[LayoutName, string, Parameters<typeof pressOn>[2], string]>([
    ['de', '-', { ctrlKey }, 'view.textSmaller'],
    ['de', '+', { ctrlKey }, 'view.textLarger'],
    ['de', '+', {}, 'view.zoomIn'],
    ['de', '-', {}, 'view.zoomOut'],
    ['de', ',', {}, 'correct.nudgeBack'],
    ['de', ',', { shiftKey: true }, 'play.slower'],
    ['de', '<', {}, 'play.slower'],
    ['de', '<', { shiftKey: true }, 'play.faster'],
    ['de', 'ß', { shiftKey: true }, 'help.keys'],
    ['de', 'ü', {}, 'correct.setStart'],
    ['de', '7', { shiftKey: true }, 'speaker.turn7'],
    ['de', '0', { ctrlKey }, 'view.textReset'],
    ['fr', '-', { ctrlKey }, 'view.textSmaller'],
    ['fr', '-', {}, 'speaker.set6'],
    ['fr', ')', {}, 'view.zoomOut'],
    ['fr', '=', {}, 'view.zoomIn'],
    ['fr', '&', {}, 'speaker.set1'],
    ['fr', '&', { shiftKey: true }, 'speaker.turn1'],
    ['fr', '&', { altKey: true }, 'correct.scopeLine'],
    ['fr', 'à', { ctrlKey }, 'view.textReset'],
    ['fr', ',', {}, 'correct.nudgeBack'],
    ['fr', ',', { shiftKey: true }, 'help.keys'],
    ['fr', ';', { shiftKey: true }, 'correct.nudgeForward'],
    ['fr', '<', { shiftKey: true }, 'play.faster'],
    ['cz', 'ě', {}, 'speaker.set2'],
    ['cz', '+', { ctrlKey }, 'view.textLarger'],
    ['dvorak', ',', {}, 'correct.nudgeBack'],
    ['dvorak', '.', { altKey: true }, 'correct.nudgeForwardFine'],
    ['dvorak', '/', { shiftKey: true }, 'help.keys'],
    ['dvorak', '-', { ctrlKey }, 'view.textSmaller'],
    ['ru', 'б', {}, 'correct.nudgeBack'],
    ['ru', '7', { shiftKey: true }, 'help.keys'],
    ['il', '/', {}, 'play.beforeStart'],
  ])('on %s %s with %j runs %s', (name, sign, held, id) => {
    expect(ranBy(pressOn(name, printedAs(name, sign), held), name)).toBe(id)
  })
})

describe('keysMeant', () => {
  it('is the place of the key on a US keyboard, whether or not it is known what was typed', () => {
    for (const [code, typed] of LAYOUTS.us)
      for (const shift of SHIFTS)
        for (const held of SHIFTS)
          for (const key of ['', typed[shift ? 1 : 0]])
            if (code !== 'IntlBackslash')
              expect(keysMeant({ code, typed: key, shift, held }, US_KEYS)).toEqual([{ code, shift }])
  })

  it.each(NAMES)('leaves keys alone that write nothing of the layout %s', (name) => {
    for (const code of ['Space', 'Enter', 'F8', 'Numpad5', 'NumpadAdd', 'ArrowLeft', 'MediaPlayPause'])
      expect(keysMeant({ code, typed: '+', shift: false, held: false }, namesOf(name))).toEqual([
        { code, shift: false },
      ])
  })
})

describe('what is said of a key', () => {
  const bound = [...OWN].flatMap(([id, chords]) => chords.map((chord) => [id, chord] as const))

  /** The press that a hint asks for; undefined when the layout has the sign nowhere. */
  function asHinted(name: LayoutName, { code, mod, alt, shift = false }: Chord): KeyPress | undefined {
    const isQuestion = code === 'Slash' && shift && !mod && !alt
    const names = otherNames(namesOf(name))
    const hint = isQuestion ? { sign: '?', shift } : printedOn({ code, shift }, Boolean(mod || alt), names)
    if (!hint) return undefined
    const held = { ctrlKey: mod ?? false, altKey: alt ?? false }
    const isPlace = /^Digit/.test(code) || (/^Key/.test(code) && OTHERS.includes(name))
    if (isPlace) return pressOn(name, code, { ...held, shiftKey: hint.shift })
    const key = keysOf(name).find((at) => LAYOUTS[name].get(at)?.[0] === hint.sign)
    if (key !== undefined) return pressOn(name, key, { ...held, shiftKey: hint.shift })
    const shifted = keysOf(name).find((at) => LAYOUTS[name].get(at)?.[1] === hint.sign)
    return shifted === undefined ? undefined : pressOn(name, shifted, { ...held, shiftKey: true })
  }

  it.each(NAMES)('is right on the layout %s: the key that a hint names runs the command', (name) => {
    for (const [id, chord] of bound) {
      if (['tap.', 'review.'].some((start) => id.startsWith(start)) && !/begin|reaction/.test(id)) continue
      const press = asHinted(name, chord)
      // `?` is always help; that a key types it with Shift is not known before it is pressed.
      if (press && (press.key !== '?' || id === 'help.keys'))
        expect(ranBy(press, name), `${id} ${printChord(chord, false, namesOf(name))}`).toBe(id)
    }
  })

  it.each(LATIN)('letters are called by themselves on %s', (name) => {
    const names = otherNames(namesOf(name))
    for (const [, chord] of bound)
      if (chord.code.startsWith('Key'))
        expect(printChord(chord, false, names)).toBe(printChord(chord, false, US_KEYS))
  })
})

describe('otherNames', () => {
  it('leaves out what is printed as in the US', () => {
    expect([...otherNames(namesOf('us'))]).toEqual([['IntlBackslash', '<']])
    expect(otherNames(namesOf('de')).get('KeyY')).toBe('z')
    expect(otherNames(namesOf('de')).has('KeyX')).toBe(false)
    expect(otherNames(namesOf('ru')).get('KeyX')).toBe('ч')
  })
})

describe('isPrintedAs', () => {
  it('is false when a key types something else than the layout has on it', () => {
    expect(isPrintedAs('KeyY', 'z', US_KEYS)).toBe(false)
    expect(isPrintedAs('KeyY', 'z', namesOf('de'))).toBe(true)
    expect(isPrintedAs('KeyY', 'Y', US_KEYS)).toBe(true)
    expect(isPrintedAs('KeyY', 'Dead', US_KEYS)).toBe(true)
    expect(isPrintedAs('Numpad5', '5', US_KEYS)).toBe(true)
  })
})
