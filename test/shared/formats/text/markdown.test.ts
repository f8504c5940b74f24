import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { markdown } from '../../../../shared/formats/text/markdown.ts'
import { createSegment } from '../../../../shared/model/transcript.ts'
import { expectWithin } from '../../../cpu-time.ts'
import { change, findings, fixture, readFixture, rows } from '../fixtures.ts'

describe('reading Markdown', () => {
  it('reads turns with names and times, and shows links as their text', () => {
    const read = readFixture('markdown', 'turns.md')
    expect(rows(read)).toEqual([
      [4000, null, 'Lena Fuchs', 'How many hives are there? See the map.'],
      [9000, null, 'Piet de Boer', 'Four. [laughs] Five, if you count the empty one.'],
      [3_731_170, null, 'Lena Fuchs', 'And the neighbours?'],
      [3_740_000, null, 'Piet de Boer', 'They like the honey.'],
    ])
    expect(read.title).toBe('Bees on the roof')
    expect(findings(read)).toEqual([
      'markdown/outside 1: 1 part outside of the turns; kept in the file, not shown.',
    ])
  })

  it('takes all paragraphs up to the next name or heading as one turn', () => {
    const read = readFixture('markdown', 'paragraphs.md')
    expect(rows(read)).toEqual([
      [
        null,
        null,
        'Ada',
        'The first tide comes at six.\n\nIt lasts until noon, as the table says.\n\n[12:30] Then nothing happens for a while.',
      ],
      [null, null, 'Bert', 'And at night?'],
      [null, null, 'Bert', 'After the break we go on.'],
      [null, null, 'Ada', 'The same.\n\nNote: not a name, Ada: neither.'],
      [null, null, 'Bert', 'Thanks.'],
      [null, null, 'Ada', ''],
    ])
    expect(findings(read)).toEqual([
      'markdown/time-inside 5: A time inside this turn is shown as text.',
      'text/empty 23: This turn has no text.',
      'markdown/outside 1: 2 parts outside of the turns; kept in the file, not shown.',
    ])
  })

  it('begins a turn at times in brackets before paragraphs, and takes no break for who speaks', () => {
    const read = readFixture('markdown', 'paragraph-times.md')
    expect(rows(read)).toEqual([
      [243_000, null, null, 'The tide comes in twice a day.\n\nIt is never late.'],
      [310_000, null, null, 'Nobody [laughs] told the boats.'],
      [470_000, null, 'Break', ''],
      [null, null, null, 'After the break we go on.'],
      [482_000, null, null, 'It goes out again.'],
    ])
    const text = fixture('markdown', 'paragraph-times.md')
    expect(patchText(read, change(read, 1, { start: 311_000 })).text).toBe(text.replace('05:10', '05:11'))
  })

  it('takes a single time in brackets for one where a break has another', () => {
    const text = '\\[04:03\\] One.\n\nTwo.\n\nThree.\n\n**Break:** \\[07:50\\]\n\nFour.\n'
    expect(rows(readTranscript(text, 'a.md'))).toEqual([
      [243_000, null, null, 'One.\n\nTwo.\n\nThree.'],
      [470_000, null, 'Break', ''],
      [null, null, null, 'Four.'],
    ])
  })

  it('begins a turn there within turns with names, too, if there are several', () => {
    const text =
      '**Ann:** One.\n\nTwo.\n\n\\[04:03\\] Three.\n\n**Bo:** Four.\n\n\\[05:10\\] Five.\n\n**Break:** \\[07:50\\]\n\n**Ann:** Six.\n'
    expect(rows(readTranscript(text, 'a.md'))).toEqual([
      [null, null, 'Ann', 'One.\n\nTwo.'],
      [243_000, null, 'Ann', 'Three.'],
      [null, null, 'Bo', 'Four.'],
      [310_000, null, 'Bo', 'Five.'],
      [470_000, null, 'Break', ''],
      [null, null, 'Ann', 'Six.'],
    ])
  })

  it('begins a turn at a single one where half of the turns have a time', () => {
    const text =
      '\\[04:03\\] The tide comes in.\n\n**Break:** \\[07:50\\]\n\nAfter it\n\n**Break:** we go\n\n**Break:** \\[08:02\\] on.\n'
    expect(rows(readTranscript(text, 'a.md')).map(([start, , , words]) => [start, words])).toEqual([
      [243_000, 'The tide comes in.'],
      [470_000, 'After it'],
      [null, 'we go'],
      [482_000, 'on.'],
    ])
  })

  it('says which line begins like a time in brackets and is none', () => {
    const text =
      '\\[04:03\\] One.\n\nMore.\n\n\\[4:5\\] Two.\n\nMore.\n\n\\[05:10\\] Three.\n\nMore.\n\n\\[06:10\\] Four.\n'
    expect(findings(readTranscript(text, 'a.md'))).toEqual([
      'time/broken 5: “4:5” begins the line like a time, but is none that can be read; a time like “00:00” was expected.',
    ])
  })

  it('reads names and times in other orders and marks', () => {
    expect(rows(readFixture('markdown', 'shapes.md'))).toEqual([
      [1000, null, 'Ann Lee', 'It begins with the name and a time.'],
      [5000, null, 'Bo Park', 'It begins with the time.'],
      [9000, null, 'Ann Lee', 'With other marks.'],
      [12_000, null, 'Bo Park', 'With the time in the bold part.'],
      [15_000, null, 'Ann Lee', 'With a link.'],
    ])
  })

  it('takes a bold word before a colon for a term where names have theirs inside', () => {
    const turns = Array.from({ length: 20 }, (_, i) => `**Ann:** line ${i}\n\n**Bo:** and ${i}\n`).join('\n')
    const { transcript } = readTranscript(`${turns}\n**Tide**: what comes and goes\n`, 'a.md')
    expect(transcript.segments).toHaveLength(40)
    expect(transcript.segments.at(-1)?.text).toBe('and 19\n\nTide: what comes and goes')
  })

  it('reads times that are links', () => {
    const turn = (time: string, text: string) => `[${time}](https://a.b/c) ${text}\n`
    const text = [turn('0:01', 'See [this](https://a.b).'), turn('0:05', 'Yes.'), turn('0:09', 'No.')].join(
      '\n',
    )
    expect(rows(readTranscript(text, 'noname'))).toEqual([
      [1000, null, null, 'See this.'],
      [5000, null, null, 'Yes.'],
      [9000, null, null, 'No.'],
    ])
  })

  it('leaves texts with a few bold words to others', () => {
    expect(readTranscript('Some **bold** words.\n\n**More** of them.\n', 'a.md').format).toBe('txt-plain')
  })
})

describe('saving Markdown', () => {
  it('keeps links and emphasis that did not change', () => {
    const read = readFixture('markdown', 'turns.md')
    expect(patchText(read, change(read, 0, { text: 'How many are there? See the map.' })).text).toContain(
      '\\[00:04\\] How many are there? See [the map](https://example.org/map).\n',
    )
    expect(patchText(read, change(read, 1, { start: 9500, text: 'Four *and* [more]' })).text).toContain(
      '\\[00:09.500\\] Four \\*and\\* \\[more\\]\n',
    )
  })

  it('gives a turn without a time one, in brackets', () => {
    const read = readFixture('markdown', 'paragraphs.md')
    expect(patchText(read, change(read, 1, { start: 5000 })).text).toContain(
      '\n**Bert:** \\[00:00:05\\] And at night?\n',
    )
  })

  it('writes a new file, with the name in every turn', () => {
    const segments = [
      createSegment('a', 0, 1500, 'one *two*', { speaker: 'Ada' }),
      createSegment('b', 1500, null, '# three\nfour', { speaker: 'Ada' }),
    ]
    expect(writeTranscript('markdown', { segments })).toBe(
      '**Ada:** \\[00:00:00.000\\] one \\*two\\*\n\n**Ada:** \\[00:00:01.500\\] \\# three\nfour\n',
    )
    expect(writeTranscript('markdown', { segments: [createSegment('a', 60_000, null, 'one')] })).toBe(
      '\\[00:01:00\\] one\n',
    )
  })
})

it('reads its own file of one turn', () => {
  const text = '**Ida:** \\[00:00:00.500\\] One.\n'
  const read = readTranscript(text, 'a.md')
  expect([read.format, ...rows(read)]).toEqual(['markdown', [500, null, 'Ida', 'One.']])
  expect(readTranscript('**Note** 0:05 is late, says one.\n', 'a.md').format).not.toBe('markdown')
})

it('finds the first part outside of the turns quickly', () => {
  const text = `${'**A:** b\n'.repeat(120_000)}# c\n`
  expectWithin(5000, () => markdown.read(text, { durationMs: null }))
})
