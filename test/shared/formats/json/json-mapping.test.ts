import { expect, it } from 'vitest'
import { layoutOf, proposeMappings } from '../../../../shared/formats/json/json-mapping.ts'
import { expectWithin } from '../../../cpu-time.ts'
import { fixture } from '../fixtures.ts'

it('proposes the list that looks like a transcript, with samples of its values', () => {
  const [best, ...rest] = proposeMappings(fixture('json-generic', 'nested.json'))
  expect(best?.mapping).toEqual({
    items: 'data.cues.*',
    text: 'content.text',
    start: 'time.begin',
    end: 'time.end',
    duration: null,
    speaker: 'who',
    unit: 'auto',
  })
  expect(best?.list.count).toBe(2)
  expect(best?.list.fields.find(({ path }) => path === 'time.begin')).toEqual({
    path: 'time.begin',
    count: 2,
    texts: 0,
    numbers: 2,
    times: 2,
    samples: ['1.5', '9.0'],
  })
  expect(rest).toEqual([])
})

it('knows lengths, bare lists and one object to a line', () => {
  expect(proposeMappings(fixture('json-generic', 'lines.jsonl'))[0]?.mapping).toMatchObject({
    items: '*',
    text: 'sentence',
    start: 'start_ms',
    end: null,
    duration: 'duration_ms',
    speaker: 'speaker',
  })
  expect(proposeMappings('[{"from": 1, "to": 2, "caption": "A word"}]')[0]?.mapping).toMatchObject({
    text: 'caption',
    start: 'from',
    end: 'to',
  })
})

it('takes the speaker of words from the turn around them, unless they have one', () => {
  const turns = (word: string) => `{"turns": [{"who": "Ann", "words": [${word}]}]}`
  const [mapping] = proposeMappings(turns('{"w": 1, "word": "Hello", "start": 0.5}')).map(
    (one) => one.mapping!,
  )
  expect(mapping).toMatchObject({ items: 'turns.*.words.*', speaker: '^.who' })
  expect(layoutOf(mapping!, 1)).toMatchObject({
    lines: 'turns.*',
    line: { speaker: 'who' },
    words: 'words.*',
    word: { text: 'word', start: 'start' },
  })
  const own = proposeMappings(turns('{"word": "Hello", "start": 0.5, "speaker": "Ben"}'))[0]
  expect(own?.mapping?.speaker).toBe('speaker')
  const sentences = proposeMappings(turns('{"text": "Hello there.", "start": 0.5}'))[0]
  expect(sentences?.mapping?.speaker).toBeNull()
})

it('puts lists without a text last, and takes no text for a time', () => {
  const text = '{"a": [{"x": 1}], "b": [{"text": "One word", "time": "yesterday"}]}'
  expect(
    proposeMappings(text).map(({ list, mapping }) => [list.path, mapping?.text, mapping?.start]),
  ).toEqual([
    ['b.*', 'text', null],
    ['a.*', undefined, undefined],
  ])
  expect(proposeMappings('no JSON')).toEqual([])
})

it('makes a layout of a mapping; new items are plain where all keys are', () => {
  const mapping = {
    items: '*',
    text: 't',
    start: 's',
    end: null,
    duration: 'd',
    speaker: null,
    unit: 'milliseconds',
  } as const
  expect(layoutOf(mapping, 1000)).toEqual({
    lines: '*',
    line: { text: 't', start: 's', duration: 'd', speaker: 'speaker' },
    unit: 1000,
    regroup: 'single',
    plain: true,
  })
  expect(layoutOf({ ...mapping, text: 'a.t' }, 1)).not.toHaveProperty('plain')
})

it('takes a start and an end in one value, by its name or because such pairs ascend', () => {
  const mappingOf = (items: object[]) => proposeMappings(JSON.stringify(items))[0]?.mapping
  expect(mappingOf([{ timestamp: [0.5, 1.5], text: 'One word' }])).toMatchObject({
    start: 'timestamp.0',
    end: 'timestamp.1',
  })
  const spans = [
    { at: [0.5, 1.5], size: [640, 480], text: 'One word' },
    { at: [1.5, null], size: [640, 480], text: 'Two words' },
  ]
  expect(mappingOf(spans)).toMatchObject({ start: 'at.0', end: 'at.1' })
  expect(mappingOf(spans.map(({ at, ...rest }) => ({ at: at[0], ...rest })))).toMatchObject({
    start: 'at',
    end: null,
  })
  expect(mappingOf([{ size: [1, 2], text: 'One word' }])).toMatchObject({ start: null })
})

it('maps a great many lists', () => {
  const lists = Array.from({ length: 12_000 }, (_, i) => `"k${i}":[{"text":"a"}]`)
  expectWithin(1500, () => expect(proposeMappings(`{${lists.join(',')}}`)).toHaveLength(12_000))
})

it('finds the ends of a great many pairs', () => {
  const fields = Array.from({ length: 15_000 }, (_, i) => `"k${i}":[0.5,1.5]`)
  const text = `[{"text":"a b",${fields.join(',')}}]`
  expectWithin(1500, () => expect(proposeMappings(text)[0]?.mapping?.start).toBe(null))
})
