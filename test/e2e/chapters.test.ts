import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, ROOT, SAMPLE, test } from './app.ts'

test('chapters are begun at the playhead, named, jumped to, undone, and still there the next time', async ({
  launch,
  folder,
}) => {
  const userData = path.join(folder, 'profile')
  const app = await launch([SAMPLE.audio, SAMPLE.text], { userData })
  await app.audioReady()
  await app.seek(30_000)
  await app.page.keyboard.press('c')
  await app.page.getByLabel('Name of the chapter').fill('The second part')
  await app.page.keyboard.press('Enter')
  await app.seek(2000)
  await app.page.keyboard.press('c')
  await app.page.getByLabel('Name of the chapter').fill('The beginning')
  await app.page.keyboard.press('Enter')
  const panel = app.page.getByRole('tabpanel', { name: 'Chapters' })
  const entries = panel.getByRole('listitem')
  await expect(entries).toHaveText([/0:02.*The beginning/, /0:30.*The second part/])
  await expect(app.page.getByRole('heading', { name: 'The beginning' })).toBeVisible()

  await entries
    .nth(1)
    .getByRole('button', { name: /The second part/ })
    .first()
    .click()
  await app.sound.restsAt(30_000)
  await expect(entries.nth(1)).toHaveAttribute('aria-current', 'true')
  await app.page.keyboard.press('ControlOrMeta+Shift+ArrowLeft')
  await app.sound.restsAt(2000)

  await entries.nth(0).hover()
  await entries.nth(0).getByRole('button', { name: 'Remove The beginning' }).click()
  await expect(entries).toHaveCount(1)
  await app.page.keyboard.press('ControlOrMeta+z')
  await expect(entries).toHaveCount(2)

  await app.page.getByRole('tab', { name: 'Notes' }).click()
  await app.page.getByLabel('Notes on this episode').fill('Ask about the boat.')
  await expect(app.page.getByText('Unsaved changes')).toHaveCount(0)
  await app.quit()

  const again = await launch([SAMPLE.audio, SAMPLE.text], { userData })
  await expect(again.page.getByLabel('Notes on this episode')).toHaveValue('Ask about the boat.')
  await again.page.getByRole('tab', { name: 'Chapters' }).click()
  await expect(again.page.getByRole('tabpanel', { name: 'Chapters' }).getByRole('listitem')).toHaveCount(2)
})

test('a page about the episode gives chapters, and an article leads from its quotes into the transcript', async ({
  launch,
  folder,
}) => {
  const app = await launch([SAMPLE.audio, SAMPLE.text])
  await app.audioReady()
  const page = path.join(folder, 'page.md')
  writeFileSync(
    page,
    '# Welcome Podcast: Earmark Date: 2025-01-02 Duration: 1:02:03 ## Highlights - It is short ## Chapters - 0:10 — First: this. - 1:10 — Second: that.',
  )
  await app.drop([page])
  await expect(app.problems).toContainText('an episode of 1:02:03, the audio lasts 2:33')
  await expect(app.page.getByRole('tabpanel', { name: 'Episode' })).toContainText('It is short')
  await app.page.getByRole('tab', { name: 'Chapters' }).click()
  await expect(app.page.getByRole('tabpanel').getByRole('listitem')).toHaveText([
    /0:10.*First/,
    /1:10.*Second/,
  ])

  const article = path.join(folder, 'article.txt')
  const words = ((await app.row(4).getByRole('paragraph').textContent()) ?? '')
    .toLowerCase()
    .replace(/[,.]/g, ' ')
  writeFileSync(
    article,
    `What is said there matters:\n"${words}"\nand not "five words that nobody ever spoke".\n`,
  )
  await app.drop([article])
  const notes = app.page.getByRole('tabpanel', { name: 'Notes' })
  await expect(notes).toContainText('1 of 2 quotes found')
  await notes.getByTitle('Play this').click()
  await expect(app.row(4)).toHaveAttribute('data-selected', 'true')
  const start = Number(await app.row(4).getAttribute('data-start'))
  await app.sound.restsAt(start)
})

test('chapters inside the audio are there, are changed without touching the file, and come back changed', async ({
  launch,
  folder,
}) => {
  const userData = path.join(folder, 'profile')
  const file = path.join(folder, 'talk.mp3')
  const sound = readFileSync(path.join(ROOT, 'test/fixtures/audio/marker-vbr.mp3'))
  writeFileSync(
    file,
    Buffer.concat([chapterTag([0, 'Hello'], [4000, 'The keel'], [9000, 'Good bye']), sound]),
  )
  const bytes = readFileSync(file)
  const app = await launch([file], { userData })
  await app.page.getByRole('button', { name: 'Side panel' }).click()
  const entries = app.page.getByRole('tabpanel', { name: 'Chapters' }).getByRole('listitem')
  await expect(entries).toHaveText([/0:00.*Hello/, /0:04.*The keel/, /0:09.*Good bye/])
  await entries
    .nth(1)
    .getByRole('button', { name: /The keel/ })
    .first()
    .click()
  await app.sound.restsAt(4000)
  await entries.nth(2).hover()
  await entries.nth(2).getByRole('button', { name: 'Remove Good bye' }).click()
  await expect(entries).toHaveCount(2)
  await app.quit()
  expect(readFileSync(file).equals(bytes)).toBe(true)

  const again = await launch([file], { userData })
  await expect(again.page.getByRole('tabpanel', { name: 'Chapters' }).getByRole('listitem')).toHaveText([
    /Hello/,
    /The keel/,
  ])
})

/** An ID3v2.3 tag with a CHAP frame for each start (ms) and title. */
function chapterTag(...chapters: [start: number, title: string][]): Buffer {
  const number = (value: number) =>
    Buffer.from([value >>> 24, value >>> 16, value >>> 8, value].map((b) => b & 255))
  const frame = (id: string, body: Buffer) =>
    Buffer.concat([Buffer.from(id), number(body.length), Buffer.alloc(2), body])
  const body = Buffer.concat(
    chapters.map(([start, title], i) =>
      frame(
        'CHAP',
        Buffer.concat([
          Buffer.from(`c${i}\0`),
          number(start),
          number(chapters[i + 1]?.[0] ?? 0),
          Buffer.alloc(8, 255),
          frame('TIT2', Buffer.from(`\0${title}`, 'latin1')),
        ]),
      ),
    ),
  )
  const size = [21, 14, 7, 0].map((shift) => (body.length >> shift) & 127)
  return Buffer.concat([Buffer.from('ID3\x03\0\0', 'latin1'), Buffer.from(size), body])
}

test('a file of chapters joins the episode, and chapters are exported', async ({ launch, folder }) => {
  const app = await launch([SAMPLE.audio, SAMPLE.text])
  await app.audioReady()
  const file = path.join(folder, 'x.json')
  const chapters = [
    { startTime: 0, title: 'Hello' },
    { startTime: 61.5, title: 'The keel' },
  ]
  writeFileSync(file, JSON.stringify({ version: '1.2.0', chapters }))
  await app.drop([file])
  const entries = app.page.getByRole('tabpanel', { name: 'Chapters' }).getByRole('listitem')
  await expect(entries).toHaveText([/0:00.*Hello/, /1:01.*The keel/])
  await expect(app.rows.first()).toBeVisible()
  const saved = path.join(folder, 'list.txt')
  await app.answerDialogs({ save: saved })
  await app.page.getByRole('button', { name: 'Export chapters' }).click()
  await app.page.getByRole('radio', { name: /List of times/ }).check()
  await app.page.getByRole('button', { name: 'Choose a place…' }).click()
  await expect(app.status).toHaveText('Saved list.txt')
  expect(readFileSync(saved, 'utf8')).toBe('0:00 Hello\n1:01 The keel\n')
})

test('lines are cut anew by sentence, and undo brings the old ones back', async ({ launch, folder }) => {
  const text = path.join(folder, 'long.srt')
  writeFileSync(
    text,
    '1\n00:00:01,000 --> 00:00:09,000\nOne sentence. And another one.\n\n2\n00:00:09,000 --> 00:00:12,000\nThe end.\n',
  )
  const app = await launch([text])
  await expect(app.rows).toHaveCount(2)
  await app.page.keyboard.press('ControlOrMeta+Shift+P')
  await app.page.getByRole('combobox', { name: 'Command' }).fill('each sentence')
  await app.page.keyboard.press('Enter')
  await expect(app.rows).toHaveCount(3)
  await expect(app.row(1)).toContainText('And another one.')
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(app.status).toHaveText('Saved long.srt')
  expect(readFileSync(text, 'utf8')).toContain('3\n00:00:09,000 --> 00:00:12,000\nThe end.')
  await app.page.keyboard.press('ControlOrMeta+z')
  await expect(app.rows).toHaveCount(2)
})
