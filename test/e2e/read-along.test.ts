import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { copyAudio, type EarmarkApp, expect, test } from './app.ts'

const FIRST = 'and so we went along the river until it was quite dark'
const WORDS = FIRST.split(' ')
const LONG = 'There was a house there. Nobody had been in it for years. We went in. It was cold.'

/** Whisper's own form: words of half a second from 1 s on, then a long line without words. */
function whisper(): string {
  const words = WORDS.map((word, i) => ({ word: ` ${word}`, start: 1 + i / 2, end: 1.4 + i / 2 }))
  const segments = [
    { id: 0, start: 1, end: 8, text: ` ${FIRST}`, words },
    { id: 1, start: 8, end: 38, text: ` ${LONG}` },
  ]
  return JSON.stringify({ text: '', segments, language: 'en' })
}

/** What is lit of this name. */
function lit(page: Page, name: string): Promise<string[]> {
  return page.evaluate(
    (light) =>
      [...(CSS.highlights.get(light) ?? [])].map((range) => (range instanceof Range ? range.toString() : '')),
    name,
  )
}

/** The middle of some letters of a line, on the page. */
async function middleOf(app: EarmarkApp, row: number, letters: string): Promise<{ x: number; y: number }> {
  const text = app.row(row).getByRole('paragraph')
  await app.boxOf(text)
  return text.evaluate((element, wanted) => {
    const node = element.firstChild
    const at = node?.textContent?.indexOf(wanted) ?? -1
    if (!node || at < 0) throw new Error(`${wanted} is not in one piece`)
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + wanted.length)
    const { left, top, width, height } = range.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  }, letters)
}

async function open(launch: (files: string[]) => Promise<EarmarkApp>, folder: string): Promise<EarmarkApp> {
  const text = path.join(folder, 'talk.json')
  writeFileSync(text, whisper())
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  return app
}

const list = (app: EarmarkApp) => app.page.getByRole('list', { name: 'Transcript' })

test('the spoken word is lit, at rest and while playing', async ({ launch, folder }) => {
  const app = await open(launch, folder)
  await app.seek(2600)
  await expect(list(app)).toHaveAttribute('data-word', '3')
  await expect.poll(() => lit(app.page, 'spoken-word')).toEqual(['went'])
  await app.page.keyboard.press('Space')
  await app.sound.plays()
  await expect.poll(() => lit(app.page, 'spoken-word'), { intervals: [20] }).toEqual(['river'])
  await app.page.keyboard.press('Space')
  await app.sound.rests()
  await app.seek(500)
  await expect(list(app)).toHaveAttribute('data-word', '')
})

test('a click on a word leads to it, beside the letters and on the time to the line', async ({
  launch,
  folder,
}) => {
  const app = await open(launch, folder)
  const { x, y } = await middleOf(app, 0, 'river')
  await app.page.mouse.move(x, y)
  await expect.poll(() => lit(app.page, 'pointed-place')).toEqual(['river'])
  await app.page.mouse.click(x, y)
  await app.sound.restsAt(1000 + 500 * WORDS.indexOf('river'))
  await expect(list(app)).toHaveAttribute('data-word', String(WORDS.indexOf('river')))
  const box = await app.boxOf(app.row(0).getByRole('paragraph'))
  await app.page.mouse.click(box.x + box.width - 2, box.y + box.height / 2)
  await app.sound.restsAt(1000)
})

test('in a long line without word times a click leads to the sentence, about', async ({ launch, folder }) => {
  const app = await open(launch, folder)
  const { x, y } = await middleOf(app, 1, 'cold')
  await app.page.mouse.move(x, y)
  await expect.poll(() => lit(app.page, 'pointed-place')).toEqual(['It was cold.'])
  await expect(app.row(1).getByRole('paragraph')).toHaveAttribute('title', /^Play from about 0:[23]\d$/)
  await app.page.mouse.click(x, y)
  await expect(app.status).toHaveText(/^At about 0:[23]\d$/)
  await expect.poll(() => lit(app.page, 'spoken-sentence')).toEqual(['It was cold.'])
  await expect(list(app)).toHaveAttribute('data-word', '')
})

test('a word is selected and gets another time, which is saved in its place', async ({ launch, folder }) => {
  const app = await open(launch, folder)
  const text = path.join(folder, 'talk.json')
  const { x, y } = await middleOf(app, 0, 'river')
  await app.page.keyboard.down('Alt')
  await app.page.mouse.click(x, y)
  await app.page.keyboard.up('Alt')
  const river = WORDS.indexOf('river')
  await expect(list(app)).toHaveAttribute('data-selected-word', String(river))
  await expect.poll(() => lit(app.page, 'selected-word')).toEqual(['river'])
  await app.page.keyboard.press('Shift+BracketLeft')
  await expect.poll(() => lit(app.page, 'selected-word')).toEqual(['the'])
  await app.page.keyboard.press('Shift+BracketRight')
  await app.page.keyboard.press('Period')
  await app.page.keyboard.press('Alt+Period')
  await expect(app.status).toContainText('Start set to')
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved')
  const start = 1 + river / 2
  expect(readFileSync(text, 'utf8')).toBe(
    whisper().replace(
      `"start":${start},"end":${start + 0.4}`,
      `"start":${start + 0.06},"end":${start + 0.4}`,
    ),
  )
  await app.page.keyboard.press('Escape')
  await expect(list(app)).toHaveAttribute('data-selected-word', '')
})

test('between two times the spoken line is an estimate, and looks like one', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.txt')
  const lines = ['0:01 The first line.', 'Then comes one.', 'Then another one.', '0:10 The last.']
  writeFileSync(text, `${lines.join('\n\n')}\n`)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  const isLit = (row: number) => expect(app.row(row)).toHaveAttribute('aria-current', 'true')
  await app.seek(1500)
  await isLit(0)
  await expect(list(app)).not.toHaveAttribute('data-about')
  await app.seek(9500)
  await isLit(2)
  await expect(list(app)).toHaveAttribute('data-about')
  await app.seek(10_500)
  await isLit(3)
  await expect(list(app)).not.toHaveAttribute('data-about')
})
