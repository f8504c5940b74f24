import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../../shared/formats/index.ts'
import { laterStart, readBytes, shifted, splitBefore, withText } from './app-edits.ts'
import { rows } from './fixtures.ts'

/** What other programs write of the kinds that `case-files.test.ts` reads. */
const read = (name: string, text: string) => readTranscript(text, name)
const times = (text: string, name: string) => rows(read(name, text)).map(([start, end]) => [start, end])
const SAID = ['We set out early.', 'Down to the sea.', 'And then it froze.']
const WHO = ['Ida', 'Max', 'Ida']

describe('a changed word', () => {
  const otr = (word: string) =>
    JSON.stringify({
      text: `<p><span class="timestamp" data-timestamp="1.5">0:01</span>All the <b>hills</b> and <i>${word}</i>.<br></p>`,
      media: 'a.mp3',
    })
  const html = (word: string) =>
    `<cite>Ida:</cite>\r\n<time>0:01</time>\r\n<p>All the <a href="https://example.org/?a=1&amp;b=2">hills</a> and <b>${word}</b>.</p>\r\n`
  const FILES: readonly (readonly [name: string, file: (word: string) => string])[] = [
    ['a.otr', otr],
    ['a.html', html],
    [
      'a.srt',
      (word) => `1\r\n00:00:01,000 --> 00:00:02,000\r\n{\\an8}<I>All</I> the hills\r\n<b>and ${word}.</b>`,
    ],
    ['a.sub', (word) => `{0}{50}{y:i}All the hills|{y:b}and ${word}.\r\n{60}{90}{C:$0000ff}End\r\n`],
    ['a.txt', (word) => `[10][30]/All the hills|/and ${word}.\n[40][60]End\n`],
    [
      'a.ttml',
      (word) =>
        `\ufeff<tt:tt xmlns:tt="http://www.w3.org/ns/ttml"><tt:body><tt:div><tt:p begin="1s" end="2s"><tt:span style="s">All the <tt:span>hills</tt:span></tt:span><tt:br/>and ${word}.</tt:p></tt:div></tt:body></tt:tt>`,
    ],
    [
      'a.md',
      (word) =>
        `**Ida** [0:01]: All *the* [hills](https://example.org) **and ${word}**.\n\n**Max** [0:05]: End.\n`,
    ],
  ]

  it.each(FILES)('is all that changes in %s', (name, file) => {
    const one = read(name, file('wind'))
    const text = one.transcript.segments[0]?.text ?? ''
    expect(text).toMatch(/^All the hills\s+and wind\.?$/)
    expect(withText(one, 0, text.replace('wind', 'rain'))).toBe(file('rain'))
  })
})

describe('a split line', () => {
  it('keeps its codes in both halves (SubStation Alpha)', () => {
    const head = '[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n'
    const row = (times: string, text: string) => `Dialogue: 0,${times},Default,,0,0,0,,${text}\n`
    const lead = '{\\an8}{\\i1}{\\c&H00ffff&}'
    const text = head + row('0:00:02.00,0:00:04.00', `${lead}It froze. Then it thawed.`)
    const texts = splitBefore(read('a.ass', text), 0, 'Then').match(/\{.*$/gm)
    expect(texts).toHaveLength(2)
    for (const [i, said] of ['It froze.', 'Then it thawed.'].entries()) {
      expect(texts?.[i]).toContain('\\an8')
      expect(texts?.[i]).toContain('\\i1')
      expect(texts?.[i]).toContain('\\c&H00ffff&')
      expect(texts?.[i]?.endsWith(said)).toBe(true)
    }
  })
})

/** A table of three rows: names of its columns, and the cells of a row. */
function table(names: readonly string[], cells: readonly string[], sep: string, eol: string): string {
  const texts = cells.map((row, i) => row.replace('TEXT', SAID[i] ?? '').replace('WHO', WHO[i] ?? ''))
  return [names.join(sep), ...texts.map((row) => row.split('|').join(sep))].join(eol)
}

const SECONDS = ['1.0|2.5|TEXT', '2.6|5.0|TEXT', '5.5|8.0|TEXT']

describe('tables that say what their numbers are', () => {
  const NAMES: readonly (readonly string[])[] = [
    ['Start (s.ms)', 'End (s.ms)', 'Text'],
    ['start_s.ms', 'end_s.ms', 'text'],
    ['Begin Time - ss.msec', 'End Time - ss.msec', 'Text'],
    ['BEGIN TIME - SS.MSEC', 'END TIME - SS.MSEC', 'ANNOTATION'],
    ['Start (seconds.ms)', 'End (seconds.ms)', 'Utterance'],
    ['start sec.msec', 'end sec.msec', 'text'],
    ['Start [s]', 'End [s]', 'Text'],
    ['Anfangszeit - ss.msec', 'Endzeit - ss.msec', 'Text'],
    ['Temps début - ss.msec', 'Temps fin - ss.msec', 'Texte'],
  ]
  const MAKES = [
    [',', '\n', 'csv', ''],
    [';', '\r\n', 'csv', '\ufeff'],
    ['\t', '\n', 'txt', ''],
    ['\t', '\r\n', 'tsv', '\ufeff'],
  ] as const

  it.each(NAMES)('%s, %s, %s', (...names) => {
    for (const [sep, eol, type, bom] of MAKES) {
      const text = bom + table(names, SECONDS, sep, eol)
      const one = read(`a.${type}`, text)
      expect([sep, ...times(text, `a.${type}`)]).toEqual([sep, [1000, 2500], [2600, 5000], [5500, 8000]])
      expect(laterStart(one, 1, 370)).toBe(text.replace('2.6', '2.97'))
    }
  })

  it('have speakers in the column of tiers, or a column for each, also where times have frames', () => {
    const clock = 'hh:mm:ss:ff (PAL)'
    const head = [`Begin Time - ${clock}`, `End Time - ${clock}`]
    const cells = ['00:00:01:00|00:00:02:15', '00:00:03:05|00:00:05:00', '00:00:05:12|00:00:08:00']
    const one = table(
      [...head, 'Tier', 'Text'],
      cells.map((row) => `${row}|WHO|TEXT`),
      '\t',
      '\n',
    )
    const two = table(
      [...head, 'Ida', 'Max'],
      cells.map((row, i) => `${row}|${i === 1 ? '|TEXT' : 'TEXT|'}`),
      '\t',
      '\r\n',
    )
    for (const text of [one, two])
      expect(rows(read('a.txt', text))).toEqual([
        [1000, 2600, 'Ida', SAID[0]],
        [3200, 5000, 'Max', SAID[1]],
        [5480, 8000, 'Ida', SAID[2]],
      ])
  })
})

describe('damaged UTF-8', () => {
  const cue = (i: number, text: string) => `${i}\n00:00:0${i},000 --> 00:00:0${i},900\n${text}\n\n`
  const bytes = (...parts: readonly (string | readonly number[])[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
  const around = (bad: readonly number[]) =>
    bytes(
      cue(1, 'Größe und Höhe.'),
      '2\n00:00:02,000 --> 00:00:02,900\nna',
      bad,
      've\n\n',
      cue(3, 'Ganz schön.'),
    )
  it.each([
    ['a lone byte', around([0x98]), 7],
    ['Latin-1', around([0xef]), 7],
    ['a smile as two halves (CESU-8)', around([0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]), 7],
    [
      'such halves alone',
      bytes(
        cue(1, 'one'),
        cue(2, 'two'),
        '3\n00:00:03,000 --> 00:00:03,900\n',
        [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80],
      ),
      11,
    ],
    ['five bytes', around([0xf8, 0x88, 0x80, 0x80, 0x80]), 7],
    ['an overlong zero', around([0xc0, 0x80]), 7],
    [
      'a smile cut off',
      bytes(cue(1, 'Höhe.'), '2\n00:00:02,000 --> 00:00:02,900\nEnd ', [0xf0, 0x9f, 0x98]),
      7,
    ],
    [
      'a mark before',
      bytes([0xef, 0xbb, 0xbf], cue(1, 'one'), '2\n00:00:02,000 --> 00:00:02,900\n', [0xe9]),
      7,
    ],
  ])('%s is named, and stays', (_, file, line) => {
    const { read: one, encoding, again } = readBytes(file, 'a.srt')
    expect(encoding).toBe('utf-8')
    expect(one.diagnostics.map((found) => [found.code, found.line])).toEqual([['file/unread-bytes', line]])
    const later = again(laterStart(one, 0, 100)).toString('latin1')
    expect(later).toBe(file.toString('latin1').replace('01,000', '01,100'))
  })
})

describe('a start and an end in one value', () => {
  it.each([
    [
      'ms',
      '{"t":[0,1500],"text":"We set out."},{"t":[1500,4250],"text":"Down to the sea."}',
      '1500,4250',
      '1620,4250',
    ],
    [
      'seconds',
      '{"range":[0.0,1.5],"body":"We set out."},{"range":[1.5,4.25],"body":"Down to the sea."}',
      '1.5,4.25',
      '1.62,4.25',
    ],
    [
      'clocks',
      '{"at":["0:00.000","0:01.500"],"text":"We."},{"at":["0:01.600","0:04.250"],"text":"Down there."}',
      '0:01.600',
      '0:01.720',
    ],
  ])('in %s', (_, list, from, to) => {
    for (const [open, close] of [
      ['[', ']'],
      ['\ufeff{"items": [\r\n', ']\r\n}'],
    ] as const) {
      const text = open + list + close
      const one = read('a.json', text)
      expect(rows(one)).toHaveLength(2)
      const later = laterStart(one, 1, 120)
      expect(later).toContain(to)
      expect(times(later, 'a.json')[1]?.[0]).toBe((rows(one)[1]?.[0] ?? 0) + 120)
      expect(text).toContain(from)
    }
  })
})

describe('times of programs for transcribing', () => {
  const FORMS: readonly (readonly [
    open: string,
    close: string,
    stamps: readonly string[],
    ms: readonly number[],
  ])[] = [
    ['#', '#', ['00:00:04-8', '00:00:15-2', '00:07:35-0'], [4800, 15_200, 455_000]],
    ['#', '#', ['00:00:04.000', '00:00:15.250', '00:07:35.000'], [4000, 15_250, 455_000]],
    ['#', '#', ['00:04', '00:15', '07:35'], [4000, 15_000, 455_000]],
    ['{', '}', ['00:00:04', '00:00:15', '00:07:35'], [4000, 15_000, 455_000]],
    ['{', '}', ['00:04', '00:15', '07:35'], [4000, 15_000, 455_000]],
    ['[', ']', ['00.00.04', '00.00.15', '00.07.35'], [4000, 15_000, 455_000]],
    ['[', ']', ['00:00:04.80', '00:00:15.20', '00:07:35.00'], [4800, 15_200, 455_000]],
    ['<', '>', ['00:00:04', '00:00:15', '00:07:35'], [4000, 15_000, 455_000]],
    ['', '', ['00:00:04-8', '00:00:15-2', '00:07:35-0'], [4800, 15_200, 455_000]],
  ]
  it.each(FORMS)('%s…%s before the text (%s)', (open, close, stamps, ms) => {
    for (const eol of ['\n', '\r\n', '\r\n\r\n'])
      for (const [lead, tail] of [
        ['', eol],
        ['\ufeff', ''],
      ] as const) {
        const text =
          lead + stamps.map((stamp, i) => `${open}${stamp}${close} ${WHO[i]}: ${SAID[i]}`).join(eol) + tail
        const one = read('a.txt', text)
        expect(rows(one)).toEqual(ms.map((start, i) => [start, null, WHO[i], SAID[i]]))
        const later = shifted(one, 1000)
        expect(later.replace(/\d/g, '0')).toBe(text.replace(/\d/g, '0'))
        expect(rows(read('a.txt', later)).map(([start]) => start)).toEqual(ms.map((start) => start + 1000))
      }
  })

  it('a tenth behind a dash, at the end of paragraphs or at both ends', () => {
    const ends = ['00:00:04-8', '00:00:15-2', '00:00:21-0']
    for (const eol of ['\n', '\r\n\r\n']) {
      const text = ends.map((stamp, i) => `${WHO[i]}: ${SAID[i]} #${stamp}#`).join(eol)
      expect(times(text, 'a.txt')).toEqual([
        [0, 4800],
        [4800, 15_200],
        [15_200, 21_000],
      ])
    }
    expect(times('#00:00:00-0# Ida: Where to? #00:00:04-8#', 'a.txt')).toEqual([[0, 4800]])
  })
})

describe('lines below their times', () => {
  it.each(['\t', ' ', '  '])('that are zero have none, and are no text (%j between)', (gap) => {
    const head = (i: number) => [`000${i}`, '00:00:00:00', '00:00:00:00', '00:00'].join(gap)
    const text = SAID.map((said, i) => `${head(i + 1)}\r\n${said}\r\n`).join('\r\n')
    expect(rows(read('a.txt', text))).toEqual(SAID.map((said) => [null, null, null, said]))
  })
})

describe('numbered speakers in brackets', () => {
  const lines = [
    '(speaker 0) We set out.',
    '(speaker 0) A cold day.',
    '(speaker 1) Was it?',
    '(speaker 0) It was.',
  ]
  const cues = (point: string) =>
    lines.map((line, i) => `00:00:0${i + 1}${point}000 --> 00:00:0${i + 2}${point}000\n${line}\n`).join('\n')
  it.each([
    ['a.vtt', `WEBVTT\n\n${cues('.')}`],
    ['a.srt', cues(',')],
    ['a.sbv', lines.map((line, i) => `0:00:0${i + 1}.000,0:00:0${i + 2}.000\n${line}\n`).join('\n')],
    ['a.txt', lines.map((line, i) => `[00:00:0${i + 1}] ${line}`).join('\r\n')],
    ['b.txt', lines.join('\n')],
    ['a.lrc', lines.map((line, i) => `[00:0${i + 1}.00]${line}`).join('\n')],
  ])('are speakers in %s', (name, text) => {
    const found = rows(read(name, text))
    expect(found.map(([, , speaker]) => speaker)).toEqual([
      'speaker 0',
      'speaker 0',
      'speaker 1',
      'speaker 0',
    ])
    expect(found.map(([, , , said]) => said)).toEqual(lines.map((line) => line.slice(12)))
  })
})
