import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { type EarmarkApp, expect, SAMPLE, test } from './app.ts'

/** All in Greek letters, so that Latin ones are ours or names. */
const LINES = `1
00:00:01,000 --> 00:00:03,000
Άννα: Καλημέρα σε όλους.

2
00:00:03,000 --> 00:00:06,000
Άννα: Σήμερα μιλάμε για τη θάλασσα.

3
00:00:06,000 --> 00:00:05,000
Νίκος: Πολύ ωραία.
`

/** Names of programs, formats and the sample; codes of findings; what stands in files. */
const NAMES = [
  /Welcome to Earmark|Earmark|earmark-sample|Subtitle Edit|Aegisub|oTranscribe/,
  /Whisper|whisper|Deepgram|AssemblyAI|Amazon Transcribe|Google Speech-to-Text|Azure Speech|Rev\.ai/,
  /Speechmatics|BBC Kaldi|IBM Watson|aeneas|autoEdit|Digital Paper Edit|Draft\.js|Gentle|pstt|SegLST|Trint/,
  /Hugging Face|MPL2|TMPlayer/,
  /Podcast HTML|Hyperaudio HTML|Praat TextGrid|SubStation Alpha|ASS|SSA|Markdown|Podcasting|JSON/,
  /utf-8|\.[a-z0-9]{2,8}\b|\b[a-z-]+\/[a-z-]+\b/,
]
const NAMED = new RegExp(NAMES.map(({ source }) => source).join('|'), 'g')

/** What is on screen, in attributes and in lists to choose from, each piece by itself. */
function texts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true })
    const shown = [...document.querySelectorAll('body *')].filter(isShown)
    const names = ['title', 'aria-label', 'placeholder']
    const attributes = shown.flatMap((element) => names.flatMap((name) => element.getAttribute(name) ?? []))
    const options = [...document.querySelectorAll('option, optgroup')].map((one) =>
      one instanceof HTMLOptionElement ? one.label : (one.getAttribute('label') ?? ''),
    )
    return [document.body.innerText, ...attributes, ...options].filter((text) => /[A-Za-z]{2}/.test(text))
  })
}

/** A text without what stands in brackets, the innermost first, and without names. */
function rest(text: string): string {
  for (let at = text; ; ) {
    const without = at.replace(/⟦[^⟦⟧]*⟧/g, ' ')
    if (without === at) return at.replace(NAMED, ' ')
    at = without
  }
}

async function strays(page: Page): Promise<string[]> {
  const found = (await texts(page)).map(rest).filter((text) => /[A-Za-z]{2,}/.test(text))
  return [...new Set(found.map((text) => text.replace(/\s+/g, ' ').trim()))]
}

/** Runs a command as the menu does. */
function command(app: EarmarkApp, id: string): Promise<void> {
  return app.inMain(
    ({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0]?.webContents.send('command', name),
    id,
  )
}

/** Words that are cut off without a sign of it, or stand beyond the window. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isOwnText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.textContent ?? ''))
    const isCut = (element: Element) => {
      const { overflowX, textOverflow } = getComputedStyle(element)
      const { left, right } = element.getBoundingClientRect()
      const isHidden = overflowX !== 'visible' && overflowX !== 'auto' && overflowX !== 'scroll'
      const isTooWide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
      return (isHidden && isTooWide && textOverflow !== 'ellipsis') || right > innerWidth + 1 || left < -1
    }
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className}: ${(element.textContent ?? '').slice(0, 40)}`
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && isOwnText(element))
      .filter(isCut)
      .map(nameOf)
  })
}

async function resize(app: EarmarkApp, width: number): Promise<void> {
  await app.inMain(
    ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setContentSize(to, 820),
    width,
  )
  await expect.poll(() => app.page.evaluate(() => innerWidth)).toBe(width)
}

/** Everything is in the language of the window, and has room, in a wide and in a narrow one. */
async function check(app: EarmarkApp, state: string): Promise<void> {
  await expect.poll(() => strays(app.page), { message: state }).toEqual([])
  for (const width of [1280, 820]) {
    await resize(app, width)
    await expect.poll(() => clipped(app.page), { message: `${state} at ${width} px` }).toEqual([])
  }
}

test('every word of the window is in the catalogue, and longer words have room', async ({
  launch,
  folder,
}) => {
  test.setTimeout(240_000)
  const file = path.join(folder, 'α.srt')
  writeFileSync(file, LINES)
  const app = await launch([], { locale: 'pseudo' })
  await check(app, 'welcome')
  // What looks for words that are cut off sees some.
  const cut = app.page.locator('h1')
  await cut.evaluate((heading) => Object.assign(heading.style, { width: '20px', overflow: 'hidden' }))
  await expect.poll(() => clipped(app.page)).toHaveLength(1)
  await cut.evaluate((heading) => heading.removeAttribute('style'))

  const labels = await app.inMain(({ Menu }) => {
    const all = (menu: Electron.Menu | null | undefined): string[] =>
      (menu?.items ?? []).flatMap(({ label, submenu }) => [label, ...all(submenu)])
    return all(Menu.getApplicationMenu())
  })
  expect(labels.length).toBeGreaterThan(100)
  expect(labels.map(rest).filter((label) => /[A-Za-z]{2,}/.test(label))).toEqual([])

  await app.drop([SAMPLE.audio, file])
  await expect(app.row(2)).toBeVisible()
  await check(app, 'an episode')
  for (const panel of [
    'view.chapters',
    'view.notes',
    'view.checks',
    'view.changes',
    'speaker.panel',
    'view.episode',
  ]) {
    await command(app, panel)
    await check(app, panel)
  }
  await command(app, 'edit.replace')
  await check(app, 'find and replace')
  for (const dialog of [
    'help.keys',
    'help.palette',
    'file.report',
    'file.saveAs',
    'correct.shift',
    'correct.speed',
    'play.goTo',
    'file.exportChapters',
    'tap.reaction',
  ]) {
    if (dialog === 'file.exportChapters') await command(app, 'chapter.add')
    await command(app, dialog)
    await expect(app.page.getByRole('dialog')).toBeVisible()
    await check(app, dialog)
    await app.page.keyboard.press('Escape')
    await expect(app.page.getByRole('dialog')).toHaveCount(0)
  }
  await command(app, 'tap.begin')
  await check(app, 'tapping')
})
