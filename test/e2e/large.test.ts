import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'

const CUES = 550_000

/** 50 MB of SubRip with `CUES` cues of two seconds. */
function largeSrt(): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = (s: number) => `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
  const cues = Array.from(
    { length: CUES },
    (_, i) =>
      `${i + 1}\n${clock(i * 2)},000 --> ${clock(i * 2 + 1)},750\nWhat was said here, number ${i + 1}, and a few words.\n`,
  )
  return cues.join('\n')
}

/** Counts frames from now on, and remembers the longest time between two. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const started = performance.now()
    const state = { longest: 0, frames: 0, last: started, lasts: 0 }
    Object.assign(window, { watched: state })
    const step = () => {
      const now = performance.now()
      state.longest = Math.max(state.longest, now - state.last)
      state.last = now
      state.lasts = now - started
      state.frames++
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}

type Watched = { readonly longest: number; readonly frames: number; readonly lasts: number }

function frames(page: Page): Promise<Watched> {
  return page.evaluate(() => (window as unknown as { watched: Watched }).watched)
}

test('50 MB of captions open while the page goes on answering, and are saved with one change', async ({
  launch,
  folder,
}) => {
  test.setTimeout(400_000)
  const file = path.join(folder, 'long.srt')
  const text = largeSrt()
  writeFileSync(file, text)
  const app = await launch()
  await app.answerDialogs({ open: [file] })
  await watchFrames(app.page)
  await app.page.keyboard.press('Control+o')
  await expect(app.page.getByRole('list', { name: 'Transcript' })).toHaveAttribute(
    'data-lines',
    String(CUES),
    { timeout: 120_000 },
  )
  const opening = await frames(app.page)
  console.log(
    `longest pause while opening ${Math.round(opening.longest)} of ${Math.round(opening.lasts)} ms, ${opening.frames} frames`,
  )
  // Read in the worker it stands still for about a tenth of the time, on the page's own thread for half of it.
  expect(opening.longest).toBeLessThan(opening.lasts * 0.3)

  await app.row(1).click()
  await app.page.keyboard.press('F2')
  await app.page.keyboard.press('Control+a')
  await app.page.keyboard.type('Other words')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.press('Escape')
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved long.srt', { timeout: 120_000 })
  const saving = await frames(app.page)
  console.log(`longest pause in all ${Math.round(saving.longest)} ms`)
  const expected = text.replace('What was said here, number 2, and a few words.', 'Other words')
  expect(readFileSync(file, 'utf8') === expected).toBe(true)
})

test('reading is cancelled by the button, and by opening another file', async ({ launch, folder }) => {
  test.setTimeout(400_000)
  const file = path.join(folder, 'long.srt')
  writeFileSync(file, largeSrt())
  const small = path.join(folder, 'small.srt')
  writeFileSync(small, '1\n00:00:01,000 --> 00:00:02,000\nFirst line\n')
  const app = await launch([small])
  await expect(app.rows).toHaveCount(1)
  await app.answerDialogs({ open: [file] })
  await app.page.keyboard.press('Control+o')
  const progress = app.page.getByRole('group', { name: 'Reading long.srt' })
  await progress.getByRole('button', { name: 'Cancel' }).click({ timeout: 120_000 })
  await expect(app.status).toContainText('Cancelled')
  await expect(progress).toHaveCount(0)
  await expect(app.row(0)).toContainText('First line')

  writeFileSync(small, '1\n00:00:01,000 --> 00:00:02,000\nAnother line\n')
  await app.page.keyboard.press('Control+o')
  await expect(progress).toBeVisible({ timeout: 120_000 })
  await app.drop([small])
  await expect(app.row(0)).toContainText('Another line')
  await expect(progress).toHaveCount(0)
  // Nothing reads any more: no lines can come.
  const reading = () => app.page.workers().filter((worker) => worker.url().includes('large'))
  await expect.poll(() => reading().length).toBe(0)
  await expect(app.row(0)).toContainText('Another line')
})

test('another reader is tried in the report while the page goes on answering, and may be cancelled', async ({
  launch,
  folder,
}) => {
  test.setTimeout(400_000)
  const file = path.join(folder, 'long.srt')
  writeFileSync(file, largeSrt())
  const app = await launch()
  await app.answerDialogs({ open: [file] })
  await app.page.keyboard.press('Control+o')
  const list = app.page.getByRole('list', { name: 'Transcript' })
  await expect(list).toHaveAttribute('data-lines', String(CUES), { timeout: 120_000 })
  await app.page.keyboard.press('Control+Shift+P')
  await app.page.keyboard.type('How this file was read')
  await app.page.keyboard.press('Enter')

  const dialog = app.page.getByRole('dialog', { name: 'How “long.srt” was read' })
  const readAs = dialog.getByLabel('Read as')
  const progress = dialog.getByRole('group', { name: 'Reading long.srt' })
  const accept = dialog.getByRole('button', { name: 'Read it this way' })
  await expect(readAs).toHaveValue('srt')
  await readAs.selectOption('vtt')
  await progress.getByRole('button', { name: 'Cancel' }).click({ timeout: 120_000 })
  await expect(progress).toHaveCount(0)
  await expect(readAs).toHaveValue('srt')
  await expect(accept).toHaveCount(0)

  await watchFrames(app.page)
  await readAs.selectOption('vtt')
  await expect(accept).toBeVisible({ timeout: 120_000 })
  const { longest, lasts } = await frames(app.page)
  console.log(`longest pause while reading anew ${Math.round(longest)} of ${Math.round(lasts)} ms`)
  expect(longest).toBeLessThan(lasts * 0.3)
  await expect(readAs).toHaveValue('vtt')
  await expect(dialog).toContainText('The file does not begin with WEBVTT')
  await accept.click()
  await expect(dialog).toHaveCount(0)
  await expect(list).toHaveAttribute('data-lines', String(CUES))
  await expect(app.row(1)).toContainText('What was said here, number 2')
})
