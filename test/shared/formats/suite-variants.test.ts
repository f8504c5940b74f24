import { describe, expect, it } from 'vitest'
import { encodeText } from '../../../main/files/read-text.ts'
import { exportFormats, readTranscript, writeTranscript } from '../../../shared/formats/index.ts'
import { createSegment } from '../../../shared/model/transcript.ts'
import { readBytes, shifted, splitBefore, withText } from './app-edits.ts'
import { rows } from './fixtures.ts'

/** What other programs write of the kinds that `suite-files.test.ts` reads. */
const read = (name: string, text: string) => readTranscript(text, name)
const texts = (name: string, text: string) => rows(read(name, text)).map(([, , , said]) => said)
const times = (name: string, text: string) => rows(read(name, text)).map(([start, end]) => [start, end])

const ASS = '[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n'
const karaoke = (text: string) => `${ASS}Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,${text}\n`
const segments = (words: readonly string[]) =>
  JSON.stringify({
    version: '1.0.0',
    segments: words.map((body, i) => ({ startTime: i / 2, endTime: i / 2 + 0.5, body })),
  })

describe('words keep their spaces in every export', () => {
  it.each([
    ['a.ass', karaoke('{\\kf50}So {\\kf50}we {\\ko50}go'), 'So we go'],
    ['a.ass', karaoke('{\\k50}So{\\k50} we{\\k50} go'), 'So we go'],
    ['a.ass', karaoke('{\\k20}So{\\k10} {\\k50}we{\\k5} {\\k50}go'), 'So we go'],
    ['a.ass', karaoke('{\\k20}Win{\\k10}ter {\\K50}road'), 'Winter road'],
    ['a.ass', karaoke('{\\k50}今{\\k50}日'), '今日'],
    ['a.json', segments(['So', ' ', 'we', ' ', 'go', '.', ' ', 'Ice']), 'So we go. Ice'],
    ['a.json', segments(['So ', 'we ', 'go. ', 'Ice']), 'So we go. Ice'],
    ['a.json', segments([' So', ' we', ' go.', ' Ice']), 'So we go. Ice'],
    ['a.json', segments(['So', 'we', 'go.', 'Ice']), 'So we go. Ice'],
  ])('%s %j', (name, text, said) => {
    const { transcript } = read(name, text)
    expect(transcript.segments.map((one) => one.text).join(' ')).toBe(said)
    for (const { id } of exportFormats) {
      const again = readTranscript(writeTranscript(id, transcript), `a.${id}`, undefined, id)
      expect([
        id,
        rows(again)
          .map(([, , , line]) => line)
          .join(' ')
          .trim(),
      ]).toEqual([id, said])
    }
  })
})

describe('cues as they should not be', () => {
  const cues = (numbers: readonly string[], spans: readonly string[], eol = '\n') =>
    numbers
      .map((number, i) => `${number}\n${spans[i]}\n${['So we', 'set out', 'at last'][i]}\n`)
      .join('\n')
      .replaceAll('\n', eol)
  const WANTED = [
    [1000, 2500],
    [3000, 4500],
    [5000, 6500],
  ]
  const span = (i: number, arrow: string, point = ',') =>
    `00:00:0${2 * i + 1}${point}000${arrow}00:00:0${2 * i + 2}${point}500`

  it.each([
    [' - > ', ' -- > ', ' -> '],
    [' — > ', ' --&gt; ', '-->'],
    [' ==> ', ' → ', ' - -> '],
    [' － －＞ ', '　－－＞　', ' --->'],
  ])('arrows %j', (...arrows) => {
    for (const eol of ['\n', '\r\n']) {
      const text = cues(
        ['1', '2', '3'],
        arrows.map((arrow, i) => span(i, arrow)),
        eol,
      )
      expect(times('a.srt', text)).toEqual(WANTED)
      expect(texts('a.srt', text)).toEqual(['So we', 'set out', 'at last'])
      const later = shifted(read('a.srt', text), 2000)
      expect(later.replace(/\d/g, '0')).toBe(text.replace(/\d/g, '0'))
    }
  })

  it.each([
    ['1.0', '2.0', '3.0'],
    ['１', '２', '３'],
    ['#1', '#2', '#3'],
    ['(1)', '[2]', '3.'],
    ['1/3', '2/3', '3/3'],
    ['No. 1', 'Nr. 2', 'no 3'],
  ])('numbers %j', (...numbers) => {
    const text = cues(
      numbers,
      [0, 1, 2].map((i) => span(i, ' --> ')),
    )
    expect(texts('a.srt', text)).toEqual(['So we', 'set out', 'at last'])
    expect(read('a.srt', text).diagnostics.map(({ code }) => code)).toEqual(Array(3).fill('srt/odd-index'))
  })

  it.each([':', '；', '，', '．', '.', ' , ', '：'])('a fraction behind %j', (point) => {
    const text = cues(
      ['1', '2', '3'],
      [0, 1, 2].map((i) => span(i, ' --> ', point)),
    )
    expect(times('a.srt', text)).toEqual(WANTED)
    const later = shifted(read('a.srt', text), 2000)
    expect(later.replace(/\d/g, '0')).toBe(text.replace(/\d/g, '0'))
  })

  it.each(['<br>', '<br/>', '<br />', '<BR>', '</br>'])('%s is a break', (tag) => {
    const text = `1\n00:00:01,000 --> 00:00:02,000\none here${tag}two there\n`
    expect(texts('a.srt', text)).toEqual(['one here\ntwo there'])
    expect(withText(read('a.srt', text), 0, 'one here\nsix there')).toBe(text.replace('two', 'six'))
    expect(splitBefore(read('a.srt', text), 0, 'two')).not.toContain(tag)
  })
})

it.each([
  ['first\n\nWEBVTT\n\n00:03.000 --> 00:04.000\nsecond'],
  ['first\n\n\ufeffWEBVTT - more\nKind: captions\n\n00:03.000 --> 00:04.000\nsecond\n'],
  ['first\r\nWEBVTT\r\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\r\n\r\n00:03.000 --> 00:04.000\r\nsecond'],
])('captions joined from several files: %j', (rest) => {
  const text = `WEBVTT\n\n00:01.000 --> 00:02.000\n${rest}`
  expect(texts('a.vtt', text)).toEqual(['first', 'second'])
})

it.each([
  ['a.vtt', (raw: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${raw}\n`],
  ['a.srt', (raw: string) => `1\n00:00:01,000 --> 00:00:02,000\n${raw}\n`],
  [
    'a.smi',
    (raw: string) =>
      `<SAMI><BODY><SYNC Start=1000><P Class=EN>${raw}<SYNC Start=2000><P Class=EN>&nbsp;</BODY></SAMI>`,
  ],
  [
    'a.dfxp',
    (raw: string) =>
      `<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="2s">${raw}</p></div></body></tt>`,
  ],
  ['a.html', (raw: string) => `<cite>Ida:</cite><time>0:01</time><p>${raw}</p>`],
] as const)('names of signs in %s', (name, file) => {
  const raw = 'caf&eacute; soon&hellip; &copy; &frac12; &amp;'
  expect(texts(name, file(raw))).toEqual(['café soon… © ½ &'])
  expect(withText(read(name, file(raw)), 0, 'café now… © ½ &')).toBe(file(raw.replace('soon', 'now')))
})

it.each([
  ['[00:05.000] so [00:06.000] we\r\n[00:09.250] set [00:10.500] out\r\n', 'so we|set out'],
  ['[00:05.00]so [00:06.00]we\n[00:09.25]set [00:10.50]out[00:12.50]', 'so we|set out'],
  ['\ufeff[00:05.00]<00:05.00>so <00:06.00>we\n[00:09.25]<00:09.25>set <00:10.50>out', 'so we|set out'],
])('words with times in lyrics: %j', (text, said) => {
  expect(texts('a.lrc', text).join('|')).toBe(said)
  expect(times('a.lrc', text).map(([start]) => start)).toEqual([5000, 9250])
  expect(shifted(read('a.lrc', text), 1000).replace(/\d/g, '0')).toBe(text.replace(/\d/g, '0'))
})

it.each([
  '00:00:12:So|it goes\n00:00:15:on',
  '0:00:12:So|it goes\r\n0:00:15:on\r\n',
  '00:00:12=So|it goes\n00:00:15=on\n',
])('lines of TMPlayer: %j', (text) => {
  expect(rows(read('a.txt', text))).toEqual([
    [12_000, null, null, 'So\nit goes'],
    [15_000, null, null, 'on'],
  ])
})

it('one line comes back from every export, by its content and name', () => {
  const one = createSegment('a', 500, 1500, 'One line of it.')
  for (const { id, limits, extensions } of exportFormats) {
    const [again, ...more] = rows(read(`a.${extensions[0]}`, writeTranscript(id, { segments: [one] })))
    expect([id, again?.[3], more]).toEqual([id, 'One line of it.', []])
    if (limits.times) expect([id, again?.[0]]).toEqual([id, 500])
  }
})

describe('old encodings of short captions', () => {
  const srt = (rows: readonly string[]) =>
    rows.map((row, i) => `${i + 1}\r\n00:00:0${i},000 --> 00:00:0${i},900\r\n${row}\r\n`).join('\r\n')
  it.each([
    [
      'windows-1250',
      [
        'Zażółć gęślą jaźń, proszę pana.',
        'Nie wiem, co się dzieje w tym mieście.',
        'Źle się czuję, już idę.',
      ],
    ],
    ['windows-1250', ['Nevím, co se děje v tomto městě.', 'Už jdu domů, těším se.', 'Příliš pozdě.']],
    [
      'windows-1250',
      ['Ne znam što se događa u ovom gradu.', 'Čekaj, idem kući, žao mi je.', 'Ćuti i slušaj.'],
    ],
    ['windows-1251', ['Не знаю, что происходит в этом городе.', 'Подожди, я иду домой.']],
    ['windows-1252', ['Größe und Höhe, naïve Straße.', 'Wir hören später noch einmal zu.']],
    ['windows-1252', ['Ça va très bien, merci à tous.', 'Où êtes-vous allé hier ?']],
  ])('%s: %j', (encoding, said) => {
    const one = readBytes(encodeText(srt(said), encoding, false) ?? new Uint8Array(), 'a.srt')
    expect([one.encoding, rows(one.read).map(([, , , text]) => text)]).toEqual([encoding, said])
  })
})
