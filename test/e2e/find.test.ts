import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect, test } from './app.ts'

const TALK =
  '1\n00:00:01,000 --> 00:00:02,000\nAnn: Um, hello there\n\n2\n00:00:03,000 --> 00:00:04,000\nBen: The umbrella, um\n\n3\n00:00:04,000 --> 00:00:06,000\nAnn: nothing here\n\n4\n00:00:07,000 --> 00:00:08,000\nBen: um um\n'

const field = (app: EarmarkApp) => app.page.getByRole('textbox', { name: 'Find', exact: true })
const bar = (app: EarmarkApp) => app.page.getByRole('region', { name: 'Find' })
const toggle = (app: EarmarkApp, name: string) => bar(app).getByRole('button', { name, exact: true })

async function open(launch: (files: string[]) => Promise<EarmarkApp>, folder: string, text = TALK) {
  const file = path.join(folder, 'talk.srt')
  writeFileSync(file, text)
  const app = await launch([copyAudio(folder, 'talk.m4a'), file])
  await app.audioReady()
  return { app, file }
}

test('finds while typing, steps through the matches, and closes', async ({ launch, folder }) => {
  const { app } = await open(launch, folder)
  await app.page.keyboard.press('Control+f')
  await app.page.keyboard.type('um')
  await expect(bar(app)).toContainText('1 of 5')
  await expect(app.row(1).locator('mark')).toHaveText(['um', 'um'])
  await toggle(app, 'Whole words only').click()
  await expect(bar(app)).toContainText('1 of 4')
  await toggle(app, 'Match case').click()
  await expect(bar(app)).toContainText('1 of 3')
  await field(app).press('Enter')
  await expect(app.row(3)).toHaveAttribute('data-selected', 'true')
  await app.page.keyboard.press('F3')
  await app.page.keyboard.press('F3')
  await expect(app.status).toContainText('Match 1 of 3 · around the end')
  await expect(app.row(1)).toHaveAttribute('data-selected', 'true')
  await expect(app.row(1).locator('mark[data-present]')).toHaveCount(1)
  await app.sound.restsAt(0, 100)
  await field(app).press('Escape')
  await expect(bar(app)).toHaveCount(0)
  await expect(app.page.locator('mark')).toHaveCount(0)
})

test('replaces one by one, and all after a look, as one step; times stay', async ({ launch, folder }) => {
  const { app, file } = await open(launch, folder)
  await app.page.keyboard.press('Control+h')
  await app.page.keyboard.type('um')
  await toggle(app, 'Whole words only').click()
  await expect(bar(app)).toContainText('1 of 4')
  const replacement = app.page.getByRole('textbox', { name: 'Replace by' })
  await replacement.fill('oh')
  await replacement.press('Enter')
  await expect(app.row(0)).toContainText('oh, hello there')
  await expect(bar(app)).toContainText('1 of 3')
  await app.page.getByRole('button', { name: 'Replace all…' }).click()
  const preview = app.page.getByRole('list', { name: 'Lines before and after' })
  await expect(preview.getByRole('listitem')).toHaveCount(2)
  await expect(preview.getByRole('listitem').last()).toContainText('oh oh')
  await expect(app.row(3)).toContainText('um um')
  await app.page.getByRole('button', { name: 'Replace 3 matches in 2 lines' }).click()
  await expect(app.status).toContainText('Replaced 3 matches in 2 lines')
  await expect(bar(app)).toContainText('None')
  await field(app).press('Escape')
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved')
  expect(readFileSync(file, 'utf8')).toBe(
    TALK.replace('Um, hello', 'oh, hello').replace('umbrella, um', 'umbrella, oh').replace('um um', 'oh oh'),
  )
  await app.page.keyboard.press('Control+z')
  await expect(app.row(3)).toContainText('um um')
  await expect(app.row(1)).toContainText('umbrella, um')
  await expect(app.row(0)).toContainText('oh, hello')
})

test('looks in the lines of one speaker, and knows groups of expressions', async ({ launch, folder }) => {
  const { app } = await open(launch, folder)
  await app.page.keyboard.press('Control+h')
  await toggle(app, 'Regular expression').click()
  await field(app).fill('(\\w+) here')
  await expect(bar(app)).toContainText('1 of 1')
  await field(app).fill('(um)(')
  await expect(bar(app).getByRole('alert')).toContainText('no regular expression')
  await field(app).fill('\\b(u)m\\b')
  await expect(bar(app)).toContainText('of 4')
  await app.page.getByRole('combobox', { name: 'Whose lines' }).selectOption('Ann')
  await expect(bar(app)).toContainText('1 of 1')
  await app.page.getByRole('textbox', { name: 'Replace by' }).fill('$1$1')
  await app.page.getByRole('button', { name: 'Replace all…' }).click()
  await app.page.getByRole('button', { name: 'Replace 1 match in 1 line' }).click()
  await expect(app.row(0)).toContainText('UU, hello there')
  await expect(app.row(3)).toContainText('um um')
})

test('an expression that would take for ever is stopped, and the window stays alive', async ({
  launch,
  folder,
}) => {
  const { app } = await open(launch, folder, TALK.replace('nothing here', `${'a'.repeat(60)}!`))
  await app.page.keyboard.press('Control+f')
  await toggle(app, 'Regular expression').click()
  await field(app).fill('(a+)+$|hello')
  await app.page.keyboard.press('ArrowRight')
  await field(app).press('Home')
  await expect(bar(app).getByRole('alert')).toContainText('takes too long on line 3')
  await field(app).fill('um')
  await expect(bar(app)).toContainText('of 5')
  await expect(bar(app).getByRole('alert')).toHaveCount(0)
})
