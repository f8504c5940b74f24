import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type EarmarkApp, expect, ROOT, SAMPLE, test } from './app.ts'

/** 100 s, VBR without a header; a tone of 500 Hz + 20 Hz per second tells where in it one is. */
const MARKER = path.join(ROOT, 'test', 'fixtures', 'audio', 'marker-vbr.mp3')
/** What a file without LAME's numbers is late by, for every player: the decoder's own delay at 22 050 Hz. */
const DECODER_DELAY_MS = 24
/** How well the tone's place can be read from a window of a fifth of a second. */
const READING_MS = 45

/** Plays and tells how far (ms) the sound that is heard lies from what the app's clock claims: the median of some looks. */
async function heardAhead(app: EarmarkApp): Promise<number> {
  return app.page.evaluate(async () => {
    const audio = document.querySelector('audio')
    if (!audio) throw new Error('no audio')
    const page = window as unknown as { tap?: { context: AudioContext; analyser: AnalyserNode } }
    if (!page.tap) {
      const context = new AudioContext({ sampleRate: 44_100 })
      const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 })
      context.createMediaElementSource(audio).connect(analyser).connect(context.destination)
      page.tap = { context, analyser }
    }
    const { context, analyser } = page.tap
    await context.resume()
    await audio.play()
    /** Waits until so much sound (ms) has been heard: the window of the analyser is full of it then. */
    const hear = async (ms: number) => {
      const end = audio.currentTime + ms / 1000
      while (audio.currentTime < end) await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    await hear(600)
    const bins = new Float32Array(analyser.frequencyBinCount)
    const hz = context.sampleRate / analyser.fftSize
    const offsets: number[] = []
    for (let look = 0; look < 9; look++) {
      await hear(40)
      const claimed = audio.currentTime * 1000 - Number(audio.dataset['skipMs'])
      analyser.getFloatFrequencyData(bins)
      let peak = Math.ceil(450 / hz)
      for (let bin = peak; bin < 2600 / hz; bin++) if (bins[bin]! > bins[peak]!) peak = bin
      const [left, middle, right] = [bins[peak - 1]!, bins[peak]!, bins[peak + 1]!]
      const tone = (peak + (left - right) / (2 * (left - 2 * middle + right))) * hz
      const halfWindow = (analyser.fftSize / 2 / context.sampleRate) * 1000
      offsets.push(((tone - 500) / 20) * 1000 + halfWindow - claimed)
    }
    audio.pause()
    return offsets.sort((a, b) => a - b)[4]!
  })
}

/** One measurement may be disturbed by other programs; a wrong place is wrong in all of them. */
async function isAnalysedRight(app: EarmarkApp): Promise<void> {
  const off = async () => Math.abs((await heardAhead(app)) + DECODER_DELAY_MS)
  await expect.poll(off, { timeout: 60_000 }).toBeLessThan(READING_MS)
}

const at = (second: number) =>
  `00:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}`

test('what is heard after a click on a line is that line, in a VBR file without a header', async ({
  launch,
  folder,
}) => {
  const seconds = [5, 22, 33, 44, 58, 71, 85, 93]
  const text = path.join(folder, 'marker.txt')
  writeFileSync(text, seconds.map((second) => `${at(second)} The tone at second ${second}\n`).join('\n'))
  const app = await launch([MARKER, text])
  await app.audioReady()
  // 100 s, told at once and to 10 ms; a player that guesses from bytes says 208 s.
  await expect(app.page.getByText('1:40', { exact: false }).first()).toBeVisible()
  for (const row of [6, 1, 4, 7, 0, 3, 5, 2]) {
    await app.row(row).getByRole('paragraph').click()
    await app.sound.restsAt(seconds[row]! * 1000)
    await isAnalysedRight(app)
  }
})

test('a remembered place is right from its first sound on', async ({ launch }) => {
  const app = await launch([MARKER])
  await app.audioReady()
  await app.seek(71_000)
  await app.page.keyboard.press('Control+w')
  await app.page
    .getByRole('button', { name: /marker-vbr/ })
    .first()
    .click()
  await app.audioReady()
  await app.sound.restsAt(71_000)
  await isAnalysedRight(app)
})

/** Ten minutes of silence, too long to be read ahead as a whole. */
function longAudio(folder: string): string {
  const file = path.join(folder, 'long.wav')
  const rate = 44_100
  const bytes = rate * 2 * 600
  const head = Buffer.alloc(44)
  head.write('RIFF')
  head.writeUInt32LE(36 + bytes, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(bytes, 40)
  writeFileSync(file, head)
  truncateSync(file, 44 + bytes)
  return file
}

test('audio that another program changes is read anew, at the same place', async ({ launch, folder }) => {
  const audio = longAudio(folder)
  const app = await launch([audio, SAMPLE.text])
  await app.audioReady()
  appendFileSync(audio, Buffer.alloc(100))
  await app.seek(420_000)
  await expect(app.problems).toContainText('long.wav')
  await expect(app.problems).toContainText('changed by another program')
  await app.audioReady()
  await app.sound.restsAt(420_000)
  await expect(app.page.locator('[data-lines="36"]')).toBeVisible()
})

test('audio that disappears is named, and the transcript stays', async ({ launch, folder }) => {
  const audio = longAudio(folder)
  const app = await launch([audio, SAMPLE.text])
  await app.audioReady()
  rmSync(audio)
  await app.page.evaluate(() => {
    const element = document.querySelector('audio')
    if (element) element.currentTime = 420
  })
  await expect(app.problems).toContainText('no longer there')
  await expect(app.page.locator('[data-lines="36"]')).toBeVisible()
})

test('the decoders are measured at the first start, silently, and need no correction here', async ({
  launch,
  folder,
}) => {
  const app = await launch([SAMPLE.audio])
  const file = path.join(folder, 'profile', 'engine.json')
  await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true)
  const { delays } = JSON.parse(readFileSync(file, 'utf8')) as { delays: { mp3: number; aac: number } }
  expect(Math.abs(delays.mp3)).toBeLessThan(3)
  expect(Math.abs(delays.aac)).toBeLessThan(3)
  await expect(app.page.locator('audio')).toHaveCount(1)
})
