// What the benchmark plays: the sample in a loop, encoded by the user's ffmpeg, and a long transcript.
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run, say, seconds } from '../tools.mjs'

const SAMPLE = join(root, 'assets', 'sample')
const LINES = 20_000
export const LINE_MS = 1800
/** Ten words in a line, from its start on. */
const WORDS = 10
export const WORD_MS = 163
/** From a transcript line's start to its end. */
const SPOKEN_MS = 1500
const ENCODING_MS = 20 * 60_000

/** Each kind of audio: its file, what it is called in the table, and how ffmpeg makes it. */
const KINDS = [
  { name: 'mp3', title: 'MP3, 128 kbit/s', codec: 'libmp3lame', args: ['-b:a', '128k'] },
  { name: 'vbr.mp3', title: 'MP3, VBR', codec: 'libmp3lame', args: ['-q:a', '4'] },
  { name: 'm4a', title: 'AAC (M4A)', codec: 'aac', args: ['-b:a', '128k'] },
  { name: 'opus', title: 'Opus', codec: 'libopus', args: ['-b:a', '96k'] },
  { name: 'flac', title: 'FLAC', codec: 'flac', args: [] },
  { name: 'wav', title: 'WAV', codec: 'pcm_s16le', args: [] },
]

/** What is wrong with the user's ffmpeg, in one line; null when it serves. */
export async function lacksFfmpeg() {
  const { code, output } = await run('ffmpeg', ['-hide_banner', '-encoders'], { capture: true })
  if (code !== 0) return 'The benchmark needs ffmpeg. Install it, for example: sudo apt-get install -y ffmpeg'
  const missing = [...new Set(KINDS.map(({ codec }) => codec))].filter(
    (codec) => !new RegExp(` ${codec} `).test(output),
  )
  return missing.length === 0 ? null : `The benchmark needs an ffmpeg with ${missing.join(' and ')}.`
}

export async function ffmpegVersion() {
  const { output } = await run('ffmpeg', ['-version'], { capture: true })
  return /^ffmpeg version (\S+)/.exec(output)?.[1] ?? 'unknown'
}

/**
 * Writes everything below `bench.folder`: `hour` (one file per kind, all of one length), `long` (MP3), a transcript of
 * many `lines`, and the sample's.
 */
export async function makeMaterial(bench) {
  const started = performance.now()
  const folder = join(bench.folder, 'material')
  await mkdir(folder)
  const source = join(folder, 'hour.wav')
  const { hour, long } = bench.lengths
  // The voices a little apart in the two channels: what is the same in both would decode too easily.
  const stereo = ['-af', 'aformat=channel_layouts=stereo,adelay=0|11']
  await ffmpeg(bench, [
    ...['-stream_loop', '-1', '-i', join(SAMPLE, 'earmark-sample.m4a'), '-vn', ...stereo],
    ...['-t', String(hour.seconds), '-ar', '44100', source],
  ])
  const made = KINDS.map((kind) => ({ ...kind, file: join(folder, `hour.${kind.name}`) }))
  const queue = made.filter(({ file }) => file !== source)
  // Two at a time: most encoders use one core.
  const workers = [0, 1].map(async () => {
    for (let kind = queue.shift(); kind; kind = queue.shift()) {
      say(`  ${hour.title} ${kind.title} ...`)
      await ffmpeg(bench, ['-i', source, '-c:a', kind.codec, ...kind.args, kind.file])
    }
  })
  await Promise.all(workers)
  say(`  ${long.title} MP3 ...`)
  const joined = await joinFiles(bench, folder, made[0].file, long.seconds / hour.seconds)
  // In a folder of their own, so that no audio is found for them by name.
  const texts = join(folder, 'texts')
  await mkdir(texts)
  const [lines, sampleText] = [join(texts, 'lines.srt'), join(texts, 'sample.txt')]
  await writeFile(lines, manyLines())
  const [words, wordless] = [join(texts, 'words.json'), join(texts, 'wordless.json')]
  await writeFile(words, manyWords(true))
  await writeFile(wordless, manyWords(false))
  await copyFile(join(SAMPLE, 'earmark-sample.txt'), sampleText)
  say(`  ready in ${seconds(started)}`)
  return {
    hour: made.map(({ file, title }) => ({ file, title })),
    long: { file: joined, title: made[0].title },
    lines,
    words,
    wordless,
    sample: join(SAMPLE, 'earmark-sample.m4a'),
    sampleText,
  }
}

/** ms that ffmpeg takes to decode a whole file and throw the sound away: the reference of every waveform. */
export async function decodeTime(bench, file) {
  const started = performance.now()
  await ffmpeg(bench, ['-i', file, '-f', 'null', '-'])
  return performance.now() - started
}

async function joinFiles(bench, folder, file, times) {
  const list = join(folder, 'list.txt')
  const target = join(folder, 'long.mp3')
  await writeFile(list, `file '${file.replaceAll("'", "'\\''")}'\n`.repeat(times))
  await ffmpeg(bench, ['-f', 'concat', '-safe', '0', '-i', list, '-c', 'copy', target])
  return target
}

function manyLines() {
  const words = 'They had walked along the river for most of the day and nobody had said where it went'.split(
    ' ',
  )
  const cues = Array.from({ length: LINES }, (_, index) => {
    const start = index * LINE_MS
    const text = Array.from({ length: 5 + (index % 9) }, (_, i) => words[(index + i) % words.length])
    return `${index + 1}\n${clock(start)} --> ${clock(start + SPOKEN_MS)}\n${text.join(' ')}.\n`
  })
  return cues.join('\n')
}

/** The same number of lines as JSON in Whisper's form, with a time for each word or for the lines only. */
function manyWords(areTimed) {
  const segments = Array.from({ length: LINES }, (_, id) => {
    const at = (index) => (id * LINE_MS + index * WORD_MS) / 1000
    const words = Array.from({ length: WORDS }, (_, i) => ({
      word: ` word${(id + i) % 97}`,
      start: at(i),
      end: at(i + 1) - 0.02,
    }))
    const text = words.map(({ word }) => word).join('')
    return { id, start: at(0), end: at(WORDS), text, ...(areTimed && { words }) }
  })
  return JSON.stringify({ text: '', segments, language: 'en' })
}

function clock(ms) {
  const two = (value) => String(Math.floor(value)).padStart(2, '0')
  const whole = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map(two).join(':')
  return `${whole},${String(ms % 1000).padStart(3, '0')}`
}

async function ffmpeg(bench, args) {
  const options = { capture: true, timeout: ENCODING_MS, signal: bench.signal }
  const { code, output } = await run('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], options)
  if (code !== 0) throw new Error(`ffmpeg ${args.join(' ')} failed:\n${output.slice(-1000)}`)
}
