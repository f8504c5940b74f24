import { jsonFormat } from '../json-format.ts'

const item = {
  text: 'text',
  start: ['offsets.from', 'timestamps.from'],
  end: ['offsets.to', 'timestamps.to'],
  speaker: 'speaker',
} as const

/** The JSON of whisper.cpp (`-oj`, and `-ojf` with tokens); every time stands twice, in ms and as a clock. */
export const whisperCpp = jsonFormat({
  id: 'json-whispercpp',
  name: 'whisper.cpp JSON',
  layouts: [
    {
      lines: 'transcription.*',
      line: item,
      words: 'tokens.*',
      word: item,
      unit: 1000,
      pieces: true,
      silent: /^\s{0,9}(?:\[_[A-Z]+_|<\|)/,
      // With `-ml 1` every segment is a word.
      regroup: 'single',
    },
  ],
  score: ({ has }) =>
    has('transcription.*.offsets.from') || has('transcription.*.timestamps.from') ? 0.8 : 0,
})
