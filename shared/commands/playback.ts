import { alt, command, key, mod, modShift, shift } from './command.ts'

/** Commands of the group Playback: the sound. */
export const PLAYBACK = [
  command('play.toggle', 'Play or pause', 'Playback', 'audio', [key('Space'), key('KeyK')]),
  command(
    'play.toggleAnywhere',
    'Play or pause while typing',
    'Playback',
    'audio',
    [key('F8'), mod('Space')],
    'anywhere',
  ),
  command('play.back1', 'Back 1 s', 'Playback', 'audio', [key('ArrowLeft')], 'page', true),
  command('play.forward1', 'Forward 1 s', 'Playback', 'audio', [key('ArrowRight')], 'page', true),
  command('play.back5', 'Back 5 s', 'Playback', 'audio', [shift('ArrowLeft')], 'page', true),
  command('play.forward5', 'Forward 5 s', 'Playback', 'audio', [shift('ArrowRight')], 'page', true),
  command('play.previousLine', 'Previous line', 'Playback', 'transcript', [alt('ArrowUp')], 'anywhere', true),
  command('play.nextLine', 'Next line', 'Playback', 'transcript', [alt('ArrowDown')], 'anywhere', true),
  command('play.replayLine', 'Replay line', 'Playback', 'transcript', [key('KeyR')]),
  command(
    'play.replayLineAnywhere',
    'Replay line while typing',
    'Playback',
    'transcript',
    [key('F5')],
    'anywhere',
  ),
  command('play.loopLine', 'Loop line', 'Playback', 'transcript', [shift('KeyR')]),
  command('play.slower', 'Slower', 'Playback', 'audio', [shift('Comma')], 'page', true),
  command('play.faster', 'Faster', 'Playback', 'audio', [shift('Period')], 'page', true),
  command('play.volumeDown', 'Quieter', 'Playback', 'nothing', [mod('ArrowDown')], 'page', true),
  command('play.volumeUp', 'Louder', 'Playback', 'nothing', [mod('ArrowUp')], 'page', true),
  command('play.mute', 'Mute', 'Playback', 'nothing', []),
  command('play.goTo', 'Go to time…', 'Playback', 'audio', [mod('KeyG')], 'anywhere'),
  command('chapter.previous', 'Previous chapter', 'Playback', 'audio', [modShift('ArrowLeft')], 'page', true),
  command('chapter.next', 'Next chapter', 'Playback', 'audio', [modShift('ArrowRight')], 'page', true),
] as const
