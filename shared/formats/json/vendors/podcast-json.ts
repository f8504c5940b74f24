import type { Transcript } from '../../../model/transcript.ts'
import { fillTimes } from '../../core/fill-times.ts'
import { jsonFormat } from '../json-format.ts'

/** The Podcasting 2.0 transcript (podcast-namespace `transcripts.md`); often one word in each segment. */
export const podcastJson = jsonFormat({
  id: 'json-podcast',
  name: 'Podcasting 2.0 JSON',
  layouts: [
    {
      lines: 'segments.*',
      line: { text: 'body', start: 'startTime', end: 'endTime', speaker: 'speaker' },
      regroup: 'single',
      named: 'on-change',
      plain: true,
    },
  ],
  score: ({ has }) =>
    has('segments.*.startTime') && has('segments.*.body') ? 0.8 : has('version') && has('segments') ? 0.5 : 0,
  write,
})

function write(transcript: Transcript): string {
  const segments = fillTimes(transcript).map(({ segment, start, end }) => ({
    ...(segment.speaker !== null && { speaker: segment.speaker }),
    startTime: start / 1000,
    endTime: end / 1000,
    body: segment.text,
  }))
  return `${JSON.stringify({ version: '1.0.0', segments }, null, 2)}\n`
}
