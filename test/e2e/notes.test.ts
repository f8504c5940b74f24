import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, expect, test } from './app.ts'

const LINES = [
  'The ferry leaves at nine.',
  'But nobody told the captain.',
  'So we waited for the fog to lift.',
]
const text = (lines: readonly string[]) =>
  lines.map((words, i) => `0:${String(10 + i * 5)} ${words}\n`).join('\n')

test('a note on a line is typed, marked, played, exported, and found again when the file has changed', async ({
  launch,
  folder,
}) => {
  const userData = path.join(folder, 'profile')
  const audio = copyAudio(folder, 'talk.m4a')
  const file = path.join(folder, 'talk.txt')
  writeFileSync(file, text(LINES))
  const app = await launch([audio, file], { userData })
  await app.audioReady()
  await app.row(1).getByRole('paragraph').click()
  await app.page.keyboard.press('n')
  const field = app.page.getByLabel('Note on this line', { exact: true }).and(app.page.locator('textarea'))
  await expect(field).toBeFocused()
  await app.page.keyboard.type('Ask **him**, n times.')
  await app.page.keyboard.press('Escape')
  const entries = app.page.getByRole('list', { name: 'Notes on lines' }).getByRole('listitem')
  await expect(entries).toHaveText([/0:15.*But nobody told.*Ask \*\*him\*\*, n times\./])
  const mark = (row: number) => app.row(row).getByRole('button', { name: 'Note on this line' })
  await expect(mark(1)).toBeVisible()
  await expect(mark(0)).toHaveCount(0)
  await expect(app.page.getByText('Unsaved changes')).toHaveCount(0)

  await app.row(0).getByRole('paragraph').click()
  await entries.getByTitle('Play this').click()
  await expect(app.row(1)).toHaveAttribute('data-selected', 'true')
  await app.sound.plays()
  await app.sound.reaches(15_000)
  await app.page.keyboard.press('Space')

  const saved = path.join(folder, 'talk.notes.md')
  await app.answerDialogs({ save: saved })
  await app.page.keyboard.press('ControlOrMeta+Shift+P')
  await app.page.getByRole('combobox', { name: 'Command' }).fill('Export notes')
  await app.page.keyboard.press('Enter')
  await expect(app.status).toHaveText('Saved talk.notes.md')
  expect(readFileSync(saved, 'utf8')).toContain(
    '## 0:15\n\n> But nobody told the captain.\n>\n> — 0:15\n\nAsk **him**, n times.\n',
  )
  await app.quit()

  // Somebody else puts a line before and corrects the words.
  writeFileSync(
    file,
    text(['Good morning.', LINES[0] ?? '', 'But, nobody told our captain!', LINES[2] ?? '']),
  )
  const again = await launch([audio, file], { userData })
  await expect(again.row(2).getByRole('button', { name: 'Note on this line' })).toBeVisible()
  await expect(again.page.getByRole('list', { name: 'Notes on lines' })).toContainText(
    'Ask **him**, n times.',
  )
})

test('a note without words is none', async ({ launch, folder }) => {
  const file = path.join(folder, 'talk.txt')
  writeFileSync(file, text(LINES))
  const app = await launch([file])
  await app.row(0).getByRole('paragraph').click()
  await app.page.keyboard.press('n')
  const entries = app.page.getByRole('list', { name: 'Notes on lines' })
  await expect(entries.getByRole('listitem')).toHaveCount(1)
  await app.page.keyboard.press('Escape')
  await expect(entries).toHaveCount(0)
})
