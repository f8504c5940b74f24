import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect, test } from './app.ts'

const TALK =
  'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>One.\n\n00:03.000 --> 00:04.000\n<v Ann>Two.\n\n00:04.000 --> 00:05.000\n<v Ben>Three.\n\n00:06.000 --> 00:07.000\n<v Ben>Four.\n'

async function open(
  launch: (files: string[]) => Promise<EarmarkApp>,
  folder: string,
  text = TALK,
  name = 'talk.vtt',
) {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  const app = await launch([copyAudio(folder, 'talk.m4a'), file])
  await app.audioReady()
  return { app, file }
}

async function openPanel(app: EarmarkApp) {
  await app.page.getByRole('button', { name: 'Side panel' }).click()
  await app.page.getByRole('tab', { name: 'Speakers' }).click()
  return app.page.getByRole('list', { name: 'Speakers' })
}

test('digits give the selected line or the turn to a speaker, and the file has it', async ({
  launch,
  folder,
}) => {
  const { app, file } = await open(launch, folder)
  await app.row(0).getByRole('paragraph').click()
  await app.page.keyboard.press('2')
  await expect(app.status).toContainText('Ben says this line')
  await app.row(3).getByRole('paragraph').click()
  await app.page.keyboard.press('Shift+1')
  await expect(app.status).toContainText('Ann says these 2 lines')
  await app.page.keyboard.press('7')
  await expect(app.status).toContainText('There is no speaker 7 yet')
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved')
  expect(readFileSync(file, 'utf8')).toBe(
    TALK.replace('Ann>One', 'Ben>One').replaceAll(/Ben>(Three|Four)/g, 'Ann>$1'),
  )
  await app.page.keyboard.press('Control+z')
  await expect(app.row(2)).toContainText('Ben')
})

test('a click on a name opens a menu for the turn; it goes by keys, and makes new speakers', async ({
  launch,
  folder,
}) => {
  const { app } = await open(launch, folder)
  const menu = app.page.getByRole('menu', { name: 'Speaker' })
  await app.row(2).getByRole('button', { name: 'Ben' }).click()
  await expect(menu).toContainText('this turn of 2 lines')
  await expect(menu.getByRole('menuitemradio', { name: 'Ben' })).toBeFocused()
  await app.page.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await expect(app.row(2)).toHaveAttribute('data-selected', 'true')
  await expect(app.row(2)).toBeFocused()
  await app.page.keyboard.press('v')
  await expect(menu).toContainText('this line')
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.type('Cy Lee')
  await app.page.keyboard.press('Enter')
  await expect(app.row(2).getByRole('button', { name: 'Cy Lee' })).toBeVisible()
  await expect(app.row(3).getByRole('button', { name: 'Ben' })).toBeVisible()
  await app.row(0).getByRole('button', { name: 'Ann' }).click()
  await app.page.keyboard.press('3')
  await expect(app.status).toContainText('Cy Lee says these 2 lines')
})

test('speakers are counted, renamed everywhere, joined and added', async ({ launch, folder }) => {
  const { app, file } = await open(launch, folder)
  const list = await openPanel(app)
  await expect(list.getByRole('listitem').first()).toContainText('2 lines · 0:02')
  await list.getByRole('listitem').first().hover()
  await list.getByRole('button', { name: 'Rename Ann' }).click()
  await app.page.getByRole('textbox', { name: 'New name of Ann' }).fill('Anna & Co')
  await app.page.keyboard.press('Enter')
  await expect(app.row(0)).toContainText('Anna & Co')
  await app.page.getByRole('textbox', { name: 'Add a speaker' }).fill('Cy')
  await app.page.keyboard.press('Enter')
  await expect(app.status).toContainText('Cy is speaker 3')
  await app.row(3).getByRole('paragraph').click()
  await list.getByTitle(/^Cy says/).click()
  await expect(app.row(3)).toContainText('Cy')
  await list.getByTitle(/^Ben says/).hover()
  await list.getByRole('combobox', { name: 'Join Ben with' }).selectOption('Cy')
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved')
  expect(readFileSync(file, 'utf8')).toBe(
    TALK.replaceAll('<v Ann>', '<v Anna &amp; Co>').replaceAll('<v Ben>', '<v Cy>'),
  )
})

test('the next line is heard after choosing, when wanted', async ({ launch, folder }) => {
  const { app } = await open(launch, folder)
  await openPanel(app)
  await app.page.getByRole('checkbox', { name: 'Hear the next line after choosing' }).check()
  await app.row(0).getByRole('paragraph').click()
  await app.page.keyboard.press('2')
  await expect(app.row(1)).toHaveAttribute('data-selected', 'true')
  await app.sound.reaches(4000 - 60)
  await app.sound.restsAt(4000, 60)
})

test('a file without a place for speakers says so before it is saved', async ({ launch, folder }) => {
  const table = 'start,end,text\n1.000,2.000,One more\n3.000,4.000,Two more\n'
  const { app, file } = await open(launch, folder, table, 'talk.csv')
  const list = await openPanel(app)
  await expect(list).toContainText('No speakers yet')
  await app.page.getByRole('textbox', { name: 'Add a speaker' }).fill('Cy')
  await app.page.keyboard.press('Enter')
  await app.row(1).getByRole('paragraph').click()
  await app.page.keyboard.press('1')
  await app.page.keyboard.press('Control+s')
  await expect(app.page.getByRole('dialog')).toContainText('The speakers of 1 line cannot be written')
  await app.page.getByRole('button', { name: 'Cancel' }).click()
  expect(readFileSync(file, 'utf8')).toBe(table)
})
