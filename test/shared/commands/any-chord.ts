import fc from 'fast-check'
import { isBindable } from '../../../shared/commands/chord.ts'
import { commands } from '../../../shared/commands/index.ts'

const code = fc.oneof(
  fc.constantFrom(
    'Space',
    'Enter',
    'Escape',
    'Comma',
    'Slash',
    'ArrowUp',
    'Delete',
    'MediaPlayPause',
    'Numpad5',
  ),
  fc.integer({ min: 1, max: 24 }).map((n) => `F${n}`),
  fc.integer({ min: 0, max: 9 }).map((n) => `Digit${n}`),
  fc.integer({ min: 0, max: 25 }).map((n) => `Key${String.fromCharCode(65 + n)}`),
)

/** Any chord that can be a command's. */
export const anyChord = fc
  .record({ code, mod: fc.boolean(), alt: fc.boolean(), shift: fc.boolean() })
  .filter(isBindable)

/** The id of any command. */
export const anyId = fc.constantFrom(...commands.map(({ id }) => id))
