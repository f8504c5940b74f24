import type { JsonLayout } from '../../core/json-layout.ts'
import { jsonFormat } from '../json-format.ts'

const results = (path: string): JsonLayout => ({
  lines: path,
  line: { text: 'alternatives.0.transcript' },
  words: 'alternatives.0.words.*',
  word: {
    text: 'word',
    start: ['startTime', 'startOffset', 'start_time', 'start_offset'],
    end: ['endTime', 'endOffset', 'end_time', 'end_offset'],
    speaker: ['speakerLabel', 'speakerTag', 'speaker_label', 'speaker_tag'],
  },
  regroup: 'always',
  fromZero: true,
  repeats: true,
})

/**
 * Google Speech-to-Text, v1 and v2, the answer or the operation around it. Protocol buffers omit zeros; with
 * diarization the last result repeats all words.
 */
export const googleSpeech = jsonFormat({
  id: 'json-google',
  name: 'Google Speech-to-Text JSON',
  layouts: [
    results('results.*'),
    results('response.results.*'),
    results('response.results.*.transcript.results.*'),
    results('response.results.*.inlineResult.transcript.results.*'),
    results('results.*.transcript.results.*'),
    results('*'),
  ],
  score: ({ has, paths }) => {
    const times = [
      'startTime',
      'startOffset',
      'start_time',
      'start_offset',
      'endTime',
      'endOffset',
      'end_time',
    ]
    const isWord = [...paths].some((path) => /alternatives\.\*\.words\.\*\.word\.\$$/.test(path))
    if (isWord && [...paths].some((path) => times.some((time) => path.endsWith(`words.*.${time}`))))
      return 0.75
    const isPlain = has('results.*.alternatives.*.transcript') && !has('results.*.alternatives.*.timestamps')
    return isPlain && !has('results.*.final') && !has('result_index') ? 0.6 : 0
  },
})
