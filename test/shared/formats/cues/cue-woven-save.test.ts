import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { merge } from '../../../../shared/lines/merge.ts'
import { reword } from '../../../../shared/lines/set-text.ts'
import { splitAtText } from '../../../../shared/lines/split.ts'
import { apply } from '../../../../shared/model/edit.ts'
import { createSegment, type Segment } from '../../../../shared/model/transcript.ts'
import { change, patched } from '../fixtures.ts'

const LABEL = { key: 'edit.text' } as never
const FILE = `1
00:00:01,000 --> 00:00:01,400
<u>The</u> rain stopped.

2
00:00:01,400 --> 00:00:01,500
The rain stopped.

3
00:00:01,500 --> 00:00:01,900
The <u>rain</u> stopped.

4
00:00:01,900 --> 00:00:02,500
The rain <u>stopped.</u>

5
00:00:03,000 --> 00:00:03,500
<u>It</u> shone.

6
00:00:03,500 --> 00:00:04,000
It <u>shone.</u>
`
const read = () => readTranscript(FILE, 'a.srt')
const shown = ({ start, end, text, words }: Segment) => [
  start,
  end,
  text,
  words?.map((word) => [word.text.trim(), word.start, word.end]),
]
const again = (text: string) => readTranscript(text, 'a.srt').transcript.segments.map(shown)

describe('saving captions that repeat a sentence for each word', () => {
  it('moves all cues of a line that moves, and nothing else', () => {
    const one = read()
    const later = (ms: number | null) => (ms === null ? null : ms + 60_000)
    const segments = one.transcript.segments.map((line, i) =>
      i > 0
        ? line
        : {
            ...line,
            start: later(line.start),
            end: later(line.end),
            words:
              line.words?.map((word) => ({ ...word, start: later(word.start), end: later(word.end) })) ??
              null,
          },
    )
    const { text } = patched(one, { segments })
    expect(text).toBe(FILE.replace(/00:00:0([12]),/g, '00:01:0$1,'))
  })

  it('moves an edge of a line with the cue there', () => {
    const one = read()
    expect(patched(one, change(one, 1, { start: 2800, end: 4200 })).text).toBe(
      FILE.replace('00:00:03,000', '00:00:02,800').replace('00:00:04,000', '00:00:04,200'),
    )
  })

  it('changes a word in each of the cues, and leaves the marks', () => {
    const one = read()
    const line = one.transcript.segments[0] as Segment
    expect(patched(one, change(one, 0, reword(line, 'The wind stopped.'))).text).toBe(
      FILE.replaceAll('rain', 'wind'),
    )
  })

  it('names a speaker in each of the cues', () => {
    const one = read()
    const { text } = patched(one, change(one, 0, { speaker: 'HOST' }))
    expect(text.match(/^HOST: /gm)).toHaveLength(4)
    expect(readTranscript(text, 'a.srt').transcript.segments[0]).toMatchObject({
      speaker: 'HOST',
      text: 'The rain stopped.',
    })
  })

  it('splits, joins, adds and removes lines with their words, and numbers the cues anew', () => {
    const one = read()
    const cut = splitAtText(one.transcript, 0, 4, { durationMs: 9000, newId: 'n', label: LABEL })
    const halves = cut ? apply(cut, one.transcript) : one.transcript
    const { text } = patched(one, halves)
    expect(again(text)).toEqual(halves.segments.map(shown))
    expect(text.match(/^\d+$/gm)).toEqual(['1', '2', '3', '4', '5', '6'])

    const joined = merge(one.transcript, 0, { label: LABEL })
    const whole = joined ? apply(joined, one.transcript) : one.transcript
    expect(again(patched(one, whole).text)).toEqual(whole.segments.map(shown))

    const gone = { segments: one.transcript.segments.slice(1) }
    expect(again(patched(one, gone).text)).toEqual(gone.segments.map(shown))
    expect(patched(one, gone).text.match(/^\d+$/gm)).toEqual(['1', '2'])

    const more = [...one.transcript.segments, createSegment('n', 5000, 6000, 'And on.')]
    expect(again(patched(one, { segments: more }).text).map(([, , words]) => words)).toEqual([
      'The rain stopped.',
      'It shone.',
      'And on.',
    ])
  })

  it('says what the list says, whatever becomes of the words', () => {
    const words = fc.array(fc.constantFrom('The', 'rain', 'stopped.', 'wind', 'big', '&'), {
      minLength: 2,
      maxLength: 6,
    })
    fc.assert(
      fc.property(words, (now) => {
        const one = read()
        const line = one.transcript.segments[0] as Segment
        const edit = change(one, 0, reword(line, now.join(' ')))
        const texts = readTranscript(patched(one, edit).text, 'a.srt').transcript.segments
        expect(texts.map(({ text }) => text)).toEqual(edit.segments.map(({ text }) => text))
        expect(texts[1]?.words).toEqual(edit.segments[1]?.words)
      }),
    )
  })
})
