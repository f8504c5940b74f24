import { expect, it } from 'vitest'
import { lossesInPlace, readTranscript } from '../../../../shared/formats/index.ts'
import { captionsBehind } from '../../../../shared/formats/json/json-captions.ts'
import { inEnglish } from '../../../words.ts'
import { change, patched } from '../fixtures.ts'

const file = (captions: string, key = 'vtt') =>
  JSON.stringify({
    [key]: captions,
    segments: [
      { start: 0.5, end: 2, text: 'The lamp is lit.' },
      { start: 2, end: 3.8499, text: 'Who lit it?' },
      { start: 4, end: 6, text: 'I did.' },
    ],
  })
const VTT =
  'WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nThe lamp is lit.\n\n00:00:02.000 --> 00:00:03.850 align:start\nWho lit it?\n\n00:04.000 --> 00:06.000\nI did.\n'
const SRT = '1\r\n00:00:00,500 --> 00:00:02,000\r\nThe lamp is lit.\r\n'
const saved = (text: string, index: number, changes: object) => {
  const read = readTranscript(text, 'a.json')
  return patched(read, change(read, index, changes)).text
}

it('changes the captions that a file keeps as one text', () => {
  expect(saved(file(VTT), 1, { start: 2370 })).toBe(
    file(VTT)
      .replace('00:00:02.000 --> 00:00:03', '00:00:02.370 --> 00:00:03')
      .replace('"start":2,', '"start":2.37,'),
  )
  expect(saved(file(VTT), 1, { end: 3900 })).toContain('00:00:02.000 --> 00:00:03.900 align')
  expect(saved(file(VTT), 2, { start: 4250, end: 7000 })).toContain('00:04.250 --> 00:07.000')
  expect(saved(file(SRT, 'srt'), 0, { start: 120 })).toContain('\\r\\n00:00:00,120 --> 00:00:02,000\\r\\n')
})

it('knows arrows that are escaped, and leaves captions with other times alone', () => {
  const escaped = file(VTT).replaceAll('-->', '--\\u003e')
  expect(saved(escaped, 0, { start: 120 })).toContain('00:00:00.120 --\\u003e 00:00:02.000')
  const other = file(VTT.replace('00:00:00.500', '00:00:09.000'))
  expect(saved(other, 0, { start: 120 })).toContain('00:00:09.000 --> 00:00:02.000')
})

it('tells before saving of lines that the captions do not follow', () => {
  const read = readTranscript(file(VTT), 'a.json')
  expect(captionsBehind(read.transcript, read)).toBe(0)
  const fewer = { segments: read.transcript.segments.slice(1) }
  expect(captionsBehind(change(read, 0, { text: 'Dark.' }), read)).toBe(1)
  expect(lossesInPlace(read, fewer).map(({ kind, message }) => [kind, inEnglish(message)])).toEqual([
    [
      'copies',
      'The file says the lines a second time, as captions in one text. 1 line that was added, taken away or given another text will not be changed there.',
    ],
  ])
  expect(lossesInPlace(read, change(read, 0, { start: 120 }))).toEqual([])
  const plain = readTranscript('[{"text": "One line", "start": 1.5, "end": 2.5}]', 'a.json')
  expect(captionsBehind(change(plain, 0, { text: 'Two' }), plain)).toBe(0)
})
