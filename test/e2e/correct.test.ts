import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect, test } from './app.ts'

const SRT =
  '\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nFirst line\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nSecond <i>line</i>\r\n\r\n3\r\n00:00:04,000 --> 00:00:06,000\r\nThird line of words\r\n'
const TIMED = 'A title\n\n00:00:01 First line\n\n00:00:05 Second line\n\n00:00:09 Third line\n\nA footer\n'

/** Selects a line without seeking, puts the playhead somewhere, and presses a key. */
async function press(app: EarmarkApp, index: number, ms: number, key: string): Promise<void> {
  await app.row(index).getByRole('paragraph').click()
  await app.seek(ms)
  await app.page.keyboard.press(key)
}

test('a corrected SRT is saved with only its changed times changed', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.srt')
  writeFileSync(text, SRT)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await press(app, 1, 3250, 'i')
  await expect(app.status).toContainText('Start set to 0:03.250')
  const title = () => app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  await expect.poll(title).toBe(process.platform === 'darwin' ? 'talk - Earmark' : '• talk - Earmark')
  await app.page.keyboard.press('o')
  await expect(app.status).toContainText("stopped at the line's other edge")
  await press(app, 1, 4500, 'o')
  await expect(app.status).toContainText('next start follows')
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved talk.srt')
  const expected = SRT.replace('00:00:03,000', '00:00:03,250')
    .replace('00:00:04,000\r', '00:00:04,500\r')
    .replace('00:00:04,000 ', '00:00:04,500 ')
  // The end was first held back to 10 ms after the start, then set to 4.5 s without touching the next line any more.
  expect(readFileSync(text, 'utf8').split('\r\n').slice(0, 6)).toEqual(expected.split('\r\n').slice(0, 6))
  expect(readFileSync(text, 'utf8')).toContain('Second <i>line</i>')
  await expect.poll(title).toBe('talk - Earmark')
})

test('lines with whole seconds keep header, footer and form; a finer time widens its own token', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'talk.txt')
  writeFileSync(text, TIMED)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await expect(app.rows).toHaveCount(3)
  await press(app, 1, 6000, 'i')
  await press(app, 2, 10_250, 'i')
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved')
  expect(readFileSync(text, 'utf8')).toBe(
    TIMED.replace('00:00:05', '00:00:06').replace('00:00:09', '00:00:10.250'),
  )
})

test('undo and redo bring times and selection back; nudges are one step', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.srt')
  writeFileSync(text, SRT)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await app.row(1).getByRole('paragraph').click()
  // In one go: a slow machine must not turn quick presses into slow ones.
  await app.page.evaluate(() => {
    for (const altKey of [false, false, true]) {
      window.dispatchEvent(new KeyboardEvent('keydown', { code: 'Period', key: '.', altKey }))
    }
  })
  await expect(app.row(1)).toHaveAttribute('data-start', '3110')
  await app.page.keyboard.press('Home')
  await app.page.keyboard.press('Control+z')
  await expect(app.row(1)).toHaveAttribute('data-start', '3000')
  await expect(app.row(1)).toHaveAttribute('data-selected', 'true')
  await app.page.keyboard.press('Control+Shift+z')
  await expect(app.row(1)).toHaveAttribute('data-start', '3110')
})

test('split, merge, shared boundary, typed time and text', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.srt')
  writeFileSync(text, SRT)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await press(app, 2, 5000, 's')
  await expect(app.rows).toHaveCount(4)
  await expect(app.row(3)).toHaveAttribute('data-start', '5000')
  await press(app, 0, 2600, 'p')
  await expect(app.row(0)).toHaveAttribute('data-end', '2600')
  await expect(app.row(1)).toHaveAttribute('data-start', '2600')
  await press(app, 2, 4000, 'm')
  await expect(app.rows).toHaveCount(3)
  await app.row(0).getByRole('button', { name: /Start/ }).click()
  await app.page.keyboard.type('1.5')
  await app.page.keyboard.press('Enter')
  await expect(app.row(0)).toHaveAttribute('data-start', '1500')
  await app.row(0).getByRole('paragraph').dblclick()
  await app.page.keyboard.press('Control+a')
  await app.page.keyboard.type('Other words, with spaces')
  await app.page.keyboard.press('Enter')
  await expect(app.row(0)).toContainText('Other words, with spaces')
  await app.sound.rests()
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved')
  const expected = SRT.replace(
    '00:00:01,000 --> 00:00:02,000\r\nFirst line',
    '00:00:01,500 --> 00:00:02,600\r\nOther words, with spaces',
  )
  expect(readFileSync(text, 'utf8')).toBe(expected.replace('00:00:03,000', '00:00:02,600'))
})

test('untimed text gets times, and is saved as lines with times', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.txt')
  writeFileSync(text, 'Ann: Hello there everyone.\nBen: Hello Ann.\nAnn: How are you?\nBen: Fine.\n')
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await expect(app.row(0)).toHaveAttribute('data-start', '')
  await press(app, 0, 1000, 'i')
  await app.page.keyboard.press('ArrowDown')
  await app.seek(2500)
  await app.page.keyboard.press('i')
  await app.page.keyboard.press('Control+s')
  const copy = path.join(folder, 'timed.txt')
  await app.answerDialogs({ save: copy })
  await app.page.getByRole('dialog').getByRole('button', { name: 'Save as…' }).click()
  await app.page.getByRole('radio', { name: /with times/ }).check()
  await app.page.getByRole('button', { name: 'Choose a place…' }).click()
  await expect(app.status).toContainText('Saved timed.txt')
  expect(readFileSync(copy, 'utf8')).toMatch(
    /00:00:01(\.000)? Ann: Hello there everyone\.[^]*00:00:02\.500 Ben: Hello Ann\./,
  )
})

test('closing with unsaved changes asks: cancel stays, save saves', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.srt')
  writeFileSync(text, SRT)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await press(app, 0, 1200, 'i')
  const close = () => app.closeWindow()
  await close()
  await app.page.getByRole('button', { name: 'Cancel' }).click()
  await expect(app.row(0)).toHaveAttribute('data-start', '1200')
  const closed = new Promise<void>((resolve) => app.electron.once('close', () => resolve()))
  await close()
  await app.page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await closed
  expect(readFileSync(text, 'utf8')).toBe(SRT.replace('00:00:01,000', '00:00:01,200'))
})

test('closing asks also where the transcript has a title of thousands of signs', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'talk.ass')
  const title = 'On and on '.repeat(500)
  const events = '[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,One.\n'
  writeFileSync(text, `[Script Info]\nTitle: ${title}\n\n${events}`)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await press(app, 0, 1200, 'i')
  const titleOf = () => app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  await expect.poll(titleOf).toContain('• On and on On and on')
  await app.closeWindow()
  const closed = new Promise<void>((resolve) => app.electron.once('close', () => resolve()))
  await app.page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await closed
  expect(readFileSync(text, 'utf8')).toContain('Dialogue: 0:00:01.20')
})

test('opening another transcript with unsaved changes asks first', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.srt')
  const other = path.join(folder, 'other.srt')
  writeFileSync(text, SRT)
  writeFileSync(other, SRT.replace('First', 'Another'))
  const app = await launch([copyAudio(folder, 'audio.m4a'), text])
  await app.audioReady()
  await press(app, 0, 1200, 'i')
  await app.drop([other])
  await app.page.getByRole('button', { name: 'Don’t save' }).click()
  await expect(app.row(0)).toContainText('Another')
  expect(readFileSync(text, 'utf8')).toBe(SRT)
})

test('a file changed outside is not overwritten without asking', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.srt')
  writeFileSync(text, SRT)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await press(app, 0, 1200, 'i')
  writeFileSync(text, SRT.replace('First', 'Changed'))
  await app.page.keyboard.press('Control+s')
  await expect(app.page.getByRole('dialog')).toContainText('changed by another program')
  await app.page.getByRole('button', { name: 'Cancel' }).click()
  expect(readFileSync(text, 'utf8')).toContain('Changed')
  await app.page.keyboard.press('Control+s')
  await app.page.getByRole('button', { name: 'Overwrite' }).click()
  await expect(app.status).toContainText('Saved')
  expect(readFileSync(text, 'utf8')).toBe(SRT.replace('00:00:01,000', '00:00:01,200'))
})

test('a write-protected folder or file says so, and the corrections stay', async ({ launch, folder }) => {
  test.skip(process.getuid?.() === 0, 'root may write everywhere')
  const text = path.join(folder, 'talk.srt')
  writeFileSync(text, SRT)
  chmodSync(text, 0o444)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await press(app, 0, 1200, 'i')
  await app.page.keyboard.press('Control+s')
  await expect(app.problems).toContainText('write-protected')
  await expect(app.row(0)).toHaveAttribute('data-start', '1200')
})

const corpus = process.env.EARMARK_CORPUS
test.describe('seed transcripts', () => {
  test.skip(!corpus, 'EARMARK_CORPUS is not set')
  for (const seed of ['003', '004']) {
    test(`${seed}: one corrected line changes one line of the file`, async ({ launch, folder }) => {
      const name = readdirSync(path.join(corpus ?? '', 'seeds')).find((file) => file.startsWith(seed)) ?? ''
      const before = readFileSync(path.join(corpus ?? '', 'seeds', name), 'utf8')
      const text = path.join(folder, 'seed.txt')
      writeFileSync(text, before)
      const app = await launch([copyAudio(folder, 'audio.m4a'), text])
      await app.audioReady()
      await press(app, 1, 3000, 'i')
      await app.page.keyboard.press('Control+s')
      await expect(app.status).toContainText('Saved')
      const after = readFileSync(text, 'utf8').split('\n')
      const changed = before
        .split('\n')
        .flatMap((line, at) => (line === after[at] ? [] : [[line.slice(0, 10), after[at]?.slice(0, 10)]]))
      expect(changed).toHaveLength(1)
      expect(changed[0]?.[1]).toMatch(/^(00:)?00:03/)
    })
  }

  test('000: names are found, a line gets a time, and it is saved as SRT', async ({ launch, folder }) => {
    const name = readdirSync(path.join(corpus ?? '', 'seeds')).find((file) => file.startsWith('000')) ?? ''
    const text = path.join(folder, 'seed.txt')
    writeFileSync(text, readFileSync(path.join(corpus ?? '', 'seeds', name)))
    const app = await launch([copyAudio(folder, 'audio.m4a'), text])
    await app.audioReady()
    await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(
      'Web Frameworks in Prod by Their Creators',
    )
    await press(app, 0, 1000, 'i')
    await app.page.keyboard.press('ArrowDown')
    await app.seek(2500)
    await app.page.keyboard.press('i')
    const copy = path.join(folder, 'seed.srt')
    await app.answerDialogs({ save: copy })
    await app.page.keyboard.press('Control+Shift+s')
    await app.page.getByRole('radio', { name: /SubRip/ }).check()
    await expect(app.page.getByRole('dialog')).toContainText('without a time')
    await app.page.getByRole('button', { name: 'Choose a place…' }).click()
    await expect(app.status).toContainText('Saved seed.srt')
    const saved = readFileSync(copy, 'utf8')
    expect(saved).toContain('00:00:01,000 --> 00:00:02,500')
    expect(saved).toContain("Carlton Gibson: Well, I'm Carlton.")
  })
})
