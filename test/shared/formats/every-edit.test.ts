import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../shared/formats/index.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { fixturesOf, patched } from './fixtures.ts'

const FOLDERS = 'ttml html-podcast html-hyperaudio otr youtube-xml youtube-json3 eaf smi smil'.split(' ')
const moved = (ms: number | null) => (ms === null ? null : ms + 40)
const shown = ({ start, end, text, speaker }: Segment) => [start, end, text.trim(), speaker]

/** What may be done to all lines at once. */
const EDITS: readonly (readonly [name: string, edit: (segment: Segment) => Segment])[] = [
  ['times', (one) => ({ ...one, start: moved(one.start), end: moved(one.end) })],
  ['texts', (one) => ({ ...one, text: `${one.text} & <x>`, words: null })],
  [
    'everything',
    (one) => ({
      ...one,
      start: moved(one.start),
      end: moved(one.end),
      text: `${one.text}!`,
      words: null,
      speaker: one.speaker === null ? null : `${one.speaker} Q`,
    }),
  ],
]

describe.each(
  FOLDERS.flatMap(fixturesOf).map(({ folder, name, text }) => [`${folder}/${name}`, name, text] as const),
)('all lines of %s at once', (_, name, text) => {
  it.each(EDITS)('change their %s', (_kind, edit) => {
    const read = readTranscript(text, name)
    const segments = read.transcript.segments.map(edit)
    const again = readTranscript(patched(read, { segments }).text, name)
    expect(again.transcript.segments.map(shown)).toEqual(segments.map(shown))
  })
})
