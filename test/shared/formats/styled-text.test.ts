import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formats, readTranscript, styledText } from '../../../shared/formats/index.ts'
import type { Segment } from '../../../shared/model/transcript.ts'
import { expectWithin } from '../../cpu-time.ts'
import { fixturesOf } from './fixtures.ts'

/** The runs of the first line: its text, with a sign for each style around. */
function shown(text: string, name: string): string | null {
  const read = readTranscript(text, name)
  const [segment] = read.transcript.segments
  const runs = segment && styledText(read, segment)
  if (!segment || !runs) return null
  expect(runs.map((run) => run.text).join('')).toBe(segment.text)
  return runs
    .map(({ text: words, style: { italic, bold, underline, ruby, voice } }) => {
      const signs = `${italic ? '/' : ''}${bold ? '*' : ''}${underline ? '_' : ''}${ruby === undefined ? '' : ruby === 'base' ? '^' : '~'}${voice === undefined ? '' : `@${voice}:`}`
      return signs === '' ? words : `[${signs}${words}]`
    })
    .join('')
}

const srt = (words: string) => shown(`1\n00:00:01,000 --> 00:00:02,000\n${words}\n`, 'a.srt')
const vtt = (words: string) => shown(`WEBVTT\n\n00:01.000 --> 00:02.000\n${words}\n`, 'a.vtt')
const ass = (words: string) =>
  shown(
    `[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,${words}\n`,
    'a.ass',
  )
const ttml = (words: string, head = '', more = '') =>
  shown(
    `<tt xmlns="http://www.w3.org/ns/ttml"><head><styling>${head}</styling></head><body><div><p begin="1s" end="2s"${more}>${words}</p></div></body></tt>`,
    'a.ttml',
  )

describe('styledText', () => {
  it('takes italic, bold and underlined of SubRip, and leaves other signs alone', () => {
    expect(srt('one <i>two <b>three</b></i>\n<u>four</u> < five')).toBe(
      'one [/two ][/*three]\n[_four] < five',
    )
    expect(srt('{\\an8}one {\\i1}two{\\i0} three')).toBe('one [/two] three')
    expect(srt('<i>one</i> &amp; <q>two')).toBe('[/one] & <q>two')
    expect(srt('<font color="red">one</font> two')).toBeNull()
    expect(srt('one two')).toBeNull()
  })

  it('ends what was never closed with what is around it', () => {
    expect(srt('<b>one <i>two</b> three')).toBe('[*one ][/*two] three')
    expect(srt('<i>one')).toBe('[/one]')
    expect(srt('one</i> <i>two</i>')).toBe('one [/two]')
  })

  it('takes ruby and the voices after the first of WebVTT', () => {
    expect(vtt('<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby> ok')).toBe('[^漢][~kan][^字][~ji] ok')
    expect(vtt('<v Ann>Hi <i.loud>you</i></v>\n<v.first Tom Lee>Hello</v>')).toBe(
      'Hi [/you]\n[@Tom Lee:Hello]',
    )
    expect(vtt('<c.yellow>one</c> <00:01.500>two')).toBeNull()
  })

  it('takes override tags of SubStation Alpha', () => {
    expect(ass('{\\an8\\i1}one{\\i0} two\\N{\\b700}three{\\b0\\u1} four{\\r} five')).toBe(
      '[/one] two\n[*three][_ four] five',
    )
    expect(ass('a \\{brace\\} {\\i1}b')).toBe('a {brace} [/b]')
    expect(ass('{\\p1}m 0 0{\\p0}{\\i1}words')).toBeNull()
  })

  it('takes the attributes and named styles of TTML, the inner ones before the outer', () => {
    expect(ttml('one <span tts:fontStyle="italic">two<br/>three</span>')).toBe('one [/two\nthree]')
    const head = '<style xml:id="a" tts:fontWeight="bold"/><style xml:id="b" tts:fontStyle="italic"/>'
    expect(ttml('one <span style="a b">two</span>', head)).toBe('one [/*two]')
    expect(ttml('one <span tts:fontStyle="normal">two</span>', head, ' style="b"')).toBe('[/one ]two')
    expect(ttml('<span tts:ruby="base">漢</span><span tts:ruby="text">kan</span>')).toBe('[^漢][~kan]')
  })

  it('holds for changed lines as they will be saved', () => {
    const read = readTranscript(
      '1\n00:00:01,000 --> 00:00:02,000\n<i>one two</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nthree\n',
      'a.srt',
    )
    const [one, three] = read.transcript.segments as [Segment, Segment]
    const look = (segments: readonly Segment[]) =>
      segments.map((segment) => styledText(read, segment, segments)?.map(({ text }) => text) ?? null)
    expect(look([{ ...one, start: 5 }, three])).toEqual([['one two'], null])
    expect(look([{ ...one, text: 'one more' }, three])).toEqual([['one more'], null])
    expect(look([{ ...one, text: '' }, three])).toEqual([null, null])
    expect(look([{ ...one, text: 'one' }, { ...one, id: 'n', text: 'two' }, three])).toEqual([
      ...[['one'], ['two'], null],
    ])
    expect(look([{ ...one, text: 'one two three' }])).toEqual([['one two', ' three']])
    expect(styledText(read, { ...one, text: 'not among them' })).toBeNull()
  })

  it('takes time in proportion to the tags, however deep they are in one another', () => {
    // Every tag went through all that were open: 66,000 of them froze the page.
    for (const tags of ['<b>a', '<b><i></u>a', '{\\i1}a', '<b>a</b>', '<ruby>a<rt>b']) {
      const words = tags.repeat(20_000)
      const read = readTranscript(`1\n00:00:01,000 --> 00:00:02,000\n${words}\n`, 'a.srt')
      const [line] = read.transcript.segments as [Segment]
      const changed = { ...line, text: `${line.text} more` }
      expectWithin(1000, () => styledText(read, line), tags)
      expectWithin(2000, () => styledText(read, changed, [changed]), tags)
    }
    const styles = '<style xml:id="a" tts:fontWeight="bold"/>'.repeat(1000)
    expectWithin(2000, () => ttml('<span style="a">a</span>'.repeat(5000), styles))
  })

  it('shows what comes after very many changes of style plain', () => {
    const read = readTranscript(
      `1\n00:00:01,000 --> 00:00:02,000\n${'<b>a</b>b'.repeat(3000)}<b>c</b>\n`,
      'a.srt',
    )
    const [line] = read.transcript.segments as [Segment]
    const runs = styledText(read, line) ?? []
    expect(runs.length).toBeLessThan(1000)
    expect(runs.map(({ text }) => text).join('')).toBe(line.text)
    expect(runs[0]?.style).toEqual({ bold: true })
    expect(runs.at(-1)?.style).toEqual({})
  })

  const files = formats.filter((format) => 'styled' in format).flatMap(({ id }) => fixturesOf(id))
  it.each(files.map((one) => [`${one.folder}/${one.name}`, one] as const))(
    'never adds or hides a sign of %s',
    (_, { text, name }) => {
      const read = readTranscript(text, name)
      for (const segment of read.transcript.segments) {
        const runs = styledText(read, segment)
        if (runs) expect(runs.map((run) => run.text).join('')).toBe(segment.text)
      }
    },
  )

  it('never adds or hides a sign, whatever the tags', () => {
    const piece = fc.constantFrom(
      '<i>',
      '</i>',
      '<b>',
      '</b>',
      '<v Tom>',
      '</v>',
      '<rt>',
      '<',
      '>',
      '{\\i1}',
      '{',
      'a',
      ' ',
      '\n',
      '&lt;',
      '😀',
      '&',
      '<ruby>',
      '\\N',
      '}',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 14 }),
        fc.constantFrom(srt, vtt, ass, ttml),
        (parts, one) => {
          one(parts.join(''))
        },
      ),
      { numRuns: 2000 },
    )
  })
})
