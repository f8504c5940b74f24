import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect, test } from './app.ts'

const HEAD = '1\n00:00:01,000 --> 00:00:03,000\n'
const REST = '\n\n2\n00:00:03,000 --> 00:00:04,000\n<b>five</b> six\n'

const field = (app: EarmarkApp) => app.page.getByRole('textbox', { name: 'Text of the line' })
const italic = (app: EarmarkApp, row: number) =>
  app
    .row(row)
    .locator('span')
    .filter({ hasText: /./ })
    .evaluateAll((all) =>
      all.filter((one) => getComputedStyle(one).fontStyle === 'italic').map((one) => one.textContent),
    )

test('a changed word and both halves of a split keep their formatting, in the list and in the file', async ({
  launch,
  folder,
}) => {
  const file = path.join(folder, 'talk.srt')
  writeFileSync(file, `${HEAD}<i>It rained all night. Then it stopped.</i>${REST}`)
  const app = await launch([copyAudio(folder, 'talk.m4a'), file])
  await app.audioReady()
  await app.row(0).getByRole('paragraph').click()
  await app.page.keyboard.press('Enter')
  await expect(field(app)).toBeFocused()
  await field(app).fill('It snowed all night. Then it stopped.')
  await app.page.keyboard.press('Enter')
  await expect(field(app)).toHaveCount(0)
  await expect.poll(() => italic(app, 0)).toEqual(['It snowed all night. Then it stopped.'])
  await app.page.keyboard.press('Control+s')
  const saved = () => readFileSync(file, 'utf8')
  await expect.poll(saved).toBe(`${HEAD}<i>It snowed all night. Then it stopped.</i>${REST}`)

  await app.page.keyboard.press('Enter')
  await expect(field(app)).toBeFocused()
  await field(app).evaluate((element, to) => (element as HTMLTextAreaElement).setSelectionRange(to, to), 21)
  await app.page.keyboard.press('Control+Enter')
  await expect(app.rows).toHaveCount(3)
  await app.page.keyboard.press('Escape')
  await expect.poll(() => italic(app, 0)).toEqual(['It snowed all night.'])
  await expect.poll(() => italic(app, 1)).toEqual(['Then it stopped.'])
  await app.page.keyboard.press('Control+s')
  await expect.poll(saved).toContain('\n<i>It snowed all night.</i>\n')
  expect(saved()).toContain('\n<i>Then it stopped.</i>\n')
  expect(saved()).toContain('\n<b>five</b> six\n')
})
