import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, expect, ROOT, test } from './app.ts'

const SRT = '1\n00:00:01,000 --> 00:00:02,000\nFirst line\n\n2\n00:00:03,000 --> 00:00:04,000\nSecond line\n'

test('the welcome page opens the sample, and remembers it with its place', async ({ launch }) => {
  const app = await launch()
  await expect(app.page.getByRole('heading', { name: 'Earmark', exact: true })).toBeVisible()
  await app.page.getByRole('button', { name: 'Try the sample' }).click()
  await app.audioReady()
  await expect(app.rows.first()).toContainText('Welcome to Earmark')
  await app.seek(60_000)
  await app.page.keyboard.press('Shift+Period')
  await app.page.keyboard.press('Equal')
  await app.page.keyboard.press('Control+w')
  await app.page
    .getByRole('button', { name: /earmark-sample/ })
    .first()
    .click()
  await app.audioReady()
  await app.sound.restsAt(60_000)
  const rate = () => app.page.evaluate(() => document.querySelector('audio')?.playbackRate)
  await expect.poll(rate).toBeCloseTo(1.1)
})

test('File > Open takes audio and transcript together', async ({ launch, folder }) => {
  const audio = copyAudio(folder, 'talk.m4a')
  const text = path.join(folder, 'other name.srt')
  writeFileSync(text, SRT)
  const app = await launch()
  await app.answerDialogs({ open: [audio, text] })
  await app.page.keyboard.press('Control+o')
  await app.audioReady()
  await expect(app.rows).toHaveCount(2)
})

test('the command line takes paths relative to the caller, and audio finds its transcript by name', async ({
  launch,
  folder,
}) => {
  const inner = path.join(folder, 'inner')
  mkdirSync(inner)
  copyAudio(inner, 'talk.m4a')
  writeFileSync(path.join(inner, 'talk.en.srt'), SRT)
  const app = await launch(['inner/talk.m4a'])
  await app.audioReady()
  await expect(app.row(1)).toContainText('Second line')
  await expect(app.row(1)).toHaveAttribute('data-start', '3000')
  await expect(app.row(1)).toHaveAttribute('data-end', '4000')
})

test('several transcripts of the same name: asks which', async ({ launch, folder }) => {
  const audio = copyAudio(folder, 'talk.m4a')
  writeFileSync(path.join(folder, 'talk.srt'), SRT)
  writeFileSync(path.join(folder, 'talk.txt'), '00:00:05 From the text file\n\n00:00:07 More of it\n')
  const app = await launch([audio])
  await app.page.getByRole('button', { name: 'talk.txt' }).click()
  await expect(app.row(0)).toContainText('From the text file')
})

test('dropped files open, and a second half joins the first', async ({ launch, folder }) => {
  const audio = copyAudio(folder, 'a.m4a')
  const text = path.join(folder, 'b.srt')
  writeFileSync(text, SRT)
  const app = await launch()
  await app.drop([text])
  await expect(app.rows).toHaveCount(2)
  await expect(app.page.getByText('No audio.')).toBeVisible()
  await app.drop([audio])
  await app.audioReady()
  await expect(app.rows).toHaveCount(2)
})

test('a second start shows its files in the running window', async ({ launch, folder }) => {
  const audio = copyAudio(folder, 'a.m4a')
  const text = path.join(folder, 'b.srt')
  writeFileSync(text, SRT)
  const app = await launch([audio])
  await app.audioReady()
  const binary = await app.inMain(() => process.execPath)
  const args = [`--user-data-dir=${path.join(folder, 'profile')}`, '--no-sandbox', ROOT, 'b.srt']
  const second = spawn(binary, args, { cwd: folder, stdio: 'ignore' })
  await expect(app.rows).toHaveCount(2)
  await new Promise<void>((resolve) =>
    second.exitCode === null ? second.once('exit', () => resolve()) : resolve(),
  )
  expect(app.electron.windows()).toHaveLength(1)
})

const BAD: [name: string, content: string | Buffer, message: RegExp][] = [
  ['empty.srt', '', /empty \(0 bytes\)/],
  ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]), /neither text nor audio/],
  ['old.wma', Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'), /Windows Media \(WMA\).*cannot play/],
  ['data.json', '{"hello": [1, 2, 3]}', /data\.json/],
  ['numbers.mp3', `ID3\x03${'\0'.repeat(400)}`, /cannot be played/],
]
for (const [name, content, message] of BAD) {
  test(`${name} gives one clear message, and what was open stays`, async ({ launch, folder }) => {
    const text = path.join(folder, 'good.srt')
    writeFileSync(text, SRT)
    writeFileSync(path.join(folder, name), content)
    const app = await launch([text])
    await expect(app.rows).toHaveCount(2)
    await app.drop([path.join(folder, name)])
    await expect(app.problems).toContainText(message)
    await expect(app.rows).toHaveCount(2)
    await app.page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(app.problems).toHaveCount(0)
  })
}

test('a text of 500 MB and a missing file are refused without being read', async ({ launch, folder }) => {
  const huge = path.join(folder, 'huge.txt')
  execFileSync(process.execPath, [
    '-e',
    `const fs=require('fs');fs.writeFileSync(${JSON.stringify(huge)},'text '.repeat(20000));fs.truncateSync(${JSON.stringify(huge)},5e8)`,
  ])
  const app = await launch([huge, path.join(folder, 'gone.srt')])
  await expect(app.problems).toContainText('500 MB')
  await expect(app.problems).toContainText('not there')
})

test('odd lines load, are counted, and can be looked at', async ({ launch, folder }) => {
  const text = path.join(folder, 'odd.srt')
  writeFileSync(text, `${SRT}\n3\n00:00:09,000 --> 00:00:08,000\nEnds before it starts\n`)
  const app = await launch([text])
  await expect(app.rows).toHaveCount(3)
  await app.page.getByRole('button', { name: /finding/ }).click()
  await app.page.getByRole('dialog').getByRole('button').filter({ hasText: 'Line' }).first().click()
  await expect(app.row(2)).toHaveAttribute('data-selected', 'true')
})

test('a text that was decoded wrongly is read again in another encoding, and saved in it', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'crème.srt')
  // Mac Roman: è is 8F, û is 9E, é is 8E.
  const mac = (words: string) =>
    Buffer.from(words.replace(/è/g, '\x8f').replace(/û/g, '\x9e').replace(/é/g, '\x8e'), 'latin1')
  const srt = (start: string) =>
    mac(`1\n00:00:0${start} --> 00:00:02,000\nCrème brûlée\n\n2\n00:00:03,000 --> 00:00:04,000\nCafé\n`)
  writeFileSync(text, srt('1,000'))
  const app = await launch([text])
  await expect(app.row(0)).not.toContainText('Crème brûlée')
  await app.page.getByRole('button', { name: /SubRip/ }).click()
  const dialog = app.page.getByRole('dialog', { name: /was read/ })
  await dialog.getByLabel('Encoding (a guess)').selectOption('macintosh')
  await expect(dialog.getByLabel('First lines')).toContainText('Crème brûlée')
  await expect(app.row(0)).not.toContainText('Crème brûlée')
  await dialog.getByRole('button', { name: 'Read it this way' }).click()
  await expect(app.row(0)).toContainText('Crème brûlée')
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('Shift+Enter')
  await app.page.keyboard.type('1.5')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(app.status).toContainText('Saved')
  expect(readFileSync(text).equals(srt('1,500'))).toBe(true)
})

test('the window closes at once when nothing is unsaved', async ({ launch }) => {
  const app = await launch()
  await app.quit()
})
