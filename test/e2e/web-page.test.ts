import { writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from '@playwright/test'
import { wav } from '../renderer/beeps.ts'
import { expect, test } from './app.ts'
import { Sound } from './sound.ts'

const ATTACK = '<script>document.title = "attacked"</script><img src=x onerror="document.title=\'attacked\'">'
const AUDIO = 'talk #1.wav'
const { CHROMIUM_PATH } = process.env
let browser: Browser

test.beforeAll(async () => {
  const args = ['--autoplay-policy=no-user-gesture-required']
  browser = await chromium.launch({ args, ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }) })
})
test.afterAll(() => browser.close())

/** Has the app write the page of a short episode beside its audio; the page's path. */
const paged = test.extend<{ file: string }>({
  file: async ({ launch, folder }, use) => {
    const audio = path.join(folder, AUDIO)
    const text = path.join(folder, 'talk #1.srt')
    const file = path.join(folder, 'talk.html')
    writeFileSync(audio, Buffer.from(await wav(20).arrayBuffer()))
    const cues = [
      ['01,000 --> 00:00:03,000', `Ann: First. ${ATTACK}`],
      ['03,000 --> 00:00:05,500', 'Tom: A keel\nis laid here.'],
      ['12,000 --> 00:00:15,000', 'Ann: The last Keel.'],
    ]
    writeFileSync(text, cues.map(([time, words], i) => `${i + 1}\n00:00:${time}\n${words}\n`).join('\n'))
    const app = await launch([audio, text])
    await expect(app.row(0)).toBeVisible()
    await app.answerDialogs({ save: file })
    await app.page.keyboard.press('ControlOrMeta+Shift+P')
    await app.page.getByRole('combobox', { name: 'Command' }).fill('Export as web page')
    await app.page.keyboard.press('Enter')
    await expect(app.status).toHaveText(`Saved talk.html. Keep it beside ${AUDIO}`)
    await use(file)
  },
})

paged('a click on a line plays from there, and the spoken line is lit until it ends', async ({ file }) => {
  const page = await browser.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(pathToFileURL(file).href)
  const sound = new Sound(page)
  await sound.watch()
  const lit = page.locator('[aria-current="true"]')
  await expect(lit).toHaveCount(0)
  await page.getByText('is laid here').click()
  await expect(lit).toHaveText(/A keel\s+is laid here/)
  const first = await sound.last('play')
  expect(first.position).toBeCloseTo(3000, 0)
  await sound.plays()

  await page.getByRole('button', { name: 'Play from 0:12' }).click()
  await expect(lit).toHaveText(/The last Keel/)
  const second = await sound.last('play', 2)
  expect(second.position).toBeCloseTo(12_000, 0)
  await page.evaluate(() => {
    const audio = document.querySelector('audio')
    audio?.pause()
    if (audio) audio.currentTime = 8
  })
  await expect(lit).toHaveCount(0)
  expect(errors).toEqual([])
  await page.close()
})

paged('what a line says is text, whatever it is, and nothing is fetched', async ({ file }) => {
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(pathToFileURL(file).href)
  await page.waitForFunction(() => (document.querySelector('audio')?.readyState ?? 0) > 0)
  await expect(page.locator('#line-1 p')).toContainText(ATTACK)
  await expect(page).toHaveTitle('talk #1')
  await expect(page.locator('main script, main img')).toHaveCount(0)
  const folder = pathToFileURL(path.dirname(file)).href
  expect(new Set(asked)).toEqual(
    new Set([pathToFileURL(file).href, `${folder}/${encodeURIComponent(AUDIO)}`]),
  )
  // Even markup that got in would not run.
  await page.evaluate((attack) => {
    const refused: string[] = []
    Object.assign(window, { refused })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      refused.push(effectiveDirective)
    })
    const script = document.createElement('script')
    script.textContent = 'document.title = "attacked"'
    document.querySelector('main')?.insertAdjacentHTML('beforeend', attack)
    document.body.append(script)
  }, ATTACK)
  const refused = () => page.evaluate(() => (window as unknown as { refused: string[] }).refused)
  await expect.poll(refused).toEqual(expect.arrayContaining(['script-src-elem', 'script-src-attr']))
  await expect(page).toHaveTitle('talk #1')
  await page.close()
})

paged('words are searched, also across the line breaks of captions', async ({ file }) => {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(file).href)
  const field = page.getByRole('searchbox')
  await field.fill('KEEL')
  const marks = page.locator('mark')
  await expect(marks).toHaveText(['keel', 'Keel'])
  await expect(page.locator('output')).toHaveText('1 of 2')
  await field.press('Enter')
  await expect(page.locator('mark[data-present]')).toHaveText('Keel')
  await field.press('Shift+Enter')
  await expect(page.locator('output')).toHaveText('1 of 2')
  await field.fill('keel is')
  await expect(marks).toHaveCount(1)
  await field.fill('(.*')
  await expect(page.locator('output')).toHaveText('Not found')
  await field.fill('')
  await expect(marks).toHaveCount(0)
  await expect(page.locator('#line-2 p')).toHaveText(/^TomA keel\s+is laid here\.$/)
  await page.close()
})

paged(
  'it is readable without scripts, and says where the audio belongs when it is not there',
  async ({ file }) => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const still = await plain.newPage()
    await still.goto(pathToFileURL(file).href)
    await expect(still.getByText('The last Keel.')).toBeVisible()
    await expect(still.locator('audio')).toBeVisible()
    await expect(still.getByRole('searchbox')).toHaveCount(0)
    await plain.close()

    await rename(path.join(path.dirname(file), AUDIO), path.join(path.dirname(file), 'gone.wav'))
    const page = await browser.newPage()
    await page.goto(pathToFileURL(file).href)
    await expect(page.getByRole('alert')).toHaveText(
      `The audio cannot be played. Put “${AUDIO}” into the same folder as this page.`,
    )
    await page.close()
  },
)
