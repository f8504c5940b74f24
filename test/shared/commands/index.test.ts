import { describe, expect, it } from 'vitest'
import { isBindable } from '../../../shared/commands/chord.ts'
import { type Chord } from '../../../shared/commands/command.ts'
import { commands, findCommand } from '../../../shared/commands/index.ts'
import { inEnglish } from '../../words.ts'

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
    expect(new Set(commands.map(({ label }) => inEnglish(label))).size).toBe(commands.length)
    for (const { label } of commands) expect(inEnglish(label)).toMatch(/^[A-Z][^A-Z]*( \d+ ms| s)?/)
  })

  it('never share a chord: `anywhere` also holds on the page, the tap mode and the review have keys of their own', () => {
    const owners = new Map<string, string[]>()
    for (const { id, chord, scope } of chords) {
      const isMode = scope === 'tapping' || scope === 'reviewing'
      const place = `${spelled(chord)}${isMode ? ` while ${scope}` : ''}`
      owners.set(place, [...(owners.get(place) ?? []), id])
    }
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([])
  })

  it('use no bare character key while typing', () => {
    const bare = commands
      .filter(({ scope }) => scope === 'anywhere')
      .flatMap(({ keys }) => keys)
      .filter((chord) => !chord.mod && !chord.alt && !/^(F\d+|Media\w+)$/.test(chord.code))
    expect(bare).toEqual([])
  })

  it('never use Ctrl and Alt together, which is AltGr', () => {
    expect(chords.filter(({ chord }) => chord.mod && chord.alt)).toEqual([])
  })

  it('use physical keys by their standard names', () => {
    const names =
      /^(Key[A-Z]|Digit\d|F([1-9]|1[0-2])|Arrow(Left|Right|Up|Down)|Space|Enter|Escape|Home|End|Comma|Period|Equal|Minus|Slash|Insert|Delete|Backspace|Bracket(Left|Right)|Media(PlayPause|Track(Next|Previous)))$/
    for (const { chord } of chords) {
      expect(chord.code).toMatch(names)
      expect(isBindable(chord), chord.code).toBe(true)
    }
  })
})
