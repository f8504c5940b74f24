import type { Transcript } from '../../../model/transcript.ts'
import { fillTimes } from '../../core/fill-times.ts'
import type { JsonLayout } from '../../core/json-layout.ts'
import { jsonFormat } from '../json-format.ts'
import type { JsonShape } from '../json-shape.ts'

const word = { text: ['word', 'text'], start: 'start', end: 'end' } as const

const LINES: JsonLayout = {
  lines: '*',
  line: { text: 'text', start: 'start', end: 'end', speaker: 'speaker', index: 'id' },
  words: 'words.*',
  word,
  plain: true,
}

/** The OpenAI API puts the words of all segments into one list, without punctuation. */
const SEGMENTS: JsonLayout = { ...LINES, lines: 'segments.*', shared: 'words.*' }

/** The OpenAI API without segments: words and the text of the whole. */
const WORDS: JsonLayout = {
  lines: '',
  line: { text: 'text' },
  words: 'words.*',
  word: { ...word, speaker: 'speaker' },
  regroup: 'always',
  plain: true,
}

/**
 * The JSON of openai-whisper, whisper-timestamped, WhisperX and the OpenAI API (`verbose_json`):
 * `segments[]`, perhaps with `words[]`.
 */
export const whisperJson = jsonFormat({
  id: 'json-whisper',
  name: 'Whisper JSON',
  layouts: [SEGMENTS, WORDS, LINES],
  score,
  write,
})

function score({ has }: JsonShape): number {
  if (has('segments.*.start') && has('segments.*.text')) {
    const own = ['avg_logprob', 'seek', 'no_speech_prob', 'words', 'tokens', 'id']
    return own.some((key) => has(`segments.*.${key}`)) ? 0.75 : 0.6
  }
  // Segments that a program wrote as a bare list.
  if (has('*.start') && has('*.text') && (has('*.avg_logprob') || has('*.words.*.word'))) return 0.7
  const isApi = has('text.$') && (has('task') || has('language'))
  return has('words.*.word.$') && has('words.*.start') && isApi ? 0.7 : 0
}

function write(transcript: Transcript): string {
  const filled = fillTimes(transcript)
  const segments = filled.map(({ segment, start, end }, id) => ({
    id,
    start: start / 1000,
    end: end / 1000,
    text: ` ${segment.text}`,
    ...(segment.speaker !== null && { speaker: segment.speaker }),
    ...(segment.words && {
      words: segment.words.map(({ text, start: from, end: to }) => ({
        word: text,
        ...(from !== null && { start: from / 1000 }),
        ...(to !== null && { end: to / 1000 }),
      })),
    }),
  }))
  return `${JSON.stringify({ text: segments.map(({ text }) => text).join(''), segments }, null, 2)}\n`
}
