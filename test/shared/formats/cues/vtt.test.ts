import { describe, expect, it } from 'vitest'
import { patchText, readTranscript, writeTranscript } from '../../../../shared/formats/index.ts'
import { createSegment, type Segment } from '../../../../shared/model/transcript.ts'
import { change, findings, fixture, readFixture, rows } from '../fixtures.ts'

describe('reading WebVTT', () => {
  it('reads voices, entities and tags', () => {
    const read = readFixture('vtt', 'kept.vtt')
    expect(rows(read)).toEqual([
      [1000, 4000, 'Mara Voss', 'Look up there <now>.'],
      [4000, 6000, 'Tom & Jo', 'We see it\ntoo.'],
      [6000, 8000, 'Mara Voss', 'And so on.'],
      [8000, 10_000, null, 'The tide turns'],
    ])
    expect(findings(read)).toEqual([
      'vtt/timestamp-map 4: X-TIMESTAMP-MAP says that the times belong to a stream; they are shown as they stand.',
      'vtt/several-voices 29: Several people speak in this cue; the first one is shown.',
    ])
  })

  it('reads the names that meeting programs put before the text', () => {
    expect(rows(readFixture('vtt', 'zoom.vtt')).map((row) => row[2])).toEqual([
      'Priya Rao',
      'Lee Wong',
      'Priya Rao',
    ])
    const teams = 'WEBVTT\n\n7f0e\n00:00:01.000 --> 00:00:02.000\n<v Doe, John>Hello\nthere.</v>\n'
    expect(rows(readTranscript(teams, 'a.vtt'))).toEqual([[1000, 2000, 'Doe, John', 'Hello\nthere.']])
  })

  it('keeps every cue of a broken file and says what is odd about it', () => {
    const read = readFixture('vtt', 'traps.vtt')
    expect(rows(read)).toEqual([
      [0, 1500, null, 'seconds only'],
      [2000, 3000, null, 'comma, and no blank line above'],
      [5000, 4000, null, 'text after a blank\n\nand one more'],
      [null, null, null, 'unreadable start'],
      [6000, 8000, null, '<v Nobody closes this'],
    ])
    expect(findings(read)).toEqual([
      'vtt/odd-header 1: The first line must be exactly WEBVTT; players may refuse the file.',
      'vtt/unclosed-tag 16: A tag is not closed; it is shown as text.',
      'vtt/no-blank-line 4: No blank line divides this cue from the one above.',
      'vtt/blank-before-text 7: A blank line stands between the times and the text.',
      'vtt/blank-in-text 7: A blank line stands inside the text.',
      'time/unreadable 13: “00:000.000” is no time that can be read.',
      'time/end-before-start 7: The line ends before it starts.',
    ])
  })

  it('shows what is in angle brackets but no tag', () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<i>So</i> <inaudible> he <c.red>said</c> <laughs & coughs>\n'
    const read = readTranscript(text, 'a.vtt')
    expect(rows(read)[0]?.[3]).toBe('So <inaudible> he said <laughs & coughs>')
    expect(findings(read)).toEqual([
      'vtt/unknown-tag 3: <inaudible> is no tag of WebVTT; it is shown as text, but players leave it out.',
    ])
    expect(patchText(read, change(read, 0, { text: 'So <inaudible> she said <laughs & coughs>' })).text).toBe(
      text.replace(' he ', ' she '),
    )
  })

  it('takes no numbers before a name for a name', () => {
    const read = readTranscript('WEBVTT\n\n00:01.000 --> 00:06.000\n50% 20% - GUIDE: hello\n', 'a.vtt')
    expect(rows(read)).toEqual([[1000, 6000, null, '50% 20% - GUIDE: hello']])
  })

  it('reads a file without its header, and says so', () => {
    const read = readTranscript('lost\n\n00:01.000 --> 00:02.000\nhello\n', 'a.vtt')
    expect(findings(read)).toEqual([
      'vtt/missing-header 1: The file does not begin with WEBVTT; players may refuse it.',
      'vtt/text-outside 1: This text belongs to no cue; it stays in the file but is not shown.',
    ])
    expect(rows(read)).toEqual([[1000, 2000, null, 'hello']])
  })

  it('refuses a file with a header only', () => {
    expect(findings(readTranscript('WEBVTT', 'a.vtt'))).toEqual([
      'file/no-text -: This is WebVTT captions, but it has no lines. Export it again with its text.',
    ])
  })
})

describe('saving WebVTT', () => {
  it('keeps notes, styles, regions, ids and settings when everything moves', () => {
    const read = readFixture('vtt', 'kept.vtt')
    const segments = read.transcript.segments.map((one) => ({
      ...one,
      start: (one.start ?? 0) + 60_000,
      end: (one.end ?? 0) + 60_000,
    }))
    const before = fixture('vtt', 'kept.vtt')
    expect(patchText(read, { segments }).text).toBe(
      before
        .replace(/00:00:0(\d)\.000 -->/g, '00:01:0$1.000 -->')
        .replace(/--> 00:00:(\d\d)/g, '--> 00:01:$1'),
    )
  })

  it('keeps the voice and what stands around the text when the text changes', () => {
    const read = readFixture('vtt', 'kept.vtt')
    expect(patchText(read, change(read, 0, { text: 'Up < there' })).text).toContain(
      '\n<v.loud Mara Voss>Up <i>&lt;</i> there</v>\n',
    )
    expect(patchText(read, change(read, 1, { speaker: 'A > B' })).text).toContain(
      '\n<v A &gt; B>We see it\ntoo.\n',
    )
    expect(patchText(read, change(read, 3, { speaker: 'Tom & Jo' })).text).toContain(
      '\n<v Tom &amp; Jo>The <00:00:08.500>',
    )
  })

  it('writes the second half of a split cue like the first, and cuts a cue without its notes', () => {
    const read = readFixture('vtt', 'kept.vtt')
    const [first] = read.transcript.segments
    const half = { ...createSegment('n', 2500, 4000, 'there.', { speaker: 'Mara Voss' }), origin: null }
    const segments = [{ ...first!, end: 2500, text: 'Look up' }, half, ...read.transcript.segments.slice(2)]
    const { text } = patchText(read, { segments })
    expect(text).toContain(
      'intro\n00:00:01.000 --> 00:00:02.500 line:80% align:start\n<v.loud Mara Voss>Look <i>up</i></v>\n\n' +
        '00:00:02.500 --> 00:00:04.000 line:80% align:start\n<v.loud Mara Voss>there.</v>\n\nNOTE one line\n\n00:00:06.000',
    )
  })

  it('writes names as the file does', () => {
    const read = readFixture('vtt', 'zoom.vtt')
    const segments = read.transcript.segments.toSpliced(
      1,
      0,
      createSegment('n', 1000, 2000, 'Hello?', { speaker: 'Lee Wong' }),
    )
    expect(patchText(read, { segments }).text).toContain(
      '2\r\n00:00:01.000 --> 00:00:02.000\r\nLee Wong: Hello?\r\n\r\n3\r\n',
    )
  })

  it('writes a fresh file', () => {
    const segments = [
      createSegment('a', 0, 1000, 'R & <D>', { speaker: 'Ann & Bo' }),
      createSegment('b', 3_600_000, null, 'x'),
    ]
    expect(writeTranscript('vtt', { segments })).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<v Ann &amp; Bo>R &amp; &lt;D&gt;\n\n01:00:00.000 --> 01:00:01.000\nx\n',
    )
  })

  it('a defect: marked text does not run into the times of a cue that had none', () => {
    const text = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<i>one</i>\n\n00:03.000 --> 00:04.000'
    const read = readTranscript(text, 'a.vtt')
    const [first, second] = read.transcript.segments
    const joined = { ...second, text: 'one' } as Segment
    const segments = [{ ...first, text: 'two' } as Segment, joined]
    const saved = patchText(read, { segments }).text ?? ''
    expect(rows(readTranscript(saved, 'a.vtt')).map(([, , , words]) => words)).toEqual(['two', 'one'])
  })
})
