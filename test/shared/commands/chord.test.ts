import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  belongsToText,
  chordOf as chordFromPress,
  isBindable,
  type KeyPress,
  parseChord,
  printChord,
  sameChord,
  spellChord,
  toAccelerator,
} from '../../../shared/commands/chord.ts'
import { type Chord } from '../../../shared/commands/command.ts'
import { commands } from '../../../shared/commands/index.ts'
import { US_KEYS } from '../../../shared/commands/layout.ts'
import { anyChord } from './any-chord.ts'

const chords = commands.flatMap(({ keys }) => keys)
const GERMAN = new Map([
  ['KeyY', 'z'],
  ['KeyZ', 'y'],
  ['BracketLeft', 'ü'],
  ['Minus', 'ß'],
  ['Slash', '-'],
  ['Digit7', '7'],
  ['Backquote', 'Dead'],
])
const FRENCH = new Map([
  ['KeyQ', 'a'],
  ['KeyA', 'q'],
  ['Digit1', '&'],
  ['KeyW', 'z'],
  ['KeyZ', 'w'],
  ['KeyM', ','],
  ['IntlBackslash', '<'],
  ['Comma', ';'],
])
const RUSSIAN = new Map([
  ['KeyI', 'ш'],
  ['Comma', 'б'],
])

describe('printChord', () => {
  it.each([
    [{ code: 'KeyS', mod: true, shift: true }, 'Ctrl+Shift+S', '⇧⌘S'],
    [{ code: 'Comma', alt: true }, 'Alt+,', '⌥,'],
    [{ code: 'Digit0', mod: true }, 'Ctrl+0', '⌘0'],
    [{ code: 'ArrowLeft', shift: true }, 'Shift+←', '⇧←'],
    [{ code: 'Slash', shift: true }, '?', '?'],
    [{ code: 'Space' }, 'Space', 'Space'],
    [{ code: 'F8' }, 'F8', 'F8'],
    [{ code: 'Escape' }, 'Esc', 'Esc'],
    [{ code: 'Numpad5' }, 'Num 5', 'Num 5'],
    [{ code: 'NumpadAdd', alt: true }, 'Alt+Num +', '⌥Num +'],
    [{ code: 'LaunchMail' }, 'Launch Mail', 'Launch Mail'],
  ])('prints %j as %s, on macOS as %s', (chord, other, mac) => {
    expect(printChord(chord, false)).toBe(other)
    expect(printChord(chord, true)).toBe(mac)
  })

  it.each([true, false])('prints every chord for people, each differently (macOS: %s)', (mac) => {
    const different = new Map(chords.map((chord) => [spellChord(chord), chord]))
    const printed = [...different.values()].map((chord) => printChord(chord, mac))
    for (const text of printed) expect(text).not.toMatch(/Key|Digit|Arrow|Bracket|undefined|false|^$/)
    expect(new Set(printed).size).toBe(printed.length)
  })

  it.each<[string, Chord, ReadonlyMap<string, string>]>([
    ['Y', { code: 'KeyY' }, GERMAN],
    ['Ctrl+Z', { code: 'KeyZ', mod: true }, GERMAN],
    ['Ü', { code: 'BracketLeft' }, GERMAN],
    ['-', { code: 'Minus' }, GERMAN],
    ['Ctrl+-', { code: 'Minus', mod: true }, GERMAN],
    ['Shift+`', { code: 'Backquote', shift: true }, GERMAN],
    ['?', { code: 'Slash', shift: true }, GERMAN],
    ['Ctrl+/', { code: 'Slash', mod: true }, GERMAN],
    ['Q', { code: 'KeyQ' }, FRENCH],
    ['Ctrl+W', { code: 'KeyW', mod: true }, FRENCH],
    ['Alt+1', { code: 'Digit1', alt: true }, FRENCH],
    [',', { code: 'Comma' }, FRENCH],
    ['<', { code: 'Comma', shift: true }, FRENCH],
    ['I', { code: 'KeyI' }, RUSSIAN],
    ['Б', { code: 'Comma' }, RUSSIAN],
  ])('names the keys of the layout: %s', (printed, chord, names) => {
    expect(printChord(chord, false, names)).toBe(printed)
  })
})

function press(code: string, more: Partial<KeyPress> & { readonly altGraph?: boolean } = {}): KeyPress {
  const nothing = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
  return { code, key: '', ...nothing, getModifierState: () => more.altGraph === true, ...more }
}

/** The likeliest chord on a layout; as in the US unless told. */
function chordOf(pressed: KeyPress, mac: boolean, names = US_KEYS): Chord | null {
  return chordFromPress(pressed, mac, names)
}

describe('chordOf', () => {
  it('goes by the letter, and by the place where letters are of another script', () => {
    expect(chordOf(press('KeyY', { key: 'z', ctrlKey: true }), false, GERMAN)).toEqual({
      code: 'KeyZ',
      mod: true,
    })
    expect(chordOf(press('KeyI', { key: 'ш' }), false, RUSSIAN)).toEqual({ code: 'KeyI' })
    expect(chordOf(press('BracketLeft', { key: 'ü' }), false, GERMAN)).toEqual({ code: 'BracketLeft' })
    expect(chordOf(press('BracketLeft', { key: 'Dead' }), false)).toEqual({ code: 'BracketLeft' })
    expect(chordOf(press('Comma', { key: ';', shiftKey: true }), false, GERMAN)).toEqual({
      code: 'Comma',
      shift: true,
    })
  })

  it('takes AltGr for typing, as it arrives on Windows and on Linux', () => {
    const at = { key: '@', altGraph: true }
    expect(chordOf(press('KeyQ', { ...at, ctrlKey: true, altKey: true }), false)).toBeNull()
    expect(chordOf(press('KeyQ', at), false)).toBeNull()
    expect(chordOf(press('KeyQ', { ctrlKey: true, altKey: true }), false)).toBeNull()
  })

  it('knows ? by its character, wherever the layout has it', () => {
    const question = { code: 'Slash', shift: true }
    expect(chordOf(press('Slash', { key: '?', shiftKey: true }), false)).toEqual(question)
    expect(chordOf(press('Minus', { key: '?', shiftKey: true }), false)).toEqual(question)
    expect(chordOf(press('Slash', { key: '_', shiftKey: true }), false)).toBeNull()
    expect(chordOf(press('Slash', { key: '-' }), false, GERMAN)).toEqual({ code: 'Minus' })
  })

  it.each(['Tab', 'ShiftLeft', 'ControlRight', 'AltGraph', 'MetaLeft', 'CapsLock', ''])(
    'takes %j for no chord',
    (code) => expect(chordOf(press(code), false)).toBeNull(),
  )

  it('takes keys that have a name only, of pedals and headsets', () => {
    expect(chordOf(press('', { key: 'MediaPlayPause' }), false)).toEqual({ code: 'MediaPlayPause' })
    expect(chordOf(press('', { key: 'x' }), false)).toBeNull()
    expect(chordOf(press('F24'), false)).toEqual({ code: 'F24' })
  })

  it('takes Cmd for Ctrl on macOS, where Alt types nothing on its own account', () => {
    expect(chordOf(press('KeyS', { metaKey: true }), true)).toEqual({ code: 'KeyS', mod: true })
    expect(chordOf(press('KeyS', { ctrlKey: true }), true)).toBeNull()
    expect(chordOf(press('Digit1', { altKey: true, key: '¡' }), true)).toEqual({ code: 'Digit1', alt: true })
  })
})

describe('spelling', () => {
  it('comes back from what was spelled', () => {
    fc.assert(
      fc.property(anyChord, (chord) => {
        const read = parseChord(spellChord(chord))
        expect(read && sameChord(read, chord)).toBe(true)
        expect(isBindable(chord)).toBe(true)
      }),
    )
  })

  it.each([
    '',
    '+',
    'KeyI+',
    'shift+mod+KeyI',
    'mod+mod+KeyI',
    'mod+alt+KeyI',
    'Tab',
    'keyi',
    'Ctrl+KeyI',
    7,
    null,
  ])('reads %j as none', (text) => expect(parseChord(text)).toBeNull())

  it('reads only what it would spell the same', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const chord = parseChord(text)
        expect(chord === null || spellChord(chord) === text).toBe(true)
      }),
    )
  })
})

describe('belongsToText', () => {
  it.each(['KeyI', 'Digit0', 'Comma', 'Numpad5', 'Space', 'Enter', 'Escape', 'shift+ArrowUp', 'mod+KeyC'])(
    'leaves %s to the text',
    (text) => expect(belongsToText(parseChord(text)!, false)).toBe(true),
  )

  it.each(['F8', 'mod+Space', 'alt+ArrowUp', 'mod+KeyS', 'alt+Digit1', 'MediaPlayPause', 'F24'])(
    'takes %s from the text',
    (text) => expect(belongsToText(parseChord(text)!, false)).toBe(false),
  )

  it('leaves Option with a letter to the text on macOS, where it types', () => {
    expect(belongsToText({ code: 'KeyK', alt: true }, true)).toBe(true)
    expect(belongsToText({ code: 'ArrowUp', alt: true }, true)).toBe(false)
  })
})

describe('toAccelerator', () => {
  it.each<[Chord, string | null]>([
    [{ code: 'KeyS', mod: true, shift: true }, 'CommandOrControl+Shift+S'],
    [{ code: 'ArrowUp', alt: true }, 'Alt+Up'],
    [{ code: 'Numpad5' }, 'num5'],
    [{ code: 'F13' }, 'F13'],
    [{ code: 'Comma' }, ','],
    [{ code: 'Slash', shift: true }, 'Shift+/'],
    [{ code: 'MediaPlayPause' }, null],
    [{ code: 'IntlRo' }, null],
  ])('writes %j as %s', (chord, accelerator) => {
    expect(toAccelerator(chord)).toBe(accelerator)
  })

  it('shows no key rather than a wrong one where the menu has no name for it', () => {
    expect(toAccelerator({ code: 'KeyZ', mod: true }, GERMAN)).toBe('CommandOrControl+Z')
    expect(toAccelerator({ code: 'Minus', mod: true }, GERMAN)).toBe('CommandOrControl+-')
    expect(toAccelerator({ code: 'BracketLeft' }, GERMAN)).toBeNull()
    const plus = { code: 'Equal', shift: true }
    expect(
      toAccelerator(
        plus,
        new Map([
          ['BracketRight', '+'],
          ['Equal', '´'],
        ]),
      ),
    ).toBe('Plus')
  })
})
