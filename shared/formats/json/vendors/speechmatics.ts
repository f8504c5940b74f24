import type { JsonLayout } from '../../core/json-layout.ts'
import { jsonFormat } from '../json-format.ts'

const results = {
  words: 'results.*',
  word: {
    text: 'alternatives.0.content',
    start: 'start_time',
    end: 'end_time',
    speaker: ['alternatives.0.speaker', 'channel'],
    kind: 'type',
  },
  attached: ['punctuation'],
  ignored: ['speaker_change', 'audio_event'],
  regroup: 'always',
} as const

/** One transcript, or one message of the realtime API. */
const V2: JsonLayout = { ...results, lines: '', line: {} }

/** Messages of the realtime API: what is partial comes again. */
const MESSAGES: JsonLayout = {
  ...results,
  lines: '*',
  line: { kind: 'message' },
  ignored: [...results.ignored, 'AddPartialTranscript'],
}

const V1: JsonLayout = {
  lines: '',
  line: {},
  words: 'words.*',
  word: { text: 'name', start: 'time', duration: 'duration', speaker: 'speaker' },
  turns: 'speakers.*',
  turn: { start: 'time', duration: 'duration', speaker: 'name' },
  regroup: 'always',
}

/** Speechmatics: json-v2, the old v1 with lengths as strings, and messages of the realtime API. */
export const speechmatics = jsonFormat({
  id: 'json-speechmatics',
  name: 'Speechmatics JSON',
  layouts: [V2, MESSAGES, V1],
  score: ({ has }) => {
    const isV2 = (root: string) =>
      has(`${root}results.*.alternatives.*.content`) && has(`${root}results.*.start_time`)
    if (isV2('') || isV2('*.')) return 0.8
    if (has('words.*.name') && has('words.*.time') && has('words.*.duration')) return 0.8
    return has('message') && has('results') ? 0.6 : 0
  },
})
