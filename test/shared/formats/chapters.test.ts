import { describe, expect, it } from 'vitest'
import { readChapters } from '../../../shared/formats/chapters.ts'

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

  it('says what is odd, or that there are none', () => {
    expect(readChapters('1:00 A\n0:30 B\n', 'a.txt').diagnostics).toMatchObject([
      { code: 'chapters/out-of-order', message: '“B” starts before the chapter above it.' },
    ])
    for (const text of ['', '{', '{"a": 1}', 'WEBVTT\n', 'no chapters here', '[]']) {
      expect(readChapters(text, 'a.txt')).toMatchObject({
        chapters: [],
        diagnostics: [
          {
            code: 'chapters/none',
            severity: 'error',
            message:
              'No chapters were found. Earmark reads Podcasting 2.0 chapters, WebVTT chapters and lists of times and titles.',
          },
        ],
      })
    }
    expect(readChapters('{"chapters": []}', 'a.json')).toEqual({ chapters: [], diagnostics: [] })
  })
})
