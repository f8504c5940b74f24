import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect, test } from './app.ts'

const SRT =
  '1\n00:00:01,000 --> 00:00:02,000\nThe gate opens.\n\n2\n00:00:03,000 --> 00:00:04,000\nNobody comes.\n'

/** Writes other words into a line and leaves the field. */
async function correct(app: EarmarkApp, index: number, words: string): Promise<void> {
  await app.row(index).getByRole('paragraph').click()
  await app.page.keyboard.press('Enter')
  const field = app.page.getByRole('textbox', { name: /text/i })
  await field.fill(words)
  await field.press('Enter')
  await expect(app.row(index)).toContainText(words)
}

/** What a file says; nothing while it is not there. */
function textIn(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

async function choose(app: EarmarkApp, id: string): Promise<void> {
  await app.inMain(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click()
  }, id)
}

test('each save keeps the version that it replaces; it is compared, restored, undone and saved', async ({
  launch,
  folder,
}) => {
  const file = path.join(folder, 'talk.srt')
  writeFileSync(file, SRT)
  const app = await launch([file])
  await correct(app, 1, 'Somebody comes.')
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved talk.srt')
  await choose(app, 'file.versions')
  const dialog = app.page.getByRole('dialog', { name: 'Earlier versions of talk.srt' })
  await expect(dialog.getByRole('row').nth(1)).toContainText('Nobody comes.')
  await expect(dialog.getByRole('row').nth(1)).toContainText('Somebody comes.')
  await dialog.getByRole('button', { name: 'Restore these lines' }).click()
  await expect(app.row(1)).toContainText('Nobody comes.')
  await app.page.keyboard.press('Control+z')
  await expect(app.row(1)).toContainText('Somebody comes.')
  await app.page.keyboard.press('Control+Shift+z')
  await expect(app.row(1)).toContainText('Nobody comes.')
  await app.page.keyboard.press('Control+s')
  await expect.poll(() => textIn(file)).toBe(SRT)
  await choose(app, 'file.versions')
  await expect(dialog.getByRole('row').nth(1)).toContainText('Somebody comes.')
})

test('two Earmarks cannot write over each other unnoticed; what goes from the disk is saved again', async ({
  launch,
  folder,
}) => {
  const file = path.join(folder, 'talk.srt')
  writeFileSync(file, SRT)
  const one = await launch([file])
  const other = await launch([file], { userData: path.join(folder, 'other profile') })
  await expect(other.row(1)).toContainText('Nobody comes.')
  await correct(one, 0, 'The door opens.')
  await one.page.keyboard.press('Control+s')
  await expect(other.problems).toContainText('talk.srt was changed by another program.')
  await expect(one.problems).toHaveCount(0)

  await correct(other, 1, 'Somebody comes.')
  await other.page.keyboard.press('Control+s')
  const question = other.page.getByRole('dialog', { name: /changed/ })
  await question.getByRole('button', { name: 'Compare…' }).click()
  await expect(other.page.getByRole('row').nth(1)).toContainText('The door opens.')
  await other.page.getByRole('button', { name: 'Close' }).click()
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(readFileSync(file, 'utf8')).toContain('The door opens.')
  await other.problems.getByRole('button', { name: 'Keep mine' }).click()
  await expect(other.problems).toHaveCount(0)
  await other.page.keyboard.press('Control+s')
  await expect.poll(() => textIn(file)).toBe(SRT.replace('Nobody', 'Somebody'))

  await expect(one.problems).toContainText('talk.srt was changed by another program.')
  await one.problems.getByRole('button', { name: 'Reload' }).click()
  await expect(one.row(1)).toContainText('Somebody comes.')
  await expect(one.problems).toHaveCount(0)
  rmSync(file)
  await expect(one.problems).toContainText('talk.srt is no longer where it was.')
  await one.problems.getByRole('button', { name: 'Save it again' }).click()
  await expect.poll(() => textIn(file)).toBe(SRT.replace('Nobody', 'Somebody'))
})

test('an episode finds its audio again in another place, and keeps its notes', async ({ launch, folder }) => {
  const audio = copyAudio(folder, 'talk.m4a')
  const file = path.join(folder, 'words.srt')
  writeFileSync(file, SRT)
  const first = await launch([audio, file])
  await first.audioReady()
  await choose(first, 'view.notes')
  await first.page.getByRole('textbox', { name: /notes/i }).fill('About gates.')
  const companions = path.join(folder, 'profile', 'companions')
  const kept = () =>
    existsSync(companions)
      ? readdirSync(companions).map((name) => readFileSync(path.join(companions, name), 'utf8'))
      : []
  await expect.poll(kept).toEqual([expect.stringContaining('About gates.')])
  await first.quit()
  mkdirSync(path.join(folder, 'elsewhere'))
  const moved = path.join(folder, 'elsewhere', 'the talk.m4a')
  renameSync(audio, moved)

  const app = await launch()
  await app.answerDialogs({ open: [moved] })
  await app.page.getByRole('button', { name: /talk/i }).first().click()
  await app.page.getByRole('button', { name: 'Locate…' }).click()
  await app.audioReady()
  await expect(app.row(1)).toContainText('Nobody comes.')
  await expect(app.page.getByRole('textbox', { name: /notes/i })).toHaveValue('About gates.')
  await expect(app.problems).toHaveCount(0)
})
