import { command, key, shift } from './command.ts'

export const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
export type Digit = (typeof DIGITS)[number]

/** Commands of the group Speakers: who says what. The number of a speaker is the one in the Speakers panel. */
export const SPEAKERS = [
  command('speaker.choose', 'Choose the speaker…', 'Speakers', 'line', [key('KeyV')]),
  command('speaker.panel', 'Speakers', 'Speakers', 'episode', []),
  command('speaker.hearNext', 'After choosing a speaker: hear the next line', 'Speakers', 'transcript', []),
  ...DIGITS.map((n) =>
    command(`speaker.set${n}`, `Speaker ${n} says the selected lines`, 'Speakers', 'line', [
      key(`Digit${n}`),
    ]),
  ),
  ...DIGITS.map((n) =>
    command(`speaker.turn${n}`, `Speaker ${n} says the whole turn`, 'Speakers', 'line', [shift(`Digit${n}`)]),
  ),
] as const
