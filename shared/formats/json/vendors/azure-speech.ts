import type { JsonLayout } from '../../core/json-layout.ts'
import { jsonFormat } from '../json-format.ts'

const TICKS = 10_000_000

const times = {
  start: ['offsetMilliseconds', 'offsetInTicks', 'offset', 'Offset', 'OffsetInTicks'],
  duration: ['durationMilliseconds', 'durationInTicks', 'duration', 'Duration', 'DurationInTicks'],
} as const
const units = {
  offsetMilliseconds: 1000,
  durationMilliseconds: 1000,
}

const phrases = (path: string): JsonLayout => ({
  lines: path,
  line: { ...times, text: ['nBest.0.display', 'text'], speaker: 'speaker' },
  words: 'nBest.0.words.*',
  word: { ...times, text: 'word' },
  unit: TICKS,
  units,
  interleaved: true,
})

/** What the SDK writes: PascalCase, numbers of ticks. */
const sdk = (path: string): JsonLayout => ({
  lines: path,
  line: { ...times, text: ['NBest.0.Display', 'DisplayText'], speaker: ['SpeakerId', 'Speaker'] },
  words: 'NBest.0.Words.*',
  word: { ...times, text: 'Word' },
  unit: TICKS,
  interleaved: true,
})

/** Azure Speech: batch and fast transcription, and detailed SDK results. Lengths instead of ends. */
export const azureSpeech = jsonFormat({
  id: 'json-azure',
  name: 'Azure Speech JSON',
  layouts: [
    phrases('recognizedPhrases.*'),
    {
      ...phrases('phrases.*'),
      words: 'words.*',
      word: { ...times, text: 'text' },
    },
    sdk('*'),
    sdk('AudioFileResults.*.SegmentResults.*'),
    sdk(''),
  ],
  score: ({ has }) => {
    if (has('recognizedPhrases.*') || has('combinedRecognizedPhrases') || has('AudioFileResults')) return 0.8
    if (has('phrases.*.offsetMilliseconds') || has('combinedPhrases')) return 0.8
    return has('*.RecognitionStatus') || has('RecognitionStatus') || has('*.NBest') || has('NBest') ? 0.8 : 0
  },
})
