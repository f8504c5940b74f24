import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatById,
  formats,
  type ReadResult,
  readTranscript,
  recognise,
  writeTranscript,
} from '../../../shared/formats/index.ts'
import {
  createSegment,
  endOf,
  type Segment,
  type Transcript,
  violations,
} from '../../../shared/model/transcript.ts'
import { inEnglish } from '../../words.ts'
import { change, cuts, type Fixture, fixture, fixturesOf, patched, rows } from './fixtures.ts'
import { ONE_LINE, roundingOf, SHARED_TIMES, SOUND } from './sound.ts'

const own = formats.flatMap(({ id }) => fixturesOf(id))
/** Formats that write a start in several places: twice, in another list, or beside a length. */
const LINKED = 'whispercpp azure speechmatics trint generic aws google huggingface'
  .split(' ')
  .map((make) => `json-${make}`)
const label = ({ folder, name }: Fixture) => `${folder}/${name}`

/** Pieces of XML and HTML formats. */
const MARKUP =
  `<tt>|<p begin="1s" dur='2s'>|<span begin="1s">|</p>|<br/>|<!--|<![CDATA[|<|<cite>Ann:</cite>|<time>0:01</time>|<p>|<span data-m="5" data-d="3">|<p data-m="9">|class="speaker">|{"text":"<p>|<span class=\\"timestamp\\" data-timestamp=\\"1.5\\">|</span>|<text start="1" dur="2">|<s t="9">|{"events":[{"tStartMs":5|,"segs":[{"utf8":"a"|}]}|<SYNC Start=5><P Class=A>|<par><audio clipBegin="1">`.split(
    '|',
  )

describe.each(own.map((one) => [label(one), one] as const))('%s', (_, { folder, name, text }) => {
  const read = readTranscript(text, name)
  const step = formatById(folder)?.limits.stepMs ?? 1

  it('is recognised by its own format, whatever its name', () => {
    expect(read.format).toBe(folder)
    expect(readTranscript(text, 'noname').format).toBe(folder)
    expect(recognise(text, name)[0]?.id).toBe(folder)
  })

  it('keeps the rules of the model', () => {
    expect(violations(read.transcript)).toEqual([])
    expect(read.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('comes back unchanged when nothing was changed', () => {
    expect(writeTranscript(read.format, read.transcript, read)).toBe(text)
    expect(writeTranscript(read.format, { segments: [...read.transcript.segments] }, read)).toBe(text)
  })

  it('changes only the characters of the token when one start changes', () => {
    for (const [i, segment] of read.transcript.segments.entries()) {
      const tokens = read.tokens.get(segment.id)
      const token = tokens?.start
      if (segment.start === null || !token) continue
      const now = { ...segment, start: segment.start + 1230 }
      const after = patched(read, change(read, i, now)).text
      // An end that follows the start, a length that keeps the end, words that count from the start.
      const more = formatById(folder)?.patchMore?.(now, segment, tokens, text) ?? []
      const goesAlong = segment.end === null ? tokens.end && !tokens.end.around : tokens.duration
      // Columns that say it again; a row with the lines of two speakers, which part.
      const isTwice = tokens.copies !== undefined || (folder === 'tsv' && tokens.turns !== undefined)
      const isShared = SHARED_TIMES.has(folder) || LINKED.includes(folder) || isTwice
      if (!isShared) expect(after.slice(0, token.from)).toBe(text.slice(0, token.from))
      if (!isShared && !goesAlong && more.length === 0)
        expect(after.endsWith(text.slice(token.to))).toBe(true)
      // Times of day count from the first line: where that moves, all do.
      if (i === 0 && segment.start === 0 && token.base !== undefined) continue
      const moved = readTranscript(after, name).transcript.segments[i]?.start ?? Number.NaN
      expect(Math.abs(moved - segment.start - 1230)).toBeLessThan(Math.max(step, roundingOf(token)))
    }
  })

  it('survives being cut off anywhere', () => {
    for (const length of cuts(text)) {
      const part = readTranscript(text.slice(0, length), name)
      if (part.transcript.segments.length === 0) expect(part.diagnostics).toHaveLength(1)
      else
        expect(writeTranscript(part.format, { segments: [...part.transcript.segments] }, part)).toBe(
          text.slice(0, length),
        )
    }
  })
})

describe('files that are no transcript', () => {
  it.each(fixturesOf('refused').map((one) => [one.name, one.text] as const))(
    'refuses %s in plain words',
    (name, text) => {
      const { transcript, diagnostics, format } = readTranscript(text, name)
      expect(transcript.segments).toEqual([])
      expect(diagnostics.map(({ severity }) => severity)).toEqual(['error'])
      expect(inEnglish(diagnostics[0]?.message ?? '')).toMatch(/^[A-Z].*\. .*\.$/)
      expect(() => writeTranscript(format, transcript)).toThrow('not supported')
    },
  )
})

describe.each(formats.map((format) => [format.id, format] as const))('%s', (_, format) => {
  it('reads and saves any text at all', () => {
    const piece = fc.constantFrom(
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      '1',
      '2',
      ' ',
      '\t',
      '00:00:01,000',
      ' --> ',
      '0:02',
      '[',
      ']',
      '"',
      '{',
      '}',
      ',',
      ':',
      '<v A>',
      '-->',
      'WEBVTT',
      'NOTE',
      'Ann: ',
      'word',
      '\\',
      '"segments"',
      '"start"',
      '"text"',
      '"words"',
      'NaN',
      '\ufeff',
      '\u0000',
      '😀',
      '&amp;',
      'Ann LeeWell',
      ...MARKUP,
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (any) => {
        const read: ReadResult = {
          ...format.read(any, { durationMs: null }),
          format: format.id,
          name: '',
          text: any,
        }
        expect(violations(read.transcript)).toEqual([])
        expect(patched(read, { segments: [...read.transcript.segments] }).text).toBe(any)
        expect(() => recognise(any, 'x.txt')).not.toThrow()
      }),
      { numRuns: 1000 },
    )
  })

  const write = format.write?.bind(format)
  it.runIf(write)('reads back what it writes', () => {
    if (!write) return
    fc.assert(
      fc.property(fc.array(lineArbitrary, { minLength: 2, maxLength: 8 }), (parts) => {
        let at = 0
        const segments = parts.map(({ gap, length, text }, i) => {
          const start = at + gap
          at = start + length
          return createSegment(`n${i}`, start, at, text)
        })
        const { limits } = format
        const back = format.read(write({ segments }), { durationMs: null }).transcript
        expect(back.segments.map(({ text }) => text)).toEqual(segments.map(({ text }) => text))
        expect(startsOf(back)).toEqual(
          limits.times ? near(startsOf({ segments }), limits.stepMs) : startsOf(back),
        )
        if (limits.ends) expect(endsOf(back)).toEqual(near(endsOf({ segments }), limits.stepMs))
      }),
    )
  })
})

const startsOf = ({ segments }: Transcript) => segments.map(({ start }) => start)
/** With the next start where a line has no end of its own. */
const endsOf = (transcript: Transcript) => transcript.segments.map((_, i) => endOf(transcript, i, null))
/** Times that differ by less than a step of the format count as the same. */
const near = (times: (number | null)[], step: number): unknown[] =>
  times.map((ms) => {
    const isNear: unknown = expect.toSatisfy((got) => Math.abs(Number(got) - (ms ?? 0)) < step)
    return ms === null || step === 1 ? ms : isNear
  })

const sentence = fc.array(
  fc.constantFrom('the', 'boat', 'Ünder', 'b&b', '<3', 'a', '—', '"hm"', '再见', 'AT&amp;T', 'x > y'),
  { minLength: 1, maxLength: 6 },
)
const lineArbitrary = fc.record({
  gap: fc.integer({ min: 0, max: 5000 }),
  length: fc.integer({ min: 1, max: 9000 }),
  text: sentence.map((words) => words.join(' ')),
})

describe.each(SOUND)('edits of %s/%s', (folder, name) => {
  const read = readTranscript(fixture(folder, name), name)
  const format = formats.find(({ id }) => id === folder) ?? formats[0]!
  const names = [...new Set(read.transcript.segments.flatMap(({ speaker }) => speaker ?? []))]
  // A name that is left only once in a short file is not believed to be one: it stays before the words.
  const withoutName = (text: string) =>
    names.reduce((rest, one) => (rest.startsWith(`${one}: `) ? rest.slice(one.length + 2) : rest), text)

  it('are all in the saved file, and nothing else changes', () => {
    const operation = fc.record({
      kind: fc.constantFrom('start', 'text', 'remove', 'insert', 'merge', 'move'),
      at: fc.nat(20),
      ms: fc.integer({ min: 1, max: 3_000_000 }),
      text: fc.constantFrom('new words', 'and & more', 'two\nlines'),
    })
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 5 }), (operations) => {
        let segments = [...read.transcript.segments]
        for (const one of operations) segments = operate(segments, one)
        const { text } = patched(read, { segments })
        const again = { transcript: format.read(text, { durationMs: null }).transcript }
        const isOneLine = ONE_LINE.has(folder)
        expect(again.transcript.segments.map((segment) => withoutName(segment.text))).toEqual(
          segments.map(({ text: words }) => (isOneLine ? words.replaceAll('\n', ' ') : words)),
        )
        if (format.limits.times) {
          expect(startsOf(again.transcript)).toEqual(near(startsOf({ segments }), format.limits.stepMs))
        }
        if (format.limits.ends) {
          expect(endsOf(again.transcript)).toEqual(near(endsOf({ segments }), format.limits.stepMs))
        }
        for (const [i, { speaker, text: words }] of again.transcript.segments.entries()) {
          if (withoutName(words) === words && speaker !== null) expect(speaker).toBe(segments[i]?.speaker)
        }
      }),
      { numRuns: 300 },
    )
  })
})

type Operation = { kind: string; at: number; ms: number; text: string }

let made = 0

function operate(segments: Segment[], { kind, at, ms, text }: Operation): Segment[] {
  const index = at % segments.length
  const segment = segments[index]
  if (!segment) return segments
  const timed = segment.start !== null
  switch (kind) {
    case 'start':
      return timed
        ? segments.with(index, { ...segment, start: ms, end: segment.end === null ? null : ms + 500 })
        : segments
    case 'text':
      return segments.with(index, { ...segment, text, words: null })
    case 'remove':
      return segments.length > 2 ? segments.toSpliced(index, 1) : segments
    case 'insert': {
      const added = {
        ...segment,
        id: `new${made++}`,
        start: timed ? ms : null,
        end: segment.end === null ? null : ms + 700,
        text,
        words: null,
        origin: null,
      }
      return segments.toSpliced(index + 1, 0, added)
    }
    case 'merge': {
      const next = segments[index + 1]
      if (!next || segments.length <= 2) return segments
      return segments.toSpliced(index, 2, {
        ...segment,
        end: next.end,
        text: `${segment.text} ${next.text}`,
        words: null,
      })
    }
    default:
      return segments.toSpliced(index, 1).toSpliced(0, 0, segment)
  }
}

it('has an id, a name and an extension for every format, each id once', () => {
  expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
  for (const { id, name, extensions } of formats) {
    expect([id, name, extensions[0]].every(Boolean)).toBe(true)
  }
  expect(rows(readTranscript(fixture('srt', 'plain.srt'), 'plain.srt'))).toHaveLength(4)
})
