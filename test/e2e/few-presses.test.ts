import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect, test } from './app.ts'
import { Hands } from './hands.ts'

/** Sixty lines, one every 2.4 s of the sample's audio. */
const TRUE = Array.from({ length: 60 }, (_, i) => 1000 + i * 2400)

async function open(
  launch: (files: string[]) => Promise<EarmarkApp>,
  folder: string,
  wrong: (ms: number, line: number) => number,
): Promise<EarmarkApp> {
  const clock = (ms: number) => {
    const [s, rest] = [Math.floor(ms / 1000), Math.round(ms % 1000)]
    return `00:${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')},${String(rest).padStart(3, '0')}`
  }
  const text = path.join(folder, 'talk.srt')
  const cues = TRUE.map((ms, i) => {
    const start = Math.round(wrong(ms, i))
    return `${i + 1}\n${clock(start)} --> ${clock(start + 2000)}\nThis is line number ${i + 1} of sixty\n`
  })
  writeFileSync(text, cues.join('\n'))
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  return app
}

/** Listening, here a jump to the true place, is not counted: every tool needs it. */
async function hear(app: EarmarkApp, line: number): Promise<void> {
  await app.seek(TRUE[line] ?? 0)
}

async function errors(app: EarmarkApp): Promise<number[]> {
  await expect(app.status).toContainText('Start set')
  await app.page.keyboard.press('Control+Shift+D')
  const found: number[] = []
  for (const [key, first] of [
    ['Home', 0],
    ['End', 52],
  ] as const) {
    // The panel has just taken room from the list: the scroll must get there all the same.
    await app.page.keyboard.press(key)
    await expect(app.row(first)).toBeInViewport()
    await expect(app.row(first + 7)).toBeAttached()
    for (let line = first; line < first + 8; line++)
      found.push(Math.abs(Number(await app.row(line).getAttribute('data-start')) - (TRUE[line] ?? 0)))
  }
  return found
}

test('a constant offset of sixty lines: one key', async ({ launch, folder }) => {
  const hands = new Hands()
  const app = await open(launch, folder, (ms) => ms + 3420)
  await app.page.getByRole('radio', { name: 'From here on' }).click()
  await app.page.keyboard.press('Home')
  await hear(app, 0)
  await hands.press(app, 'i')
  const tell = hands.done('A constant offset, sixty lines')
  const worst = Math.max(...(await errors(app)))
  tell(`all within ${worst} ms`)
  expect(worst).toBeLessThan(20)
  expect(hands.presses).toBe(1)
})

test('an ad that was put in: its first line is selected, and one key pressed', async ({ launch, folder }) => {
  const hands = new Hands()
  const app = await open(launch, folder, (ms, line) => (line < 30 ? ms : ms - 1900))
  await app.page.getByRole('radio', { name: 'From here on' }).click()
  // The list follows the sound: what is spoken when the ad is over is where the user is.
  await app.page.keyboard.press('Home')
  for (let line = 0; line < 30; line++) await app.page.keyboard.press('ArrowDown')
  await hear(app, 30)
  await hands.press(app, 'i')
  const tell = hands.done('An ad that was put in, sixty lines')
  const worst = Math.max(...(await errors(app)))
  tell(`all within ${worst} ms`)
  expect(worst).toBeLessThan(20)
  expect(hands.presses).toBe(1)
})

test('a drift by frame rate: one key at each end', async ({ launch, folder }) => {
  const hands = new Hands()
  const app = await open(launch, folder, (ms) => ms * (23.976 / 25))
  await app.page.getByRole('radio', { name: 'Between anchors' }).click()
  await app.page.keyboard.press('Home')
  await hear(app, 0)
  await hands.press(app, 'i')
  await app.page.keyboard.press('End')
  await hear(app, 59)
  await hands.press(app, 'i')
  const tell = hands.done('A drift by frame rate, sixty lines')
  const worst = Math.max(...(await errors(app)))
  tell(`all within ${worst} ms`)
  expect(worst).toBeLessThan(20)
  expect(hands.presses).toBe(2)
})

test('one wrong boundary: one key for both sides', async ({ launch, folder }) => {
  const hands = new Hands()
  const app = await open(launch, folder, (ms) => ms)
  await app.page.keyboard.press('Home')
  await app.seek(3300)
  await hands.press(app, 'p')
  await expect(app.row(1)).toHaveAttribute('data-start', '3300')
  await expect(app.row(0)).toHaveAttribute('data-end', '3300')
  hands.done('One wrong boundary')('both sides where they were put')
  expect(hands.presses).toBe(1)
})
