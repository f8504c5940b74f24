import { DIGITS, type Digit } from '../../../shared/commands/speakers.ts'
import type { Command, Table } from '../outcome.ts'
import { revertSelected } from './changes.ts'
import { copyLines } from './copy.ts'
import {
  editField,
  insertHere,
  mergeWithNext,
  redoLast,
  regroupLines,
  removeSelected,
  splitHere,
  undoLast,
} from './edit.ts'
import { forgetOriginalTimes } from './originals.ts'
import { confirmSelected, nudge, setBoundaryHere, setEdgeHere } from './retime.ts'
import { assignNumber, toggleHearNext } from './speakers.ts'
import { stepWord } from './words.ts'

/** The commands about lines: their times, texts and speakers. */
export const linesTable = {
  'edit.undo': undoLast,
  'edit.redo': redoLast,
  'edit.text': (context) => editField(context, 'text'),
  'edit.time': (context) => editField(context, context.selection.edge),
  'edit.split': splitHere,
  'edit.merge': mergeWithNext,
  'edit.insert': insertHere,
  'edit.remove': removeSelected,
  'edit.bySentence': (context) => regroupLines(context, 'sentence'),
  'edit.bySpeaker': (context) => regroupLines(context, 'speaker'),
  'edit.byLength': (context) => regroupLines(context, 'length'),
  'edit.copyText': (context) => copyLines(context, 'words'),
  'edit.copyTimed': (context) => copyLines(context, 'timed'),
  'edit.copyQuote': (context) => copyLines(context, 'quote'),
  'correct.setStart': (context) => setEdgeHere(context, 'start'),
  'correct.setEnd': (context) => setEdgeHere(context, 'end'),
  'correct.boundary': setBoundaryHere,
  'correct.nudgeBack': (context) => nudge(context, -50),
  'correct.nudgeForward': (context) => nudge(context, 50),
  'correct.nudgeBackFine': (context) => nudge(context, -10),
  'correct.nudgeForwardFine': (context) => nudge(context, 10),
  'correct.previousWord': (context) => stepWord(context, -1),
  'correct.nextWord': (context) => stepWord(context, 1),
  'correct.confirm': confirmSelected,
  'correct.revert': revertSelected,
  'correct.forgetOriginals': forgetOriginalTimes,
  'correct.shift': () => ({ view: { dialog: { kind: 'shift' } } }),
  'correct.speed': () => ({ view: { dialog: { kind: 'speed' } } }),
  'speaker.choose': (context) => editField(context, 'speaker'),
  'speaker.hearNext': toggleHearNext,
  ...forDigits('speaker.set', (context, n) => assignNumber(context, n, 'lines')),
  ...forDigits('speaker.turn', (context, n) => assignNumber(context, n, 'turn')),
} as const satisfies Table

function forDigits<P extends string>(prefix: P, command: Command<[n: Digit]>) {
  return Object.fromEntries(
    DIGITS.map((n): [string, Command] => [`${prefix}${n}`, (context) => command(context, n)]),
  ) as Record<`${P}${Digit}`, Command>
}
