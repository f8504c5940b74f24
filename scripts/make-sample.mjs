// node scripts/make-sample.mjs   speaks assets/sample/script.txt with flite's voices and writes the
// sample episode and its transcript. Needs the programs flite and ffmpeg.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run, say } from './tools.mjs'

const folder = join(root, 'assets', 'sample')
const RATE = 16_000
const VOICES = {
  Nora: { voice: 'slt', pitch: 182, stretch: 1.04 },
  Ben: { voice: 'rms', pitch: 96, stretch: 1.0 },
}
/** Silence between two lines, in seconds. */
const PAUSE = { least: 0.3, wanted: 0.5, most: 0.8 }
/** A line begins this long after its whole second, so that the written time never cuts a word. */
const LEAD = 0.06
const TITLE = 'Welcome to Earmark'
const LOUDNESS = 'loudnorm=I=-18:TP=-2:LRA=7'

async function makeSample() {
  const lines = readScript(await readFile(join(folder, 'script.txt'), 'utf8'))
  const work = await mkdtemp(join(tmpdir(), 'earmark-sample-'))
  try {
    const pieces = []
    let second = 1
    for (const [index, line] of lines.entries()) {
      const { samples, next } = await speakLine(line, index, second, work)
      line.second = second
      pieces.push({ at: Math.round((second + LEAD) * RATE), samples })
      second = next
    }
    const wav = join(work, 'episode.wav')
    await writeFile(wav, toWav(joinPieces(pieces, second)))
    await encode(wav, join(folder, 'earmark-sample.m4a'))
    await writeFile(join(folder, 'earmark-sample.txt'), toTranscript(lines))
    say(`Sample: ${lines.length} lines, ${clock(second)}`)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

function readScript(text) {
  const lines = []
  for (const row of text.split('\n')) {
    const match = /^(-?\d+ )?(\w+): (.+)$/.exec(row)
    if (row.startsWith('#') || !match) continue
    const [, wrong, name, words] = match
    lines.push({
      name,
      wrong: Number(wrong ?? 0),
      spoken: words.replace(/\{([^|}]*)\|[^}]*\}/g, '$1'),
      written: words.replace(/\{[^|}]*\|([^}]*)\}/g, '$1'),
    })
  }
  return lines
}

/** Speaks a line so that the next one can start on a whole second, with a pause that sounds natural. */
async function speakLine(line, index, second, work) {
  const first = await speak(line, index, 1, work)
  const length = first.length / RATE
  const next = Math.round(second + LEAD + length + PAUSE.wanted - LEAD)
  const pause = next - second - length
  const excess = pause - Math.min(PAUSE.most, Math.max(PAUSE.least, pause))
  if (excess === 0) return { samples: first, next }
  return { samples: await speak(line, index, (length + excess) / length, work), next }
}

async function speak(line, index, stretch, work) {
  const { voice, pitch, stretch: own } = VOICES[line.name]
  // A question rises a little, and no two lines in a row sit on the same tone.
  const lift = (line.spoken.includes('?') ? 1.04 : 1) * [1, 0.97, 1.02, 0.99, 1.03][index % 5]
  const file = join(work, 'line.wav')
  await must('flite', [
    ...['-voice', voice, '--setf', `duration_stretch=${(own * stretch).toFixed(4)}`],
    ...['--setf', `int_f0_target_mean=${(pitch * lift).toFixed(1)}`],
    ...['-t', line.spoken, '-o', file],
  ])
  return level(trim(fromWav(await readFile(file))))
}

function fromWav(bytes) {
  const at = bytes.indexOf('data') + 8
  if (bytes.readUInt32LE(24) !== RATE) throw new Error('the voices must speak at 16 kHz')
  return Int16Array.from({ length: (bytes.length - at) >> 1 }, (_, i) => bytes.readInt16LE(at + 2 * i))
}

/** Cuts the silence around the words, measured in blocks of 10 ms. */
function trim(samples) {
  const block = RATE / 100
  const loud = []
  for (let at = 0; at + block <= samples.length; at += block) {
    if (samples.subarray(at, at + block).some((value) => Math.abs(value) > 260)) loud.push(at)
  }
  const margin = 2 * block
  return samples.slice(Math.max(0, loud[0] - margin), loud.at(-1) + block + margin)
}

/** Gives both voices the same strength. */
function level(samples) {
  const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length
  const gain = 2600 / Math.sqrt(power)
  return samples.map((value) => Math.max(-32_000, Math.min(32_000, Math.round(value * gain))))
}

function joinPieces(pieces, endSecond) {
  const all = new Int16Array(Math.ceil((endSecond + 0.5) * RATE))
  for (const { at, samples } of pieces) all.set(samples, at)
  return all
}

function toWav(samples) {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + 2 * samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(RATE, 24)
  header.writeUInt32LE(2 * RATE, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(2 * samples.length, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer)])
}

/** Two passes: with the measured values loudnorm applies one gain and no pumping. */
async function encode(wav, target) {
  const quiet = ['-hide_banner', '-nostdin', '-y', '-i', wav]
  const measured = await must('ffmpeg', [...quiet, '-af', `${LOUDNESS}:print_format=json`, '-f', 'null', '-'])
  const values = JSON.parse(measured.slice(measured.lastIndexOf('{'), measured.lastIndexOf('}') + 1))
  const second = [
    `${LOUDNESS}:linear=true:measured_I=${values.input_i}:measured_TP=${values.input_tp}`,
    `measured_LRA=${values.input_lra}:measured_thresh=${values.input_thresh}:offset=${values.target_offset}`,
  ].join(':')
  await must('ffmpeg', [
    ...quiet,
    ...['-af', second, '-ar', '44100', '-ac', '1', '-c:a', 'aac', '-b:a', '80k'],
    ...['-fflags', '+bitexact', '-flags:a', '+bitexact', '-map_metadata', '-1'],
    ...['-metadata', `title=${TITLE}`, '-movflags', '+faststart', target],
  ])
}

function toTranscript(lines) {
  const spoken = lines.map(
    ({ second, wrong, name, written }) => `${clock(second + wrong)} ${name}: ${written}\n`,
  )
  return [`${TITLE}\n`, ...spoken].join('\n')
}

function clock(total) {
  const two = (value) => String(value).padStart(2, '0')
  return [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60].map(two).join(':')
}

async function must(program, args) {
  const { code, output } = await run(program, args, { capture: true })
  if (code === 127) throw new Error('Needs flite and ffmpeg. Run: sudo apt-get install -y flite ffmpeg')
  if (code !== 0) throw new Error(`${program} failed:\n${output.slice(-2000)}`)
  return output
}

try {
  await makeSample()
} catch (error) {
  say(error.message)
  process.exitCode = 1
}
