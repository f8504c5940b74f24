import { describe, expect, it } from 'vitest'
import { type ReadResult, readTranscript } from '../../../../../shared/formats/index.ts'
import { createSegment, type Segment } from '../../../../../shared/model/transcript.ts'
import { change, findings, fixture, patched, readFixture, rows } from '../../fixtures.ts'

type Row = readonly [number | null, number | null, string | null, string]

/** What every layout of every format finds: start, end, speaker, text of each line. */
const READ: readonly (readonly [folder: string, name: string, ...lines: Row[]])[] = [
  [
    'json-aeneas',
    'fragments.json',
    [0, 2680, null, 'A rope'],
    [5680, 8880, null, 'From pier to pier,\nand “back”'],
  ],
  [
    'json-assemblyai',
    'utterances.json',
    [1000, 2200, 'A', 'Fold the maps.'],
    [6000, 8100, 'B', 'Which maps?'],
  ],
  ['json-assemblyai', 'words.json', [1000, 2200, null, 'Fold the maps.'], [6000, 8100, null, 'Which maps?']],
  [
    'json-autoedit',
    'paragraphs.json',
    [500, 2600, 'Ann', 'Light the stove.'],
    [6000, 8000, 'Unnamed Speaker', 'Again?'],
  ],
  ['json-aws', 'audio-segments.json', [500, 4900, 'spk_0', 'Count.'], [7000, 9100, 'spk_1', 'Why me?']],
  ['json-aws', 'channels.json', [500, 4900, 'ch_0', 'Count.'], [7000, 9100, 'ch_1', 'Why me?']],
  [
    'json-aws',
    'speakers.json',
    [500, 2900, 'spk_0', 'Count the apples in every basket.'],
    [7000, 9300, 'spk_1', 'Why me?'],
  ],
  [
    'json-azure',
    'batch.json',
    [500, 3000, '1', 'Tie the rope.'],
    [7000, 9000, '2', 'Done.'],
    [8500, 9000, null, ''],
  ],
  ['json-azure', 'fast.json', [500, 3000, '1', 'Tie the rope.'], [7000, 9000, '2', 'Done.']],
  ['json-azure', 'sdk.json', [500, 3000, null, 'Tie the rope.'], [7000, 9000, null, 'Done.']],
  [
    'json-deepgram',
    'channels.json',
    [0, 900, null, 'Which ones?'],
    [3000, 5200, null, 'Open the gates.'],
    [9000, 11500, null, 'All?'],
  ],
  [
    'json-deepgram',
    'utterances.json',
    [500, 2600, '0', 'Open the harbour gates now.'],
    [6000, 7200, '1', 'Both of them?'],
  ],
  [
    'json-deepgram',
    'words.json',
    [500, 2600, '0', 'Open the harbour gates now.'],
    [6000, 7200, '1', 'Both of them?'],
  ],
  [
    'json-dpe',
    'paragraphs.json',
    [500, 2600, 'Ann', 'Lift the lid.'],
    [2700, 4900, 'Ann', 'Careful now.'],
    [8000, 9900, 'Bea', 'Why?'],
  ],
  ['json-draftjs', 'blocks.json', [0, 2100, 'Ann', 'Ring the bell.'], [6000, 8100, 'Bea', 'Twice?']],
  [
    'json-gentle',
    'aligned.json',
    [500, 2100, null, 'Dig here, and dig deep.'],
    [6500, 9100, null, 'Who hid the map?'],
  ],
  [
    'json-google',
    'operation.json',
    [0, 3100, '1', 'Sweep the long stairs first.'],
    [8000, 10200, '2', 'And then?'],
  ],
  [
    'json-google',
    'parts.json',
    [0, 3100, null, 'Sweep the long stairs first.'],
    [8000, 10200, null, 'And then?'],
  ],
  ['json-google', 'v2.json', [1000, 4100, '1', 'Sweep first.'], [null, null, null, 'No words here.']],
  [
    'json-ibm',
    'labels.json',
    [500, 2600, '0', 'fill the kettle'],
    [6000, 8000, '2', '%HESITATION which one'],
  ],
  ['json-kaldi', 'flat.json', [500, 2600, null, 'Stack the chairs.'], [6000, 8000, null, 'Tables too?']],
  ['json-kaldi', 'speakers.json', [500, 2600, 'S0', 'Stack the chairs.'], [6000, 8000, 'S4', 'Tables too?']],
  ['json-pstt', 'items.json', [500, 2800, null, 'Oil the old gate.'], [7000, 9000, null, 'Both hinges?']],
  [
    'json-rev',
    'monologues.json',
    [500, 3100, '0', 'Paint the fence, please.'],
    [6000, 8100, '1', 'Green again?'],
  ],
  ['json-seglst', 'turns.json', [500, 2500, 'Ann', 'pack the tent'], [6000, 8000, 'Bea', 'both of them']],
  [
    'json-speechmatics',
    'messages.json',
    [500, 2600, 'S1', 'Mend the nets.'],
    [6000, 8000, 'S2', 'All twelve?'],
  ],
  ['json-speechmatics', 'v1.json', [500, 2600, 'M1', 'Mend the nets.'], [6000, 8000, 'F1', 'All twelve?']],
  ['json-speechmatics', 'v2.json', [500, 2600, 'S1', 'Mend the nets.'], [6000, 8000, 'S2', 'All twelve?']],
  ['json-trint', 'words.json', [500, 2600, null, 'Wash é sails.'], [6000, 8000, null, 'Now?']],
  ['json-whispercpp', 'full.json', [0, 2400, null, 'Unlock the lighthouse.'], [3000, 4000, null, 'Cold?']],
  [
    'json-whispercpp',
    'plain.json',
    [500, 1500, null, 'Ring the bell.'],
    [5000, 6200, null, 'Twice, please.'],
  ],
  ['json-wordarrays', 'words.json', [500, 2600, null, 'boil the eggs'], [6000, 8000, null, 'how long']],
]

it.each(READ.map(([folder, name, ...lines]) => [folder, name, lines] as const))(
  '%s/%s is read',
  (folder, name, lines) => {
    const read = readFixture(folder, name)
    expect(read.format).toBe(folder)
    expect(rows(read)).toEqual(lines)
  },
)

/** The lines of the fixture that differ in the saved text, as `before -> after`. */
function saved(folder: string, name: string, index: number, changes: Partial<Segment>): string[] {
  const before = fixture(folder, name).split('\n')
  const after = patched(
    readFixture(folder, name),
    change(readFixture(folder, name), index, changes),
  ).text.split('\n')
  expect(after).toHaveLength(before.length)
  return before.flatMap((line, i) => (line === after[i] ? [] : [`${line.trim()} -> ${after[i]?.trim()}`]))
}

function edit(
  folder: string,
  name: string,
  index: number,
  changes: Partial<Segment>,
): [ReadResult, { segments: Segment[] }] {
  const read = readFixture(folder, name)
  return [read, change(read, index, changes)]
}

function reread(read: ReadResult, segments: readonly Segment[]): ReadResult {
  const { text } = patched(read, { segments })
  expect(() => JSON.parse(text) as unknown).not.toThrow()
  return readTranscript(text, read.name, undefined, read.format)
}

describe('saving', () => {
  it('changes a time wherever it stands', () => {
    expect(saved('json-whispercpp', 'plain.json', 0, { start: 730 })).toEqual([
      '"from": "00:00:00,500", -> "from": "00:00:00,730",',
      '"from": 500, -> "from": 730,',
    ])
    expect(saved('json-azure', 'batch.json', 1, { start: 7500 })).toEqual([
      '"offset": "PT7.0S", -> "offset": "PT7.5S",',
      '"duration": "PT2.0S", -> "duration": "PT1.5S",',
      '"offsetInTicks": 70000000.0, -> "offsetInTicks": 75000000.0,',
      '"durationInTicks": 20000000.0, -> "durationInTicks": 15000000.0,',
    ])
    expect(saved('json-trint', 'words.json', 0, { start: 700, end: 2500 })).toEqual([
      '"duration": 400, -> "duration": 200,',
      '"time": 500, -> "time": 700,',
      '"duration": 1600, -> "duration": 1500,',
    ])
    expect(saved('json-speechmatics', 'v1.json', 0, { start: 600 })).toEqual([
      '"duration": "0.40", -> "duration": "0.30",',
      '"time": "0.50" -> "time": "0.60"',
    ])
  })

  it('writes seconds and nanoseconds, also where zero was left out', () => {
    expect(saved('json-google', 'parts.json', 1, { start: 8125, end: 10_000 })).toEqual([
      '"seconds": "8" -> "seconds": "8", "nanos": 125000000',
      '"nanos": 200000000 -> "nanos": 0',
    ])
    expect(patched(...edit('json-google', 'operation.json', 0, { start: 250 })).text).toContain(
      '"startTime": "0.250s"',
    )
    expect(patched(...edit('json-google', 'parts.json', 0, { start: 250 })).text).toContain(
      '"startTime": {"nanos": 250000000}',
    )
  })

  it('changes the words of a text one by one where their number is the same', () => {
    expect(saved('json-deepgram', 'words.json', 0, { text: 'Open the Harbor gates now.' })).toEqual([
      '"transcript": "Open the harbour gates now. Both of them?", -> "transcript": "Open the Harbor gates now. Both of them?",',
      '"word": "harbour", -> "word": "harbor",',
      '"punctuated_word": "harbour" -> "punctuated_word": "Harbor"',
    ])
    expect(saved('json-aws', 'speakers.json', 1, { text: 'Why him!' })).toEqual([
      '"transcript": "Count the apples in every basket. Why me?" -> "transcript": "Count the apples in every basket. Why him!"',
      '"content": "me" -> "content": "him"',
      '"content": "?" -> "content": "!"',
    ])
    expect(saved('json-ibm', 'labels.json', 0, { text: 'fill a kettle' })).toEqual([
      '"transcript": "fill the kettle ", -> "transcript": "fill a kettle ",',
      '"the", -> "a",',
    ])
  })

  it.each([
    ['json-aws', 'speakers.json', 0, 'Count all of the apples, in every basket.'],
    ['json-aws', 'speakers.json', 1, 'Why'],
    ['json-deepgram', 'words.json', 0, 'Now open them.'],
    ['json-speechmatics', 'v2.json', 0, 'Mend the old nets, please.'],
    ['json-trint', 'words.json', 0, 'Wash these sails well.'],
    ['json-google', 'parts.json', 1, 'And then what?'],
    ['json-ibm', 'labels.json', 0, 'please fill the large kettle'],
    ['json-wordarrays', 'words.json', 0, 'eggs'],
    ['json-rev', 'monologues.json', 0, 'Paint the old fence, please.'],
    ['json-podcast', 'words.json', 2, 'Nobody else spoke.'],
    ['json-dpe', 'paragraphs.json', 1, 'Careful with it now.'],
  ])('%s/%s: line %i becomes "%s"', (folder, name, index, text) => {
    const read = readFixture(folder, name)
    const again = reread(read, change(read, index, { text, words: null }).segments)
    expect(again.transcript.segments[index]?.text).toBe(text)
    expect(rows(again).map(([start, end]) => [start, end])).toEqual(
      rows(read).map(([start, end]) => [start, end]),
    )
    const times = again.transcript.segments.flatMap(({ words }) => words?.map(({ start }) => start) ?? [])
    const known = times.filter((time) => time !== null)
    expect(known).toEqual(known.toSorted((a, b) => a - b))
  })

  it('names a speaker at every word, as text where a number stood', () => {
    const read = readFixture('json-deepgram', 'words.json')
    const again = reread(read, change(read, 0, { speaker: 'Ann "Lee"' }).segments)
    expect(again.transcript.segments.map(({ speaker }) => speaker)).toEqual(['Ann "Lee"', '1'])
    const none = readFixture('json-trint', 'words.json')
    expect(reread(none, change(none, 1, { speaker: 'Bea' }).segments).transcript.segments[1]?.speaker).toBe(
      'Bea',
    )
    const whisper = readFixture('json-whisper', 'api.json')
    expect(
      reread(whisper, change(whisper, 1, { speaker: 'Bea' }).segments).transcript.segments[1]?.speaker,
    ).toBe('Bea')
  })

  it('renames a speaker who is named once for several lines when all of them change', () => {
    for (const [folder, name] of [
      ['json-rev', 'monologues.json'],
      ['json-kaldi', 'speakers.json'],
      ['json-ibm', 'labels.json'],
      ['json-aws', 'speakers.json'],
      ['json-speechmatics', 'v1.json'],
    ] as const) {
      const read = readFixture(folder, name)
      const again = reread(read, change(read, 1, { speaker: 'Bea' }).segments)
      expect(again.transcript.segments[0]?.speaker).toBe(read.transcript.segments[0]?.speaker)
      expect(again.transcript.segments[1]?.speaker).toBe('Bea')
    }
  })

  it.each(READ.map((entry) => [entry[0], entry[1]] as const))('%s/%s: lines go and come', (folder, name) => {
    const read = readFixture(folder, name)
    const [first, second, ...more] = read.transcript.segments
    if (!first || !second || second.start === null) return
    const added = {
      ...createSegment('new', (first.end ?? 0) + 10, second.start - 10, 'Not yet done.'),
      speaker: first.speaker,
    }
    expect(reread(read, [second, ...more]).transcript.segments[0]?.text).toBe(second.text)
    expect(reread(read, [first]).transcript.segments.at(-1)?.text).toBe(first.text)
    const again = reread(read, [first, added, second, ...more])
    expect(again.transcript.segments.map(({ text }) => text).join(' ')).toBe(
      [first, added, second, ...more].map(({ text }) => text).join(' '),
    )
  })
})

it('says that lines were made from words', () => {
  expect(findings(readFixture('json-aws', 'speakers.json'))).toEqual([
    'json/made-lines -: The file lists single words; they were put together to lines at sentences, pauses and changes of speaker. Only the words are saved.',
  ])
})

it('says where a speaker is named but nothing said', () => {
  const text = fixture('json-kaldi', 'speakers.json').replace('"start": 5.9', '"start": 30')
  const read = readTranscript(text, 'a.json')
  expect(findings(read).at(-1)).toBe(
    'json/silent-turns -: In 1 place the file names a speaker (S4) where no word is spoken.',
  )
})
