import { describe, expect, it } from 'vitest'
import { readChapters } from '../../../../shared/formats/chapters/chapters.ts'
import { expectWithin } from '../../../cpu-time.ts'
import { inEnglish, withEnglish } from '../../../words.ts'

const list = (text: string, name = 'a') =>
  readChapters(text, name).chapters.map(({ start, end, title }) => [start, end, title])

describe('readChapters', () => {
  it('reads Podcasting 2.0 chapters, hidden ones too', () => {
    const text = JSON.stringify({
      version: '1.2.0',
      chapters: [
        { startTime: 0, title: 'Intro' },
        { startTime: '61.5', endTime: 90, toc: false },
      ],
    })
    expect(readChapters(text, 'a.json').chapters).toEqual([
      { start: 0, end: null, title: 'Intro', hidden: false },
      { start: 61_500, end: 90_000, title: '', hidden: true },
    ])
  })

  it('reads the chapters of ffprobe', () => {
    const text = JSON.stringify({
      chapters: [
        { time_base: '1/44100', start: 44_100, end: 88_200, tags: { title: 'One' } },
        { start_time: '5.000000', tags: {} },
      ],
    })
    expect(list(text)).toEqual([
      [1000, 2000, 'One'],
      [5000, null, ''],
    ])
  })

  it('reads WebVTT chapters, also without fractions', () => {
    expect(list('WEBVTT\n\n00:01 --> 02:12\nOne &amp; all\n\n02:12 --> 03:35\nTwo\n')).toEqual([
      [1000, 132_000, 'One & all'],
      [132_000, 215_000, 'Two'],
    ])
  })

  it('reads lists of times and titles, in lines or in running text', () => {
    expect(list('Hello!\n0:00 Start\n- 1:05 — Middle\n1:02:03 - End\n\nThanks')).toEqual([
      [0, null, 'Start'],
      [65_000, null, 'Middle'],
      [3_723_000, null, 'End'],
    ])
    expect(
      list('# A page ## Chapters - 5:50 — The start: how it began - 10:15 — The end ## More - 1:00 — no'),
    ).toEqual([
      [350_000, null, 'The start'],
      [615_000, null, 'The end'],
    ])
  })

  it.each([
    [
      '(0:00) Start\n(1:05) — Middle\n',
      [
        [0, 'Start'],
        [65_000, 'Middle'],
      ],
    ],
    [
      '🎙 0:00 Start\n👉 01:05 | Middle\n',
      [
        [0, 'Start'],
        [65_000, 'Middle'],
      ],
    ],
    [
      '1. 0:00 Start\n2. 1:05 Middle\n',
      [
        [0, 'Start'],
        [65_000, 'Middle'],
      ],
    ],
    [
      '* [0:00](https://a.b/c?t=0) Start\n* [1:05](https://a.b/c?t=65) Middle\n',
      [
        [0, 'Start'],
        [65_000, 'Middle'],
      ],
    ],
    [
      'Start 0:00\nMiddle - 1:05\nEnd (2:00)\n',
      [
        [0, 'Start'],
        [65_000, 'Middle'],
        [120_000, 'End'],
      ],
    ],
    [
      '00:00:00.000 Start\n00:01:05.250 Middle\n',
      [
        [0, 'Start'],
        [65_250, 'Middle'],
      ],
    ],
  ])('reads the list %j', (text, expected) => {
    expect(list(text).map(([start, , title]) => [start, title])).toEqual(expected)
  })

  it('reads ffmpeg metadata with its escapes and time bases', () => {
    const text =
      ';FFMETADATA1\ntitle=Whole\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=500\n;note\nEND=2000\ntitle=a \\= b\\; c \\#1 \\\\\n[CHAPTER]\nSTART=2000000000\nEND=3000000000\ntitle=two\\\nlines\n[STREAM]\ntitle=x\n'
    expect(list(text)).toEqual([
      [500, 2000, 'a = b; c #1 \\'],
      [2000, 3000, 'two lines'],
    ])
  })

  it('reads the tags of OGM and Vorbis in the order of their numbers', () => {
    expect(
      list(
        'CHAPTER02=00:01:00.500\nCHAPTER02NAME=Two\nCHAPTER01=00:00:00.000\nchapter01name=One\nARTIST=x\n',
      ),
    ).toEqual([
      [0, null, 'One'],
      [60_500, null, 'Two'],
    ])
  })

  it('reads cue sheets at 75 frames a second, without pregaps', () => {
    const text =
      '\ufeffTITLE "All"\nFILE "a.mp3" MP3\n  TRACK 01 AUDIO\n    TITLE "One"\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    INDEX 00 61:00:00\n    INDEX 01 61:02:30\n'
    expect(list(text)).toEqual([
      [0, null, 'One'],
      [3_662_400, null, 'Track 2'],
    ])
    const more = `${text}FILE "b.mp3" MP3\n  TRACK 03 AUDIO\n    INDEX 01 00:00:00\n`
    expect(list(more)).toHaveLength(2)
    expect(withEnglish(readChapters(more, 'a.cue').diagnostics)).toMatchObject([
      { message: 'The cue sheet names 2 audio files; the tracks of the first are shown.' },
    ])
  })

  it('reads labels, tables and cut lists', () => {
    expect(list('0.000000\t1.500000\tOne\n\\\t20\t30\n1.500000\t4.000000\tTwo\n')).toEqual([
      [0, 1500, 'One'],
      [1500, 4000, 'Two'],
    ])
    expect(list(',10.5,"Before, all"\n10.5,,After\n', 'a.csv')).toEqual([
      [0, 10_500, 'Before, all'],
      [10_500, null, 'After'],
    ])
    expect(list('  5.3   7.1    0\n  1     2.5  1\n 720.1    2\n', 'a.edl')).toEqual([
      [5300, 7100, 'Cut'],
      [1000, 2500, 'Mute'],
      [720_100, null, 'Scene'],
    ])
  })

  it('reads the bookmarks of VLC and says which repeat', () => {
    const text =
      '#EXTM3U\n#EXTVLCOPT:bookmarks={name=a, b #0,bytes=5,time=10}\n#EXTVLCOPT:bookmarks={name=a, b #0,bytes=5,time=10},{name=c,time=20.5}\nfile.mp3\n'
    expect(list(text)).toEqual([
      [10_000, null, 'a, b #0'],
      [10_000, null, 'a, b #0'],
      [20_500, null, 'c'],
    ])
    expect(inEnglish(readChapters(text, 'a.m3u8').diagnostics[0]?.message ?? '')).toBe(
      '1 of 3 bookmarks repeat another one.',
    )
  })

  it('reads Matroska chapters of the first edition, outer before inner', () => {
    const atom = (start: string, title: string, more = '') =>
      `<ChapterAtom>${more}<ChapterTimeStart>${start}</ChapterTimeStart><ChapterDisplay><ChapterString>${title}\n</ChapterString></ChapterDisplay></ChapterAtom>`
    const edition = (content: string) => `<EditionEntry>${content}</EditionEntry>`
    const inner = atom('00:00:05.000000000', 'In &amp; out', '<ChapterFlagHidden>1</ChapterFlagHidden>')
    const text = `<?xml version="1.0"?><Chapters>${edition(atom('00:00:00.5', 'One', inner) + atom('00:01:00', 'Two'))}${edition(atom('00:09:00', 'Other'))}</Chapters>`
    const read = readChapters(text, 'a.xml')
    expect(read.chapters).toEqual([
      { start: 500, end: null, title: 'One', hidden: false },
      { start: 5000, end: null, title: 'In & out', hidden: true },
      { start: 60_000, end: null, title: 'Two', hidden: false },
    ])
    expect(read.diagnostics).toMatchObject([{ code: 'chapters/several-editions' }])
  })

  it('reads the first Podlove list of a feed, also when the XML breaks off', () => {
    const text =
      '<rss xmlns:psc="http://podlove.org/simple-chapters"><item><psc:chapters version="1.2"><psc:chapter start="0" title="One"/><psc:chapter start="1:02.5" title="T&#119;o" href="https://a.b"/></psc:chapters></item><item><psc:chapters><psc:chapter start="9" title="no"/></psc:chapters></item></rss>'
    const expected = [
      [0, null, 'One'],
      [62_500, null, 'Two'],
    ]
    expect(list(text)).toEqual(expected)
    expect(list(text.slice(0, text.indexOf('</psc')))).toEqual(expected)
    expect(withEnglish(readChapters(text.slice(0, 200), 'a.psc').diagnostics)).toMatchObject([
      { message: 'The XML is broken here; some chapters may be missing.' },
    ])
  })

  it('takes prose, other XML and tables for none', () => {
    for (const text of [
      '<html><p>0:00</p></html>',
      'a, b, c\nd, e, f\n',
      '#EXTM3U\na.mp3\n',
      ';FFMETADATA1\ntitle=x\n',
    ])
      expect(readChapters(text, 'a.txt').chapters).toEqual([])
    expect(readChapters('0:00 a\n0:05 b\n', 'a.srt').chapters).toEqual([])
  })

  it('is not held up by one very long line', () => {
    for (const unit of ['a ', '0:00 ', '[', '\\', '{name=', '<a>', ',', '- ', '1 ']) {
      expectWithin(
        3000,
        () => {
          for (const lead of ['', ';FFMETADATA1\n', '#EXTM3U\n#EXTVLCOPT:bookmarks=', '## Chapters ', '<'])
            readChapters(lead + unit.repeat(500_000 / unit.length), 'a.txt')
        },
        unit,
      )
    }
  })

  it('says what is odd, or that there are none', () => {
    expect(withEnglish(readChapters('1:00 A\n0:30 B\n', 'a.txt').diagnostics)).toMatchObject([
      { code: 'chapters/out-of-order', message: '“B” starts before the chapter above it.' },
    ])
    for (const text of ['', '{', '{"a": 1}', 'WEBVTT\n', 'no chapters here', '[]']) {
      expect(withEnglish(readChapters(text, 'a.txt'))).toMatchObject({
        chapters: [],
        diagnostics: [
          {
            code: 'chapters/none',
            severity: 'error',
            message:
              'No chapters were found. Earmark reads Podcasting 2.0 chapters, WebVTT chapters, the chapters of other programs, and lists of times and titles.',
          },
        ],
      })
    }
    expect(readChapters('{"chapters": []}', 'a.json')).toEqual({ chapters: [], diagnostics: [] })
  })

  it('takes so many of them, and says so', () => {
    const all = Array.from(
      { length: 5003 },
      (_, i) => `[CHAPTER]\nTIMEBASE=1/1\nSTART=${i}\nEND=${i + 1}\ntitle=${i}\n`,
    )
    const { chapters, diagnostics } = readChapters(`;FFMETADATA1\n${all.join('')}`, 'a.txt')
    expect(chapters).toHaveLength(5000)
    expect(withEnglish(diagnostics)).toMatchObject([
      { code: 'chapters/too-many', message: '3 chapters beyond the first 5000 are left out.' },
    ])
  })
})
