import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEpisodePage } from '../../../shared/episode/episode-page.ts'
import { expectWithin } from '../../cpu-time.ts'

const LINES = `# 12: The Boat Podcast: [Harbour Talk](https://example.org/harbour) Published: 2025-03-04T08:00:00+00:00
Audio file: https://example.org/12.mp3
Duration seconds: 1805

## Summary
A boat is mended.

## Highlights
- First: wood is patient
- Second: glue is not

## Topics
Boats, Wood, Glue

## Chapters
- 0:00 — Hello: Who is there.
- 5:50 — The keel: What holds it all.
- 1:02:03 — Good bye
`

describe('a page about an episode', () => {
  it.each([
    ['on many lines', LINES],
    ['on one line', LINES.replace(/\s+/g, ' ')],
  ])('is read %s', (_, text) => {
    expect(readEpisodePage(text)).toEqual({
      title: '12: The Boat',
      podcast: 'Harbour Talk',
      date: '2025-03-04',
      durationMs: 1_805_000,
      audio: 'https://example.org/12.mp3',
      summary: 'A boat is mended.',
      highlights: ['First: wood is patient', 'Second: glue is not'],
      topics: ['Boats', 'Wood', 'Glue'],
      chapters: [
        { start: 0, end: null, title: 'Hello', hidden: false },
        { start: 350_000, end: null, title: 'The keel', hidden: false },
        { start: 3_723_000, end: null, title: 'Good bye', hidden: false },
      ],
    })
  })

  it('is no transcript, no article and no list', () => {
    expect(readEpisodePage('# A title\n\n**Ann:** Hello.\n\n**Ben:** Hello.')).toBeNull()
    expect(readEpisodePage('0:00 Hello\n1:00 More')).toBeNull()
    expect(readEpisodePage('Some words. Podcast: no. Date: no.')).toBeNull()
  })

  it.each(['\n', ' ', '\n ', '\t\n', '## ', '- ', '5:50 ', '5:50\n', 'Podcast: ', '[', '](', ': ', ','])(
    'is read in bounded time when it is full of %j',
    (piece) => {
      const fill = piece.repeat(150_000 / piece.length)
      const fields = [
        'Podcast: ',
        'Date: ',
        '## Summary\n',
        '## Topics\na',
        '## Highlights\n',
        '## Chapters\n',
      ]
      const text = `# T\n${fields.map((field) => `\n${field}${fill}b`).join('')}`
      expectWithin(2000, () => readEpisodePage(text))
    },
  )

  it('takes any text', () => {
    const piece = fc.constantFrom(
      '# ',
      '## Chapters ',
      'Podcast: ',
      'Date: ',
      '5:50 ',
      '— ',
      ': ',
      '- ',
      'x',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((all) => `# ${all.join('')}`),
        (text) => {
          expect(() => readEpisodePage(text)).not.toThrow()
        },
      ),
    )
  })

  it('takes so many of anything', () => {
    const many = (item: string) => item.repeat(20_000)
    const fields = 'Podcast: A\nDate: 2020-01-01\n'
    const page = readEpisodePage(
      `# A\n${fields}## Summary\nIt is.\n## Highlights\n${many('- a\n')}## Topics\n${many('x, ')}\n## Chapters\n${many('0:01 a\n')}`,
    )
    expect([page?.highlights.length, page?.topics.length, page?.chapters.length]).toEqual([1000, 1000, 5000])
  })
})
