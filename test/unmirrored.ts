const inFolder = (folder: string, names: string) => names.split(' ').map((name) => `${folder}/${name}`)

/** Source files without a mirror test, by the reason why. */
export const UNMIRRORED: Readonly<Record<string, readonly string[]>> = {
  'types, lists and first values only': [
    'renderer/state/findings.ts',
    'renderer/commands/large-messages.ts',
    ...inFolder(
      'shared/commands',
      'correct.ts edit.ts file.ts help.ts playback.ts review.ts speakers.ts tap.ts view.ts',
    ),
    ...inFolder(
      'shared',
      'timing/scope.ts encodings.ts commands/command.ts model/diagnostic.ts formats/format.ts formats/list.ts formats/time-units.ts',
    ),
    ...inFolder('renderer', 'waveform/peaks-messages.ts state/session.ts'),
    'main/jobs/messages.ts',
    'renderer/commands/find-messages.ts',
    'renderer/commands/actions.ts',
  ],
  'seen by the tests of every operation': inFolder(
    'shared',
    'model/transcript.ts timing/bounds.ts timing/move-lines.ts',
  ),
  'seen by fit-drift.test.ts': inFolder('shared/timing', 'drift-cost.ts fit-steps.ts'),
  'seen by the tests of the codecs that use it': ['shared/media/frame-scanner.ts'],
  'seen by the tests of the formats that use them': [
    ...inFolder('shared/formats', 'foreign.ts cue-findings.ts patch-job.ts textgrid-save.ts'),
    ...inFolder(
      'shared/formats',
      'markup-block.ts markup-words.ts ttml-lines.ts ttml-print.ts table-format.ts table-reader.ts',
    ),
    'shared/formats/cue-tokens.ts',
    ...inFolder(
      'shared/formats',
      'html-entries.ts html-parts.ts hyper-lines.ts otr-lines.ts markup-names.ts',
    ),
    ...inFolder('shared/formats', 'eaf-document.ts eaf-save.ts html-page-parts.ts'),
  ],
  'seen by styled-text.test.ts': inFolder('shared/formats', 'styled-tags.ts ttml-styles.ts'),
  'seen by write-options.test.ts, which tries every choice': [
    ...inFolder('shared/formats', 'timed-text-write.ts lrc-write.ts table-write.ts'),
  ],
  'seen by json-formats.test.ts, which tries every layout': [
    ...inFolder('shared/formats', 'json-words.ts json-block.ts json-format.ts json-layout.ts json-lines.ts'),
    ...inFolder('shared/formats', 'json-patch.ts json-print.ts json-read.ts json-raw-words.ts'),
    ...inFolder('shared/formats', 'json-segment.ts aeneas.ts assemblyai.ts autoedit.ts aws-transcribe.ts'),
    ...inFolder(
      'shared/formats',
      'azure-speech.ts deepgram.ts dpe.ts draft-js.ts gentle.ts google-speech.ts',
    ),
    ...inFolder('shared/formats', 'ibm-watson.ts kaldi.ts pocketsphinx.ts rev-ai.ts seglst.ts'),
    ...inFolder('shared/formats', 'speechmatics.ts trint.ts whisper-cpp.ts word-arrays.ts'),
  ],
  'seen by the tests of readChapters': [
    ...inFolder(
      'shared/formats',
      'chapter.ts chapters-json.ts chapters-vtt.ts chapters-list.ts chapters-tags.ts',
    ),
    ...inFolder('shared/formats', 'chapters-cue.ts chapters-table.ts chapters-playlist.ts chapters-xml.ts'),
  ],
  'needs Electron, seen by e2e': [
    ...inFolder('main', 'index.ts preload.ts handlers.ts window.ts ipc.ts open.ts security.ts menu.ts'),
    ...inFolder('main', 'menu-bar.ts keys-file.ts'),
    ...inFolder(
      'main',
      'jobs/start.ts jobs/peaks.ts jobs/sound.ts media/peaks.ts media/markers.ts bundled.ts',
    ),
  ],
  'needs the page and main, seen by e2e': [
    ...inFolder('renderer', 'host.ts index.tsx start.ts app.tsx'),
    ...inFolder(
      'renderer/commands',
      'about.ts app-window.ts ask.ts audio.ts chapters.ts companion.ts edit.ts mapping.ts open.ts originals.ts places.ts export.ts notes.ts playback.ts reread.ts',
    ),
    ...inFolder(
      'renderer/commands',
      'key-events.ts key-hints.ts keyboard-layout.ts media-keys.ts rebind.ts while-pressed.ts',
    ),
    'renderer/state/bindings.ts',
    ...inFolder(
      'renderer/commands',
      'run.ts save.ts say.ts settings.ts view.ts hearing.ts retime.ts checks.ts tapping.ts drift.ts speech.ts',
    ),
    ...inFolder('renderer/commands', 'large-text.ts large-worker.ts'),
  ],
  'a view, seen by e2e': [
    ...inFolder('renderer/ui', 'icon-button.tsx dialog-frame.tsx'),
    ...inFolder('renderer/tapping', 'tap-view.tsx drift-view.tsx tap-button.tsx'),
    'renderer/playback/beats.ts',
    ...inFolder('renderer/commands', 'find.ts find-search.ts find-worker.ts speakers.ts typing.ts'),
    ...inFolder('renderer/transcript', 'row-times.tsx follow-chip.tsx row-text.tsx speaker-menu.tsx'),
    ...inFolder('renderer/panels', 'find-bar.tsx replace-preview.tsx speakers-panel.tsx'),
    ...inFolder('renderer/transcript', 'use-follow.ts segment-row.tsx text-field.tsx time-field.tsx'),
    ...inFolder('renderer/panels', 'welcome.tsx problems.tsx drop-target.tsx transport.tsx'),
    ...inFolder(
      'renderer/panels',
      'header.tsx empty.tsx message.tsx side-panel.tsx scope-switch.tsx work-progress.tsx',
    ),
    ...inFolder('renderer/panels', 'line-notes.tsx'),
    'renderer/ui/progress-box.tsx',
    ...inFolder('renderer/panels', 'chapters-panel.tsx notes-panel.tsx episode-panel.tsx article.tsx'),
    ...inFolder('renderer/panels', 'untimed-hint.tsx checks-panel.tsx changes-panel.tsx check-limits.tsx'),
    ...inFolder('renderer/dialogs', 'questions.tsx save-as-dialog.tsx keys-dialog.tsx go-to-dialog.tsx'),
    'renderer/dialogs/key-row.tsx',
    ...inFolder(
      'renderer/dialogs',
      'preview-of.tsx reaction-dialog.tsx shift-dialog.tsx speed-dialog.tsx dialogs.tsx import-report.tsx palette.tsx export-chapters.tsx format-choice.tsx',
    ),
    ...inFolder('renderer/dialogs', 'mapping-choices.tsx mapping-dialog.tsx reading.tsx times-choice.tsx'),
  ],
  'seen by transcript-list.browser.test.tsx': ['renderer/transcript/use-rows.ts'],
  'seen by review-bar.browser.test.tsx': ['renderer/commands/review.ts', 'renderer/state/review.ts'],
  'seen by gesture.browser.test.tsx': [
    ...inFolder('renderer/commands', 'drag.ts snap-candidates.ts'),
    ...inFolder('renderer/waveform', 'handles-layer.ts'),
  ],
  'seen by waveform.browser.test.tsx': [
    ...inFolder('renderer/playback', 'clock.ts follow.ts'),
    ...inFolder('renderer/waveform', 'palette.ts paint-wave.ts overview.ts ruler.ts'),
    ...inFolder('renderer/waveform', 'pointer.ts peaks-worker.ts range-source.ts wave-view.ts'),
    ...inFolder('renderer/waveform', 'mount.ts peaks.ts chapters-layer.ts shown-lines.ts drop-line.ts'),
  ],
}
