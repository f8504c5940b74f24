import type { CommandId } from '../../../shared/commands/index.ts'
import { DIGITS, type Digit } from '../../../shared/commands/speakers.ts'
import { selectionStore } from '../../state/selection.ts'
import { showDialog } from '../../state/session.ts'
import { chooseFiles, closeEpisode, trySample } from '../episode/open.ts'
import { mapPresent } from '../episode/reread.ts'
import { exportPage } from '../files/export.ts'
import { cancelWork } from '../files/large-text.ts'
import { exportCopy, save, saveAs } from '../files/save.ts'
import { openFind, previewReplaceAll, replaceOne, stepFind } from '../find/find.ts'
import { copyLines } from '../lines/copy.ts'
import {
  editField,
  insertHere,
  mergeWithNext,
  redoLast,
  regroupLines,
  removeSelected,
  splitHere,
  undoLast,
} from '../lines/edit.ts'
import { forgetOriginalTimes } from '../lines/originals.ts'
import { confirmSelected, nudge, revertSelected, setBoundaryHere, setEdgeHere } from '../lines/retime.ts'
import { assignNumber, toggleHearNext } from '../lines/speakers.ts'
import { addChapter, exportChapters, stepChapter } from '../notes/chapters.ts'
import { exportNotes, noteOnLine } from '../notes/notes.ts'
import { hearEdge, replaySlowly, toggleHearNudges } from '../play/hearing.ts'
import {
  changeRate,
  changeResumeBack,
  changeVolume,
  jump,
  loopLine,
  playFromLine,
  replayLine,
  stepLine,
  toggleMute,
  togglePlay,
} from '../play/playback.ts'
import {
  changeTextSize,
  extend,
  selectAll,
  selectEdge,
  selectLine,
  setScope,
  switchEdge,
  toggleFollow,
  togglePanel,
  zoom,
} from '../play/view.ts'
import { explainPressed, pauseReleased, playPressed } from '../play/while-pressed.ts'
import { changeTypingBack, chooseWhileTyping } from '../play/while-typing.ts'
import { stepFinding } from '../review/checks.ts'
import { startDrift } from '../review/drift.ts'
import {
  applyReview,
  cancelReview,
  changeReviewOrder,
  hearReviewed,
  stepReview,
  stepReviewOrChange,
  toggleLeftOut,
} from '../review/review.ts'
import { snapAll, snapStart } from '../review/snap-to-speech.ts'
import { leaveTapping, startTapping, tapNow } from '../review/tapping.ts'
import { changeSettings } from '../settings.ts'
import { exportKeys, importKeys } from './rebind.ts'

/** What each command does. */
export const actions: Readonly<Record<CommandId, () => unknown>> = {
  'file.open': chooseFiles,
  'file.sample': trySample,
  'file.save': save,
  'file.saveAs': saveAs,
  'file.exportCopy': exportCopy,
  'file.exportPage': exportPage,
  'file.exportChapters': exportChapters,
  'file.cancel': cancelWork,
  'file.exportNotes': exportNotes,
  'file.close': closeEpisode,
  'edit.undo': undoLast,
  'edit.redo': redoLast,
  'edit.text': () => editField('text'),
  'edit.time': () => editField(selectionStore.getState().edge),
  'edit.typingPause': () => chooseWhileTyping('pause'),
  'edit.typingSlow': () => chooseWhileTyping('slow'),
  'edit.typingOff': () => chooseWhileTyping('off'),
  'edit.typingBack': changeTypingBack,
  'edit.split': splitHere,
  'edit.merge': mergeWithNext,
  'edit.find': () => openFind(false),
  'edit.replace': () => openFind(true),
  'edit.findNext': () => stepFind(1),
  'edit.findPrevious': () => stepFind(-1),
  'edit.replaceOne': replaceOne,
  'edit.replaceAll': previewReplaceAll,
  'edit.bySentence': () => regroupLines('sentence'),
  'edit.bySpeaker': () => regroupLines('speaker'),
  'edit.byLength': () => regroupLines('length'),
  'edit.note': noteOnLine,
  'edit.copyText': () => copyLines('words'),
  'edit.copyTimed': () => copyLines('timed'),
  'edit.copyQuote': () => copyLines('quote'),
  'correct.setStart': () => setEdgeHere('start'),
  'correct.setEnd': () => setEdgeHere('end'),
  'correct.boundary': setBoundaryHere,
  'correct.nudgeBack': () => nudge(-50),
  'correct.nudgeForward': () => nudge(50),
  'correct.nudgeBackFine': () => nudge(-10),
  'correct.nudgeForwardFine': () => nudge(10),
  'correct.switchEdge': switchEdge,
  'speaker.choose': () => editField('speaker'),
  'speaker.panel': () => togglePanel('speakers'),
  'speaker.hearNext': toggleHearNext,
  ...forDigits('speaker.set', (n) => assignNumber(n, 'lines')),
  ...forDigits('speaker.turn', (n) => assignNumber(n, 'turn')),
  'play.toggle': togglePlay,
  'play.toggleAnywhere': togglePlay,
  'play.back1': () => jump(-1000),
  'play.forward1': () => jump(1000),
  'play.back5': () => jump(-5000),
  'play.forward5': () => jump(5000),
  'play.previousLine': () => stepLine(-1),
  'play.nextLine': () => stepLine(1),
  'play.replayLine': replayLine,
  'play.loopLine': loopLine,
  'play.replayLineAnywhere': replayLine,
  'play.slower': () => changeRate(-0.1),
  'play.faster': () => changeRate(0.1),
  'play.volumeDown': () => changeVolume(-0.1),
  'play.volumeUp': () => changeVolume(0.1),
  'play.mute': toggleMute,
  'play.goTo': () => showDialog({ kind: 'go-to' }),
  'chapter.add': addChapter,
  'chapter.previous': () => stepChapter(-1),
  'chapter.next': () => stepChapter(1),
  'view.chapters': () => togglePanel('chapters'),
  'view.notes': () => togglePanel('notes'),
  'view.episode': () => togglePanel('episode'),
  'view.selectPrevious': () => selectLine('previous'),
  'view.selectNext': () => selectLine('next'),
  'view.selectFirst': () => selectLine('first'),
  'view.selectLast': () => selectLine('last'),
  'view.deselect': () => selectEdge(null, 'start'),
  'view.hearSelected': playFromLine,
  'view.follow': toggleFollow,
  'view.zoomIn': () => zoom('in'),
  'view.zoomOut': () => zoom('out'),
  'view.zoomFit': () => zoom('fit'),
  'view.textLarger': () => changeTextSize(1),
  'view.textSmaller': () => changeTextSize(-1),
  'view.textReset': () => changeTextSize(0),
  'view.themeSystem': () => changeSettings({ theme: 'system' }),
  'view.themeLight': () => changeSettings({ theme: 'light' }),
  'view.themeDark': () => changeSettings({ theme: 'dark' }),
  'file.report': () => showDialog({ kind: 'report' }),
  'play.beforeStart': () => hearEdge('start', 'before'),
  'play.afterStart': () => hearEdge('start', 'after'),
  'play.beforeEnd': () => hearEdge('end', 'before'),
  'play.afterEnd': () => hearEdge('end', 'after'),
  'play.slowly': replaySlowly,
  'play.resumeBack': changeResumeBack,
  'correct.nextChange': () => stepReviewOrChange(1),
  'correct.previousChange': () => stepReviewOrChange(-1),
  'review.next': () => stepReview(1),
  'review.previous': () => stepReview(-1),
  'review.hearBefore': () => hearReviewed('before'),
  'review.hearAfter': () => hearReviewed('after'),
  'review.leaveOut': toggleLeftOut,
  'review.order': changeReviewOrder,
  'review.apply': applyReview,
  'review.cancel': cancelReview,
  'play.hearNudges': toggleHearNudges,

  'view.extendPrevious': () => extend(-1),
  'view.extendNext': () => extend(1),
  'view.selectAll': selectAll,
  'edit.insert': insertHere,
  'edit.remove': removeSelected,
  'correct.confirm': confirmSelected,
  'correct.snapStart': snapStart,
  'correct.snapAll': snapAll,
  'correct.scopeLine': () => setScope('line'),
  'correct.scopeRipple': () => setScope('ripple'),
  'correct.scopeStretch': () => setScope('stretch'),
  'correct.shift': () => showDialog({ kind: 'shift' }),
  'correct.speed': () => showDialog({ kind: 'speed' }),
  'correct.revert': revertSelected,
  'correct.forgetOriginals': forgetOriginalTimes,
  'view.checks': () => togglePanel('checks'),
  'view.changes': () => togglePanel('changes'),
  'correct.nextProblem': () => stepFinding(1),
  'correct.previousProblem': () => stepFinding(-1),
  'correct.drift': startDrift,
  'tap.begin': startTapping,
  'tap.here': () => tapNow('tap'),
  'tap.end': () => tapNow('end'),
  'tap.back': () => tapNow('back'),
  'tap.pause': togglePlay,
  'tap.leave': leaveTapping,
  'tap.reaction': () => showDialog({ kind: 'reaction' }),
  'file.map': mapPresent,
  'help.palette': () => showDialog({ kind: 'palette' }),
  'help.keys': () => showDialog({ kind: 'keys' }),
  'help.exportKeys': exportKeys,
  'help.importKeys': importKeys,
  'play.whilePressed': explainPressed,
}

/** Commands that last while their key is held: what begins, and what ends it. */
export const releases: Readonly<
  Partial<Record<CommandId, { readonly press: () => void; readonly release: () => void }>>
> = {
  'play.whilePressed': { press: playPressed, release: pauseReleased },
}

function forDigits<P extends string>(prefix: P, act: (n: Digit) => void) {
  return Object.fromEntries(DIGITS.map((n) => [`${prefix}${n}`, () => act(n)])) as Record<
    `${P}${Digit}`,
    () => void
  >
}
