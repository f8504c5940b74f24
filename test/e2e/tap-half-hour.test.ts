import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { HUMAN, normal, quantile } from '../human.ts'
import { pairs, truthOf } from '../speech-pairs.ts'
import { expect, ROOT, SAMPLE, test } from './app.ts'
import { Hands } from './hands.ts'

const HALF_HOUR_MS = 1_800_000
/** The sample's lines are heard so much (ms) after their whole second: scripts/make-sample.mjs leaves them time to begin. */
const SAMPLE_LEAD_MS = 80

/** A recording whose lines are known: read by a person when one is there, else the sample. */
function recording(): { file: string; starts: number[] } {
  const read = pairs.find(({ name }) => name === 'ljspeech_printing_4min')
  if (read) return { file: read.file, starts: truthOf(read).map(({ start }) => start) }
  // What the sample's script says of lines whose written time is wrong on purpose.
  const wrong = readFileSync(path.join(ROOT, 'assets/sample/script.txt'), 'utf8')
    .split('\n')
    .filter((text) => /^(?:[+-]?\d+ )?\w+: /.test(text))
    .map((text) => Number(/^[+-]?\d+(?= )/.exec(text)?.[0] ?? 0) * 1000)
  const written = [...readFileSync(SAMPLE.text, 'utf8').matchAll(/^\d\d:(\d\d):(\d\d) /gm)]
  const starts = written.map(
    ([, m, s], i) => (Number(m) * 60 + Number(s)) * 1000 - (wrong[i] ?? 0) + SAMPLE_LEAD_MS,
  )
  return { file: SAMPLE.audio, starts }
}

/** The length of a recording to the sample, in ms; null without ffmpeg. */
function lengthOf(file: string): number | null {
  const args = ['-v', 'error', '-i', file, '-ac', '1', '-ar', '8000', '-f', 's16le', 'pipe:1']
  const { stdout, status } = spawnSync('ffmpeg', args, { maxBuffer: 1 << 28 })
  return status === 0 ? stdout.length / 16 : null
}

/** Half an hour: the recording again and again, without a gap, so that all lines are known. */
function halfHour(folder: string): { audio: string; starts: number[] } | null {
  const { file, starts } = recording()
  const lengthMs = lengthOf(file)
  if (lengthMs === null) return null
  const turns = Math.ceil(HALF_HOUR_MS / lengthMs)
  const audio = path.join(folder, 'talk.flac')
  const input = ['-v', 'error', '-stream_loop', String(turns - 1), '-i', file]
  const { status } = spawnSync('ffmpeg', [...input, '-ac', '1', '-c:a', 'flac', audio])
  if (status !== 0) return null
  const all = Array.from({ length: turns }, (_, turn) => starts.map((ms) => Math.round(ms + turn * lengthMs)))
  return { audio, starts: all.flat() }
}

test('half an hour without times is tapped in one pass, a press for a line', async ({ launch, folder }) => {
  test.setTimeout(240_000)
  const made = halfHour(folder)
  test.skip(made === null, 'ffmpeg is not installed')
  if (!made) return
  const { audio, starts } = made
  const text = path.join(folder, 'talk.txt')
  writeFileSync(text, starts.map((_, i) => `This is what is said in line ${i + 1}\n`).join('\n'))
  const saved = path.join(folder, 'talk.csv')
  const hands = new Hands()
  const app = await launch([audio, text])
  const { page } = app
  await app.audioReady()
  // The beginnings of speech are looked for in the waveform.
  await expect(page.locator('[data-peaks=complete]')).toBeAttached({ timeout: 60_000 })
  const random = normal(17)
  const current = page.getByRole('status', { name: 'Current line' })
  /** Between two lines nobody presses anything: that time is left out. The sound is where it is when a person presses. */
  const tapTo = async (first: number, last: number) => {
    for (let line = first; line < last; line++) {
      await expect(current).toHaveText(`This is what is said in line ${line + 1}`)
      await app.seek((starts[line] ?? 0) + HUMAN.mean + HUMAN.spread * random())
      await hands.press(app, 'Space')
    }
  }
  const begin = async () => {
    await hands.press(app, 't')
    await app.sound.plays()
    await page.keyboard.press('p')
    await app.sound.rests()
  }
  const middle = starts.length >> 1
  await begin()
  await tapTo(0, middle)

  await hands.press(app, 'Escape')
  await expect(app.row(middle - 1)).toHaveAttribute('data-start', /^\d+$/)
  const kept = await app.row(middle - 1).getAttribute('data-start')
  // It goes on at the next line.
  await expect(app.row(middle)).not.toHaveAttribute('data-start', /\d/)
  await begin()
  await tapTo(middle, starts.length)
  await expect(current).toHaveText('All lines have their time.')
  await hands.press(app, 'Escape')
  const tell = hands.done('Half an hour without times, tapped')

  await page.keyboard.press('ControlOrMeta+Shift+P')
  await page.getByRole('combobox', { name: 'Command' }).fill('Export a copy')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /CSV/ }).check()
  await app.answerDialogs({ save: saved })
  await page.getByRole('button', { name: 'Choose a place…' }).click()
  await expect(page.getByText('Saved talk.csv').first()).toBeVisible()
  const found = readFileSync(saved, 'utf8')
    .split('\n')
    .flatMap((row) => (/This is what/.test(row) ? [Math.round(Number.parseFloat(row) * 1000)] : []))
  expect(found).toHaveLength(starts.length)
  expect(String(found[middle - 1])).toBe(kept)
  const errors = found.map((ms, i) => Math.abs(ms - (starts[i] ?? 0)))
  tell(
    `${starts.length} lines in ${Math.round((starts.at(-1) ?? 0) / 60_000)} min: median ${quantile(errors, 0.5)} ms, p90 ${quantile(errors, 0.9)} ms`,
  )
  expect(quantile(errors, 0.5)).toBeLessThanOrEqual(60)
  // One for each line; beginning and leaving besides, twice.
  expect(hands.presses).toBe(starts.length + 4)
})
