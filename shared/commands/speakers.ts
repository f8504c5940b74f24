import { message } from '../words/message.ts'
import { command, commandGroup, key, shift } from './command.ts'

export const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
export type Digit = (typeof DIGITS)[number]

/** Commands of the group Speakers: who says what. Speakers have the numbers of the Speakers panel. */
export const SPEAKERS = [
  ...commandGroup('speakers', [
    { id: 'speaker.choose', needs: 'line', keys: [key('KeyV')] },
    { id: 'speaker.panel', needs: 'episode', keys: [] },
    { id: 'speaker.hearNext', needs: 'transcript', keys: [] },
  ]),
  ...DIGITS.map((n) =>
    command(
      'speakers',
      { id: `speaker.set${n}`, needs: 'line', keys: [key(`Digit${n}`)] },
      message('command.speaker.set', { number: n }),
    ),
  ),
  ...DIGITS.map((n) =>
    command(
      'speakers',
      { id: `speaker.turn${n}`, needs: 'line', keys: [shift(`Digit${n}`)] },
      message('command.speaker.turn', { number: n }),
    ),
  ),
]
