import { type Chord, key, mod, modShift, shift } from './command.ts'
import type { CommandId } from './index.ts'

/** Keys as in other programs. */
export const PRESETS = ['earmark', 'subtitle-edit', 'aegisub', 'otranscribe'] as const
export type PresetId = (typeof PRESETS)[number]

export type Preset = {
  readonly name: string
  /** All keys of the commands that differ; a key that stands here is taken from whoever has it in Earmark. */
  readonly keys: Readonly<Partial<Record<CommandId, readonly Chord[]>>>
}

const PLAY = key('MediaPlayPause')

/**
 * Only keys that these programs have by default, for commands that do the same here; Earmark's own stay
 * behind them where they are free. From Subtitle Edit 5 (reference of its keyboard shortcuts), Aegisub
 * (default hotkeys; those of the audio box count) and oTranscribe (default settings).
 */
export const presets: Readonly<Record<PresetId, Preset>> = {
  earmark: { name: 'Earmark', keys: {} },
  'subtitle-edit': {
    name: 'Subtitle Edit',
    keys: {
      'correct.setStart': [key('F11'), key('KeyI'), key('BracketLeft')],
      'correct.setEnd': [key('F12'), key('KeyO'), key('BracketRight')],
      'correct.shift': [modShift('KeyA'), modShift('KeyT')],
      'correct.nextProblem': [key('F8'), key('F7')],
      'correct.previousProblem': [shift('F8'), shift('F7')],
      'edit.merge': [modShift('KeyM'), key('KeyM')],
      'edit.redo': [mod('KeyY'), modShift('KeyZ')],
      'play.toggleAnywhere': [mod('Space'), PLAY],
      'view.selectFirst': [mod('Home'), key('Home')],
      'view.selectLast': [mod('End'), key('End')],
    },
  },
  aegisub: {
    name: 'Aegisub',
    keys: {
      'correct.setStart': [mod('Digit3'), key('KeyI'), key('BracketLeft')],
      'correct.setEnd': [mod('Digit4'), key('KeyO'), key('BracketRight')],
      'correct.shift': [mod('KeyI'), modShift('KeyT')],
      'edit.redo': [mod('KeyY'), modShift('KeyZ')],
      'edit.remove': [mod('Delete'), key('Delete'), key('Backspace')],
      'edit.split': [mod('KeyD')],
      'file.save': [mod('KeyS'), key('F2')],
      'play.toggle': [key('KeyB'), key('KeyK')],
      'play.toggleAnywhere': [mod('KeyP'), key('F8'), mod('Space'), PLAY],
      'play.replayLine': [key('KeyS'), key('Space'), key('KeyR'), key('Numpad5')],
      'play.beforeStart': [key('KeyQ'), key('Numpad1')],
      'play.afterEnd': [key('KeyW'), key('Numpad3')],
      'view.hearSelected': [key('KeyT'), mod('Enter')],
      'view.selectPrevious': [key('KeyZ'), key('ArrowLeft'), key('ArrowUp'), key('Numpad0')],
      'view.selectNext': [key('KeyX'), key('ArrowRight'), key('ArrowDown'), key('Numpad2')],
    },
  },
  otranscribe: {
    name: 'oTranscribe',
    keys: {
      'correct.setStart': [mod('KeyJ'), key('KeyI'), key('BracketLeft')],
      'play.toggle': [key('Escape'), key('Space'), key('KeyK')],
      'play.back1': [key('F1'), mod('Digit1'), key('ArrowLeft')],
      'play.forward1': [key('F2'), mod('Digit2'), key('ArrowRight')],
      'play.slower': [key('F3'), mod('Digit3')],
      'play.faster': [key('F4'), mod('Digit4')],
      'play.goTo': [mod('KeyK'), mod('KeyG')],
    },
  },
}
