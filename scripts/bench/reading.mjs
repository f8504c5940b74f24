// How fast transcripts are read, beside JSON.parse reading the same lines: the speed of the engine's own reader.
import { loadShared } from './bundle.mjs'
import { row } from './rows.mjs'

const RUNS = 5
const SAMPLE =
  'What was said here is a line of ordinary length and a few more words to fill it up until the sentence ends'.split(
    ' ',
  )

/** Rows of the speed of reading captions and a recogniser's JSON with words, in MB/s. */
export async function measureReading({ folder, short }) {
  const { readTranscript } = await loadShared(folder, ['shared/formats/index.ts'])
  const megabytes = short ? 1 : 50
  const kinds = [
    ['SubRip', 'x.srt', (count) => captions(count, ',')],
    ['WebVTT', 'x.vtt', (count) => `WEBVTT\n\n${captions(count, '.')}`],
    ['Whisper JSON with words', 'x.json', whisper],
  ]
  return kinds.map(([title, name, write]) => {
    const sizeOfOne = write(1000).length / 1000
    const text = write(Math.ceil((megabytes * 1e6) / sizeOfOne))
    const lines = readTranscript(text, name).transcript.segments
    const json = name.endsWith('json') ? text : JSON.stringify(lines.map(plainLine))
    const ours = []
    const theirs = []
    // In turn, so that whatever else the machine does falls on both.
    for (let run = 0; run < (short ? 1 : RUNS); run++) {
      ours.push(speed(text.length, () => readTranscript(text, name)))
      theirs.push(speed(json.length, () => JSON.parse(json)))
    }
    return row(`Reading ${title}, ${megabytes} MB`, 'MB/s', ours, {
      what: 'JSON.parse of the same lines as JSON (more is better)',
      values: theirs,
    })
  })
}

function plainLine({ start, end, speaker, text }) {
  return { start, end, speaker, text }
}

function speed(characters, work) {
  globalThis.gc?.()
  const began = performance.now()
  work()
  return characters / 1000 / (performance.now() - began)
}

function said(i) {
  return SAMPLE.slice(0, 6 + (i % (SAMPLE.length - 6)))
}

function captions(count, point) {
  const two = (value) => String(value).padStart(2, '0')
  const clock = (s, ms) =>
    `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}${point}${ms}`
  const cue = (_, i) =>
    `${i + 1}\n${clock(i * 3, '000')} --> ${clock(i * 3 + 2, '750')}\n${i % 12 === 0 ? 'Ann: ' : ''}${said(i).join(' ')}.\n`
  return Array.from({ length: count }, cue).join('\n')
}

function whisper(count) {
  const segments = Array.from({ length: count }, (_, id) => {
    const words = said(id).map((word, i) => ({
      word: ` ${word}`,
      start: id * 8 + i * 0.34,
      end: id * 8 + i * 0.34 + 0.27,
      probability: 0.5 + (i % 50) / 101,
    }))
    const text = words.map(({ word }) => word).join('')
    return { id, seek: id * 800, start: id * 8, end: id * 8 + 7.5, text, avg_logprob: -0.271, words }
  })
  return JSON.stringify({ language: 'en', segments })
}
