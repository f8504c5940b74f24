import type { Context } from '../../renderer/commands/context.ts'
import type { Outcome } from '../../renderer/commands/outcome.ts'
import { FIRST_APP } from '../../renderer/state/app.ts'
import { documentOf, loadDocument, type TranscriptFile } from '../../renderer/state/document.ts'
import { NO_EPISODE } from '../../renderer/state/episode.ts'
import { FIRST_FIND } from '../../renderer/state/find.ts'
import { NO_FINDINGS } from '../../renderer/state/findings.ts'
import { NO_MODE } from '../../renderer/state/mode.ts'
import { FIRST_SELECTION } from '../../renderer/state/selection.ts'
import { FIRST_SESSION } from '../../renderer/state/session.ts'
import { apply } from '../../shared/model/edit.ts'
import type { Segment, Transcript } from '../../shared/model/transcript.ts'
import type { Settings } from '../../shared/settings.ts'
import { times, transcriptOf } from '../builders.ts'

const AUDIO = {
  grant: 'g',
  name: 'a.mp3',
  url: 'media://a',
  exact: null,
  promisedMs: null,
  kind: 'MP3',
  place: null,
}
export const FILE: TranscriptFile = {
  grant: 't',
  name: 'a.srt',
  format: 'srt',
  encoding: 'utf-8',
  bom: false,
  sure: true,
  stamp: '',
  source: null,
}

/** Puts lines on screen, as if they were read from a file. */
export function showLines(segments: readonly Segment[]): void {
  const { format, name } = FILE
  const reading = { transcript: { segments }, tokens: new Map(), diagnostics: [], title: null }
  loadDocument(FILE, { ...reading, format, name, text: '' })
}

type Parts = { readonly [K in keyof Context]?: Context[K] extends object ? Partial<Context[K]> : Context[K] }

/**
 * What a command knows: these lines, ten seconds of audio that is paused at 0, and nothing selected. What is said
 * otherwise is laid over it, part by part.
 */
export function contextOf(lines: Transcript | readonly Segment[], parts: Parts = {}): Context {
  const transcript = 'segments' in lines ? lines : transcriptOf(...lines)
  let ids = 0
  return {
    document: { ...documentOf(transcript), file: FILE, ...parts.document },
    selection: { ...FIRST_SELECTION, ...parts.selection },
    mode: { ...NO_MODE, ...parts.mode },
    session: { ...FIRST_SESSION, audio: AUDIO, durationMs: 10_000, ...parts.session },
    episode: { ...NO_EPISODE, ...parts.episode },
    app: { ...FIRST_APP, ...parts.app },
    find: { ...FIRST_FIND, ...parts.find },
    findings: { ...NO_FINDINGS, ...parts.findings },
    now: parts.now ?? 0,
    at: parts.at ?? 0,
    sound: { paused: true, rate: 1, willStop: false, ...parts.sound },
    ears: {
      isAnalysed: () => false,
      onsetsBetween: () => [],
      nearestOnset: () => null,
      speech: () => null,
      ...parts.ears,
    },
    widthPx: parts.widthPx ?? 1000,
    today: parts.today ?? 0,
    marked: () => '',
    newId: () => `new-${++ids}`,
    ...(parts.marked && { marked: parts.marked as () => string }),
  }
}

/** The settings as they are at first, with some of them otherwise. */
export function appWith(settings: Partial<Settings>): Context['app'] {
  return { ...FIRST_APP, settings: { ...FIRST_APP.settings, ...settings } }
}

/** The times of the lines after what a command does. */
export function timesAfter({ document }: Context, { edit }: Outcome) {
  return times(edit ? apply(edit, document.transcript) : document.transcript)
}

/** The texts of the lines after what a command does. */
export function textsAfter({ document }: Context, { edit }: Outcome): string[] {
  return (edit ? apply(edit, document.transcript) : document.transcript).segments.map(({ text }) => text)
}

/** What is heard, in words: `seek 1000, play to 2000, then 1000`. */
export function heardIn({ sound = [] }: Outcome): string {
  const words = sound.map((one) => {
    switch (one.do) {
      case 'seek':
        return `seek ${one.to}`
      case 'play':
        return `play${one.until == null ? '' : ` to ${one.until}`}${one.home === undefined ? '' : `, then ${one.home}`}`
      case 'loop':
        return `loop ${one.from} to ${one.to}`
      case 'slowly':
        return `${one.from} to ${one.to} at ${one.rate}`
      case 'rate':
        return `rate ${one.rate}`
      case 'later':
        return `after ${one.ms} …`
      case 'pause':
        return one.byKey ? 'pause by key' : 'pause'
    }
  })
  return words.join(', ')
}
