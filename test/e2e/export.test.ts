import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type EarmarkApp, expect, test } from './app.ts'

const CUES = [
  ['00:00:01,000 --> 00:00:02,500', 'Ann: One, two.'],
  ['00:00:03,000 --> 00:00:04,000', 'Three; four.'],
  ['00:00:05,000 --> 00:00:06,000', 'Tom: Five.'],
  ['00:00:07,000 --> 00:00:08,000', 'Ann: Six.'],
]

let file = ''
test.beforeEach(({ folder }) => {
  file = path.join(folder, 'talk.srt')
  writeFileSync(file, CUES.map(([time, words], i) => `${i + 1}\n${time}\n${words}\n`).join('\n'))
})

async function openDialog(app: EarmarkApp, name: string): Promise<void> {
  await expect(app.row(0)).toBeVisible()
  await app.page.keyboard.press('ControlOrMeta+Shift+P')
  await app.page.getByRole('combobox', { name: 'Command' }).fill(name)
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('dialog')).toBeVisible()
}

test('a format’s options are chosen, shown at once, warned about, written, and remembered', async ({
  launch,
  folder,
}) => {
  const userData = path.join(folder, 'profile')
  const saved = path.join(folder, 'copy.txt')
  const app = await launch([file], { userData })
  const dialog = app.page.getByRole('dialog')
  const preview = dialog.getByLabel('How the file begins')
  await openDialog(app, 'Export a copy')
  await expect(dialog).toContainText('only what you changed is written')
  await dialog.getByRole('radio', { name: /Text with times/ }).check()
  await expect(preview).toHaveText(/^00:00:01 Ann: One, two\.\n\n00:00:03 Three; four\./)
  await expect(dialog).toContainText('The ends of 4 lines cannot be written')

  await dialog.getByLabel('Layout', { exact: true }).selectOption({ label: '[00:01:02] Name: words' })
  await dialog.getByLabel('Times', { exact: true }).selectOption({ label: '01:02, hours only when needed' })
  await dialog.getByLabel('Between lines', { exact: true }).selectOption('Nothing')
  await expect(preview).toHaveText(/^\[00:01\] Ann: One, two\.\n\[00:03\] Three; four\./)
  await dialog.getByLabel('Ends of lines', { exact: true }).selectOption('with')
  await expect(dialog).not.toContainText('cannot be written')
  await dialog.getByLabel('Speakers', { exact: true }).selectOption('Left out')
  await expect(dialog).toContainText('The speakers of 4 lines cannot be written')
  await app.answerDialogs({ save: saved })
  await dialog.getByRole('button', { name: 'Choose a place…' }).click()
  await expect(app.status).toHaveText('Saved copy.txt')
  expect(readFileSync(saved, 'utf8')).toBe(
    '[00:01.000 - 00:02.500] One, two.\n[00:03.000 - 00:04.000] Three; four.\n[00:05.000 - 00:06.000] Five.\n[00:07.000 - 00:08.000] Six.\n',
  )
  // A copy is no change of the file that is worked on.
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(app.status).toHaveText('Saved talk.srt')
  await app.quit()

  const again = await launch([file], { userData })
  await openDialog(again, 'Save as')
  await again.page.getByRole('radio', { name: /Text with times/ }).check()
  await expect(again.page.getByLabel('How the file begins')).toHaveText(
    /^\[00:01\.000 - 00:02\.500\] One, two\./,
  )
  await again.page.getByRole('radio', { name: /CSV/ }).check()
  await expect(again.page.getByLabel('Separator', { exact: true })).toHaveValue('comma')
})

test('a file saved with options keeps them when it is saved again', async ({ launch, folder }) => {
  const saved = path.join(folder, 'talk.csv')
  const app = await launch([file])
  await openDialog(app, 'Save as')
  await app.page.getByRole('radio', { name: /CSV/ }).check()
  await app.page
    .getByLabel('Separator', { exact: true })
    .selectOption({ label: 'Semicolon, with decimal commas' })
  await app.answerDialogs({ save: saved })
  await app.page.getByRole('button', { name: 'Choose a place…' }).click()
  await expect(app.status).toHaveText('Saved talk.csv')
  const first = 'start;end;speaker;text\n1,000;2,500;Ann;One, two.\n'
  expect(readFileSync(saved, 'utf8')).toContain(first)
  await app.row(1).getByRole('paragraph').dblclick()
  await app.page.getByLabel('Text of the line').fill('Three; five.')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(app.page.getByText('Unsaved changes')).toHaveCount(0)
  expect(readFileSync(saved, 'utf8')).toContain(`${first}3,000;4,000;Ann;"Three; five."\n`)
})

test('a damaged file that cannot take a change says so in words, and stays as it was', async ({
  launch,
  folder,
}) => {
  const damaged = path.join(folder, 'talk.json')
  const word = (text: string, start: number) =>
    `{"word": "${text}", "start": ${start}, "end": ${start + 0.5}}`
  const list = `"words": [${word('It', 0.5)}, ${word('cost', 1)}, ${word('sixty.', 1.5)}]`
  // The list of words that counts goes from the first to the last, and has the text of the line in it.
  const raw = `{"segments": [{"start": 0.5, "end": 2, ${list}, "text": "It cost sixty.", ${list}}], "language": "en"}`
  writeFileSync(damaged, raw)
  const app = await launch([damaged])
  await expect(app.row(0)).toContainText('It cost sixty.')
  await app.row(0).getByRole('paragraph').dblclick()
  await app.page.keyboard.press('ControlOrMeta+a')
  await app.page.keyboard.type('Other words')
  await app.page.keyboard.press('Enter')
  await expect(app.row(0)).toContainText('Other words')
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(app.problems).toContainText('talk.json')
  await expect(app.problems).toContainText('damaged where it was changed, and cannot be saved in place')
  await expect(app.problems).toContainText('Save as…')
  expect(readFileSync(damaged, 'utf8')).toBe(raw)
})
