import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type EarmarkApp, expect, test } from './app.ts'

const RATE = 16_000
/** Where each line of the made-up recording begins and ends, in ms. */
const SPOKEN = [
  [1340, 3100],
  [4620, 6900],
  [8180, 9500],
  [12_710, 14_900],
  [16_250, 18_400],
] as const

/** A recording with a humming voice in place of speech, and the noise of a room all over. */
function recording(): Buffer {
  const samples = new Int16Array(RATE * 20)
  let seed = 1
  for (let i = 0; i < samples.length; i++) {
    seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647
    const ms = (i * 1000) / RATE
    const isSpoken = SPOKEN.some(([from, to]) => ms >= from && ms < to)
    const voice = isSpoken ? 9000 * Math.sin(ms * 0.8) * (0.8 + 0.2 * Math.sin(ms / 40)) : 0
    samples[i] = voice + 60 * (seed / 1_073_741_824 - 1)
  }
  const head = Buffer.alloc(44)
  head.write('RIFF\0\0\0\0WAVEfmt ')
  head.writeUInt32LE(36 + samples.byteLength, 4)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(RATE * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([head, Buffer.from(samples.buffer)])
}

/** Lines on whole seconds, as many transcripts have them. */
function coarseText(starts: readonly number[], text: (index: number) => string): string {
  const clock = (ms: number) => new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(11, 19)
  return starts.map((ms, i) => `${clock(ms)} ${text(i)}\n\n`).join('')
}

async function runByName(app: EarmarkApp, name: string): Promise<void> {
  await app.page.keyboard.press('ControlOrMeta+Shift+P')
  await app.page.getByRole('combobox', { name: 'Command' }).fill(name)
  await app.page.keyboard.press('Enter')
}

async function waveformReady(app: EarmarkApp): Promise<void> {
  await app.audioReady()
  await app.page.locator('[data-peaks="complete"]').waitFor()
}

/** Waits until the first lines start where speech does, but for so much (ms). */
async function startNear(app: EarmarkApp, truth: readonly number[], within: number): Promise<void> {
  const worst = async () =>
    Math.max(...(await app.starts(truth.length)).map((ms, i) => Math.abs((ms ?? 0) - truth[i]!)))
  await expect.poll(worst).toBeLessThanOrEqual(within)
}

test('a start snaps to speech by key and counts as confirmed; all others follow by one command, one step to undo', async ({
  launch,
  folder,
}) => {
  const [audio, text] = [path.join(folder, 'talk.wav'), path.join(folder, 'talk.txt')]
  writeFileSync(audio, recording())
  const truth = SPOKEN.map(([from]) => from)
  // The last line has no speech near it.
  writeFileSync(
    text,
    coarseText([...truth, 19_900], (i) => `Line number ${i + 1} of this talk`),
  )
  const app = await launch([audio, text])
  await waveformReady(app)
  await app.row(1).getByRole('paragraph').click()
  await app.page.keyboard.press('Shift+S')
  await expect(app.status).toContainText('where speech starts')
  await startNear(app, [1000, truth[1]!], 30)

  await runByName(app, 'Snap all unconfirmed lines to speech')
  const review = app.page.getByRole('region', { name: 'Review' })
  await expect(review).toContainText('4 lines would change · no speech starts within 1.2 s of line 6')
  await review.getByRole('button', { name: 'Apply 4' }).click()
  await expect(app.status).toContainText('4 lines changed · no speech starts within 1.2 s of line 6')
  await startNear(app, truth, 30)
  const snapped = await app.starts(6)
  expect(snapped[5]).toBe(19_000)

  await app.page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => app.starts(6)).toEqual([1000, snapped[1], 8000, 12_000, 16_000, 19_000])

  // Several selected lines are reviewed like all.
  await app.row(2).getByRole('paragraph').click()
  await app.row(3).click({ modifiers: ['Shift'], position: { x: 260, y: 14 } })
  await app.page.keyboard.press('Shift+S')
  await expect(review).toContainText('2 lines would change')
  await app.page.keyboard.press('Enter')
  await expect.poll(() => app.starts(6)).toEqual([1000, ...snapped.slice(1, 4), 16_000, 19_000])
})

const pair = path.join(process.env.EARMARK_CORPUS ?? '', 'pairs/ljspeech_printing_4min')

test('whole seconds on a real recording become right within a few hundredths', async ({ launch, folder }) => {
  test.skip(!process.env.EARMARK_CORPUS || !existsSync(pair), 'needs EARMARK_CORPUS')
  const lines = JSON.parse(readFileSync(path.join(pair, 'truth.json'), 'utf8')) as {
    start: number
    text: string
  }[]
  const text = path.join(folder, 'printing.txt')
  const truth = lines.map(({ start }) => start * 1000)
  writeFileSync(
    text,
    coarseText(truth, (i) => lines[i]?.text ?? ''),
  )
  const app = await launch([path.join(pair, 'audio.flac'), text])
  await waveformReady(app)
  await runByName(app, 'Snap all unconfirmed lines to speech')
  await app.page.getByRole('button', { name: /^Apply \d+/ }).click()
  await expect(app.status).toContainText('lines changed')
  await startNear(app, truth.slice(0, 5), 80)
})
