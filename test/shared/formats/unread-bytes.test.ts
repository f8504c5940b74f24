import { expect, it } from 'vitest'
import { readTranscript, writeTranscript } from '../../../shared/formats/index.ts'

const STRAY = '\udce9'
const SRT = `1
00:00:01,000 --> 00:00:02,000
Grüße

2
00:00:03,000 --> 00:00:04,000
na${STRAY}ve ${STRAY}
`

it('names the lines with bytes that could not be read, once each', () => {
  const { diagnostics, transcript } = readTranscript(SRT, 'a.srt')
  expect(diagnostics.filter(({ code }) => code === 'file/unread-bytes')).toMatchObject([
    { line: 7, segment: transcript.segments[1]?.id, message: { key: 'found.bytesNotRead' } },
  ])
  expect(readTranscript(SRT.replaceAll(STRAY, 'i'), 'a.srt').diagnostics).toEqual([])
})

it('finds them outside of the lines, too', () => {
  const text = `WEBVTT\n\nNOTE ${STRAY}\n\n00:01.000 --> 00:02.000\none\n`
  const found = readTranscript(text, 'a.vtt').diagnostics.find(({ code }) => code === 'file/unread-bytes')
  expect(found).toMatchObject({ line: 3, segment: null })
})

it('a new file has replacement characters in their place', () => {
  const { transcript } = readTranscript(SRT, 'a.srt')
  expect(writeTranscript('vtt', transcript)).toContain('na\ufffdve \ufffd')
})
