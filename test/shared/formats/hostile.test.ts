import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatById, formats, readTranscript } from '../../../shared/formats/index.ts'
import { expectWithin } from '../../cpu-time.ts'
import { FRAGMENTS, fill, placesIn, readAndShow } from '../../fuzz/hostile.ts'

const DEPTH = 100_000
const inTtml = (content: string) =>
  `<tt xmlns="http://www.w3.org/ns/ttml"><body><div>${content}</div></body></tt>`
const inLine = (content: string) => inTtml(`<p begin="0s" end="1s">${content}</p>`)
/** Ten of each in the next: expanded, it would fill the memory. */
const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
const inList = (value: string) => `{"segments":[{"start":0,"end":1,"text":"a","more":${value}}]}`

/** Files that took minutes, or that others have died of. */
const FILES: readonly (readonly [name: string, text: string, line: string])[] = [
  ['spans.ttml', inLine(`${'<span>'.repeat(DEPTH)}a${'</span>'.repeat(DEPTH)}`), 'a'],
  ['unclosed.ttml', inTtml(`<p begin="0s" end="1s">a</p>${'<div begin="1s">'.repeat(DEPTH)}`), 'a'],
  [
    'containers.ttml',
    inTtml(`${'<div>'.repeat(DEPTH)}<p begin="0s" end="1s">a</p>${'</div>'.repeat(DEPTH)}`),
    'a',
  ],
  ['paragraphs.ttml', inTtml(`<p begin="0s" end="1s">a</p>${'<p>'.repeat(3 * DEPTH)}`), 'a'],
  ['starts.ttml', inLine(`a${'<b '.repeat(DEPTH)}`), 'a'],
  ['entities.ttml', `<!DOCTYPE tt [<!ENTITY l0 "lol">${laughs}]>${inLine('&l12;')}`, '&l12;'],
  ['one-row.csv', `start,end,text\n${'"0","1","a\n'.repeat(DEPTH)}`, 'a\n"0'],
  ['lists.json', inList('['.repeat(DEPTH) + ']'.repeat(DEPTH)), 'a'],
  ['objects.json', inList('{"a":'.repeat(DEPTH) + '1' + '}'.repeat(DEPTH)), 'a'],
]

describe('a file made to harm', () => {
  it.each(FILES)('%s is read in little time', (name, text, line) => {
    let read = readTranscript('', name)
    // A second for each MB, and as much again for a slow machine.
    expectWithin(2000 + (text.length / 1e6) * 1000, () => {
      read = readTranscript(text, name)
    })
    expect(read.transcript.segments[0]?.text).toBe(line)
  })

  it.each([
    ['voice.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\n<v', 'a\n'],
    ['words.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\na<00:00.200>b', 'c<00:00.300>d\n'],
    ['numbers.srt', '1\n00:00:00,000 --> 00:00:01,000\n1', 'x\n'],
    ['times.smi', '<SAMI><BODY><SYNC Start="1', 'x"><P>a'],
  ])(
    '%s is read in little time with very many blanks and something that does not fit',
    (name, head, tail) => {
      const text = head + ' '.repeat(500_000) + tail
      expectWithin(2500, () => expect(readTranscript(text, name).transcript.segments).toHaveLength(1))
    },
  )

  it('says in plain words what was not read as it stands', () => {
    const [[name, text] = ['', '']] = FILES
    const codes = readTranscript(text, name).diagnostics.map(({ code }) => code)
    expect(codes).toEqual(['ttml/too-deep'])
  })

  it('is not taken for what its keys are to the language', () => {
    const names = ['__proto__', 'constructor', 'toString']
    const lines = names.map((name, i) => `{"start":${i},"end":${i + 1},"text":"a","speaker":"${name}"}`)
    const { segments } = readTranscript(`[${lines.join(',')}]`, 'a.json').transcript
    expect(segments.map(({ speaker }) => speaker)).toEqual(names)
    const read = readTranscript(
      `{"__proto__":{"harm":1},"constructor":{"prototype":{"harm":1}},${inList('1').slice(1)}`,
      'b.json',
    )
    expect(read.transcript.segments.map(({ text }) => text)).toEqual(['a'])
    expect('harm' in {}).toBe(false)
  })
})

describe('one thing repeated', () => {
  const SIZE = 40_000
  /** Many times what any takes; what takes the square of its length, or does not end, takes more. */
  const MOST_MS = 1500

  it.each(formats.map((format) => [format.id, format] as const))(
    'is read in little time as %s',
    (_, format) => {
      const places = placesIn(format)
      expect(places.length).toBeGreaterThan(1)
      fc.assert(
        fc.property(
          fc.constantFrom(...places),
          fc.constantFrom(...FRAGMENTS),
          fc.constantFrom('', ...FRAGMENTS),
          fc.constantFrom('', ...FRAGMENTS),
          (place, fragment, head, tail) => {
            const text = fill(place, fragment, SIZE, head, tail)
            expectWithin(MOST_MS, () => readAndShow(format, text))
          },
        ),
        { numRuns: 8 },
      )
    },
  )

  it('is read in little time as white space behind a name', () => {
    // A line end behind it was looked for from each of its characters.
    const format = formatById('html-podcast')!
    const place = placesIn(format).find(({ name }) => name === 'behind a name')!
    const text = fill(place, '\u00a0', 2 * SIZE)
    expectWithin(MOST_MS, () => readAndShow(format, text))
  })
})
