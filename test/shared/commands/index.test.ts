import { describe, expect, it } from 'vitest'
import { type Chord, printChord } from '../../../shared/commands/command.ts'
import { commands, findCommand } from '../../../shared/commands/index.ts'

const chords = commands.flatMap(({ id, keys, scope }) => keys.map((chord) => ({ id, chord, scope })))
const spelled = ({ code, mod, shift, alt }: Chord) =>
  [mod && 'mod', alt && 'alt', shift && 'shift', code].filter(Boolean).join('+')

describe('commands', () => {
  it('have ids of their own', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
    for (const command of commands) expect(findCommand(command.id)).toBe(command)
    expect(findCommand('no.such')).toBeUndefined()
  })

  it('have names of their own, in sentence case', () => {
    expect(new Set(commands.map(({ label }) => label)).size).toBe(commands.length)
    for (const { label } of commands) expect(label).toMatch(/^[A-Z][^A-Z]*( \d+ ms| s)?/)
  })

  it('never share a chord: `anywhere` also holds on the page, the tap mode has keys of its own', () => {
    const owners = new Map<string, string[]>()
    for (const { id, chord, scope } of chords) {
      const place = `${spelled(chord)}${scope === 'tapping' ? ' while tapping' : ''}`
      owners.set(place, [...(owners.get(place) ?? []), id])
    }
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([])
  })

  it('use no bare character key while typing', () => {
    const bare = commands
      .filter(({ scope }) => scope === 'anywhere')
      .flatMap(({ keys }) => keys)
      .filter((chord) => !chord.mod && !chord.alt && !/^F\d+$/.test(chord.code))
    expect(bare).toEqual([])
  })

  it('never use Ctrl and Alt together, which is AltGr', () => {
    expect(chords.filter(({ chord }) => chord.mod && chord.alt)).toEqual([])
  })

  it('use physical keys by their standard names', () => {
    const names =
      /^(Key[A-Z]|Digit\d|F([1-9]|1[0-2])|Arrow(Left|Right|Up|Down)|Space|Enter|Escape|Home|End|Comma|Period|Equal|Minus|Slash|Insert|Delete|Backspace|Bracket(Left|Right))$/
    for (const { chord } of chords) expect(chord.code).toMatch(names)
  })
})

describe('printChord', () => {
  it.each([
    [{ code: 'KeyS', mod: true, shift: true }, 'Ctrl+Shift+S', '⇧⌘S'],
    [{ code: 'Comma', alt: true }, 'Alt+,', '⌥,'],
    [{ code: 'Digit0', mod: true }, 'Ctrl+0', '⌘0'],
    [{ code: 'ArrowLeft', shift: true }, 'Shift+←', '⇧←'],
    [{ code: 'Slash', shift: true }, '?', '?'],
    [{ code: 'Space' }, 'Space', 'Space'],
    [{ code: 'F8' }, 'F8', 'F8'],
  ])('prints %j as %s, on macOS as %s', (chord, other, mac) => {
    expect(printChord(chord, false)).toBe(other)
    expect(printChord(chord, true)).toBe(mac)
  })

  it.each([true, false])('prints every chord for people, each differently (macOS: %s)', (mac) => {
    const different = new Map(chords.map(({ chord }) => [spelled(chord), chord]))
    const printed = [...different.values()].map((chord) => printChord(chord, mac))
    for (const text of printed) expect(text).not.toMatch(/Key|Digit|Arrow|Bracket|undefined|false|^$/)
    expect(new Set(printed).size).toBe(printed.length)
  })
})
