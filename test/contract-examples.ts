import type { RequestName } from '../shared/contract.ts'

const body = { text: 'words', encoding: 'utf-8', bom: false }
export const save = { ...body, grant: 'g', expect: '1-2-abc', force: false }
export const place = {
  audio: 'a',
  text: null,
  title: 'Talk',
  positionMs: 0,
  durationMs: null,
  rate: 1,
  pxPerSec: null,
}

export const journal = {
  text: 't',
  audio: null,
  stamp: 's',
  encoding: 'utf-8',
  bom: false,
  sure: true,
  how: '{}',
}

/** Every request with arguments that it takes. */
export const EXAMPLES: readonly (readonly [RequestName, unknown])[] = [
  ['hello', {}],
  ['openByDialog', {}],
  ['openFiles', { paths: [] }],
  ['openFiles', { paths: ['/talks/a.mp3'] }],
  ['openCandidate', { grant: 'g' }],
  ['openSample', {}],
  ['redecode', { grant: 'g', encoding: 'windows-1251' }],
  ['exactAudio', { grant: 'g' }],
  ['audioTags', { grant: 'g' }],
  ['openMarkers', {}],
  ['storeDelays', { mp3: 25.1, aac: -0.5, atRates: [{ rate: 0.5, late: -31 }] }],
  ['reopenEpisode', { episode: 'e' }],
  ['saveTranscript', save],
  ['saveTranscript', { ...save, text: '' }],
  [
    'saveTranscriptAs',
    { ...body, suggestedName: 'a.srt', beside: null, filter: { name: 'SubRip', extension: 'srt' } },
  ],
  ['rememberPlace', place],
  ['rememberPlace', { ...place, rate: 3, pxPerSec: 120.5, durationMs: 3_600_000, text: 't' }],
  ['copyText', { text: '' }],
  ['readCompanion', { audio: 'a', text: null }],
  [
    'storeCompanion',
    {
      audio: 'a',
      text: null,
      companion: { chapters: null, notes: '', lineNotes: [], article: null, page: null },
    },
  ],
  [
    'storeCompanion',
    {
      audio: null,
      text: 't',
      companion: {
        chapters: [{ start: 0, end: null, title: 'One', hidden: false }],
        notes: 'x',
        lineNotes: [{ index: 3, start: null, text: 'It', note: 'Why?' }],
        originals: [
          {
            name: 'talk.srt',
            since: { at: 1_790_000_000_000, by: 'opened' },
            lines: [
              [0, 1000, 4_294_967_295, [900, null, 900, 1100, null, null]],
              [7, null, 0, null],
            ],
          },
        ],
        article: null,
        page: null,
      },
    },
  ],
  ['forgetEpisode', { episode: 'e' }],
  ['writeSettings', {}],
  ['writeSettings', { theme: 'dark' }],
  ['writeSettings', { keyPreset: 'aegisub', keyChanges: { 'edit.split': ['F9', 'mod+KeyD'] } }],
  ['exportKeys', { text: '{}' }],
  ['importKeys', {}],
  ['describeKeys', { names: { KeyY: 'z', BracketLeft: 'ü' } }],
  ['describeWindow', { title: '', unsaved: true, document: null, audio: 'a' }],
  ['hearClosing', {}],
  ['answerClose', { close: true }],
  ['beginJournal', { ...journal, body: null }],
  ['beginJournal', { ...journal, body: 'One' }],
  ['writeJournal', { journal: 'j', text: 't', audio: null, records: ['{"do":"undo"}'] }],
  ['leaveJournal', { journal: 'j', keep: true }],
  ['listUnsaved', {}],
  ['locateAudio', { episode: 'e' }],
  ['moveEpisode', { episode: 'e', audio: 'a' }],
  ['earlierVersions', { grant: 't' }],
  ['readVersion', { grant: 't', number: null, encoding: 'utf-8' }],
  ['readVersion', { grant: 't', number: 3, encoding: 'utf-8' }],
  ['rereadText', { grant: 't' }],
  ['adoptVersion', { grant: 't', stamp: 's' }],
  ['recover', { journal: 'j' }],
]
