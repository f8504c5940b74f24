import { expect, it } from 'vitest'
import { LARGE } from '../../../../renderer/commands/files/large-messages.ts'
import { lossesOf } from '../../../../renderer/commands/files/save-losses.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { splitAtText } from '../../../../shared/lines/split.ts'
import { apply } from '../../../../shared/model/edit.ts'
import { createSegment, type Segment } from '../../../../shared/model/transcript.ts'
import { FILE } from '../../context.ts'

/** A file as it was read, and a way to change its second line. */
function opened(name: string, text: string) {
  const source = readTranscript(text, name)
  const file = { ...FILE, name, format: source.format, source }
  const after = (change: Partial<Segment>) => ({
    segments: source.transcript.segments.map((segment, i) => (i === 1 ? { ...segment, ...change } : segment)),
  })
  return { file, source, after }
}
const kinds = (found: ReturnType<typeof lossesOf>) => found.map(({ kind, count }) => `${count} ${kind}`)

const SRT = '1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n'
const TABLE = 'start,text\n1.0,One\n3.0,Two\n5.0,Three\n'

it('there are none where the file has a place for what was set', () => {
  const { file, after } = opened('a.srt', SRT)
  expect(lossesOf(file, after({ start: 3200, end: 4100 }))).toEqual([])
})

it('an end is lost where the file has none', () => {
  const { file, source, after } = opened('a.txt', '0:01 One.\n\n0:03 Two.\n')
  expect(lossesOf(file, source.transcript)).toEqual([])
  expect(kinds(lossesOf(file, after({ end: 4000 })))).toEqual(['1 ends'])
})

it('a new line without a time gets one where every line has two', () => {
  const { file, source } = opened('a.srt', SRT)
  const fresh = createSegment('n', null, null, 'New.')
  const segments = [...source.transcript.segments, fresh]
  expect(kinds(lossesOf(file, { segments }))).toEqual(['1 untimed'])
  expect(
    lossesOf(file, { segments: [...source.transcript.segments, { ...fresh, start: 5000, end: 6000 }] }),
  ).toEqual([])
})

it('a speaker is lost where the table has no column for it, and told of once', () => {
  const { file, after } = opened('a.csv', TABLE)
  expect(kinds(lossesOf(file, after({ speaker: 'Ben' })))).toEqual(['1 speakers'])
})

it('lines are cut anew in a file that holds words only', () => {
  const words = ['Rain', 'all', 'night.', 'Then', 'it', 'stopped.'].map((text, i) => ({
    text,
    start: i * 500,
    end: i * 500 + 400,
    confidence: 0.9,
  }))
  const text = JSON.stringify({
    id: 't',
    language_model: 'assemblyai_default',
    text: words.map((w) => w.text).join(' '),
    words,
  })
  const { file, source } = opened('a.json', text)
  const [one] = source.transcript.segments
  const edit = splitAtText(source.transcript, 0, one!.text.indexOf(' '), {
    durationMs: null,
    newId: 'n',
    label: 'Split',
  })
  expect(lossesOf(file, source.transcript)).toEqual([])
  expect(kinds(lossesOf(file, apply(edit!, source.transcript)))).toEqual(['2 lines'])
})

it('of a long text are not looked for: its tokens would hold everything up', () => {
  const { file, source, after } = opened('a.csv', TABLE)
  const long = { ...source, text: source.text + ' '.repeat(LARGE) }
  expect(lossesOf({ ...file, source: long }, after({ speaker: 'Ben' }))).toEqual([])
})

it('a file of our own has lost its speakers when it was made', () => {
  const { file, after } = opened('a.srt', SRT)
  expect(lossesOf({ ...file, source: null }, after({ speaker: 'Ben' }))).toEqual([])
})
