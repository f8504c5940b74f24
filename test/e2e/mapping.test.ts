import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect, test } from './app.ts'

/** Names that nobody knows, and a row without times: not told by names, not told by values. */
const TABLE = [
  'Bild;Inhalt;Stimme;Ab;Bis',
  '7;"Guten Tag, hier spricht ""Anna"".";Anna;0,5;2,25',
  '8;(Musik);;;',
  '9;Und hier ist Bert;Bert;2,5;4,75',
  '10;(Pause);;;',
  '11;Wir reden über Wälder.;Anna;5,0;9,5',
  '',
].join('\r\n')

const UNTIMED = 'Wer;Was;Seite\nAnna;Guten Tag;1\nBert;Und hier;2\nAnna;Gut;3\n'

const READ_ALREADY = 'Beginn;Ende;Sprecher;Inhalt\n0,5;2,25;Anna;Guten Tag\n2,5;4,75;Bert;Und hier\n'

const JSON_TEXT = `{
  "titel": "Wälder",
  "abschnitte": [
    {"nr": 7, "inhalt": "Guten Tag, hier spricht \\u201eAnna\\u201c.", "wer": "Anna", "zeit": {"ab": 500, "bis": 2250}},
    {"nr": 8, "inhalt": "Und hier ist Bert", "wer": "Bert", "zeit": {"ab": 2500, "bis": 4750}},
    {"nr": 9, "inhalt": "Wir reden über Wälder.", "wer": "Anna", "zeit": {"ab": 5000, "bis": 9500}}
  ]
}
`

const press = (app: EarmarkApp, name: string) => app.page.getByRole('button', { name, exact: true }).click()

async function runByName(app: EarmarkApp, name: string): Promise<void> {
  await app.page.keyboard.press('Control+Shift+P')
  await app.page.keyboard.type(name)
  await app.page.keyboard.press('Enter')
}

async function map(app: EarmarkApp, roles: Readonly<Record<string, string>>): Promise<void> {
  for (const [part, role] of Object.entries(roles))
    await app.page.getByLabel(`${part} holds`, { exact: true }).selectOption(role)
}

/** Sets the start of a line to where the sound is, and saves. */
async function correctAndSave(app: EarmarkApp, line: number, ms: number): Promise<void> {
  await app.audioReady()
  await app.row(line).getByRole('paragraph').click()
  await app.seek(ms)
  await app.page.keyboard.press('i')
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved')
}

test('a table of no known kind is mapped by hand, saved in place, and the next of its make opens by itself', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'talk.csv')
  writeFileSync(text, TABLE)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await expect(app.page.getByRole('dialog')).toContainText('What stands where in “talk.csv”?')
  await map(app, { Bild: '', Inhalt: 'text', Stimme: 'speaker', Ab: 'start', Bis: 'end' })
  await app.page.getByLabel('Times are').selectOption('milliseconds')
  const preview = app.page.getByRole('list', { name: 'First lines' })
  await expect(preview).toContainText('0:00.003 – 0:00.005')
  await app.page.getByLabel('Times are').selectOption('seconds')
  await expect(preview).toContainText('0:02.500 – 0:04.750')
  await expect(app.page.getByRole('dialog')).toContainText('5, 3 with a time')
  await press(app, 'Read it this way')
  await expect(app.row(2)).toContainText('Und hier ist Bert')
  await correctAndSave(app, 2, 3250)
  expect(readFileSync(text, 'utf8')).toBe(TABLE.replace('Bert;2,5;', 'Bert;3,25;'))

  const next = path.join(folder, 'next.csv')
  writeFileSync(next, TABLE.replaceAll('Bert', 'Carl'))
  await app.answerDialogs({ open: [next] })
  await app.page.keyboard.press('Control+o')
  await expect(app.row(2)).toContainText('Und hier ist Carl')
  await expect(app.row(2)).toHaveAttribute('data-start', '2500')
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
})

test('JSON of an unknown shape is mapped by hand and saved in place', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.json')
  writeFileSync(text, JSON_TEXT)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await map(app, { nr: '', inhalt: 'text', wer: 'speaker', 'zeit › ab': 'start', 'zeit › bis': 'end' })
  await app.page.getByLabel('Times are').selectOption('milliseconds')
  await expect(app.page.getByRole('list', { name: 'First lines' })).toContainText('0:02.500 – 0:04.750')
  await press(app, 'Read it this way')
  await expect(app.row(1)).toContainText('Bert')
  await correctAndSave(app, 1, 3250)
  expect(readFileSync(text, 'utf8')).toBe(JSON_TEXT.replace('"ab": 2500', '"ab": 3250'))

  // Without the mapping nothing would be left: what is on screen stays.
  await runByName(app, 'Map columns or keys')
  await press(app, 'Let Earmark decide')
  await expect(app.problems).toContainText('What you see stays as it is.')
  await expect(app.rows).toHaveCount(3)
})

test('the report leads to the columns; what was said is remembered, shown, and forgotten on demand', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'talk.csv')
  writeFileSync(text, READ_ALREADY)
  const app = await launch([text])
  await expect(app.row(0)).toContainText('Guten Tag')
  await runByName(app, 'How this file was read')
  await press(app, 'Map columns…')
  await map(app, { Inhalt: 'speaker', Sprecher: 'text' })
  await press(app, 'Read it this way')
  await expect(app.row(0).getByRole('paragraph')).toHaveText('Anna')
  await runByName(app, 'How this file was read')
  await expect(app.page.getByRole('dialog')).toContainText('You said what its columns mean.')
  await press(app, 'Close')
  await runByName(app, 'Map columns or keys')
  await press(app, 'Let Earmark decide')
  await expect(app.row(0).getByRole('paragraph')).toHaveText('Guten Tag')
})

test('what the times mean can be changed in the report', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.txt')
  writeFileSync(text, '0:10 First line\n\n1:20 Second line\n\n2:30 Third line\n')
  const app = await launch([text])
  await expect(app.row(1)).toHaveAttribute('data-start', '80000')
  await runByName(app, 'How this file was read')
  await app.page.getByLabel('Times such as 1:30 are').selectOption('Hours and minutes')
  await expect(app.page.getByRole('list', { name: 'First lines' })).toContainText('1:20:00.000')
  await press(app, 'Read it this way')
  await expect(app.row(1)).toHaveAttribute('data-start', '4800000')
})

test('a table that nobody maps is not opened, and what was open stays', async ({ launch, folder }) => {
  const [first, second] = [path.join(folder, 'a.csv'), path.join(folder, 'b.csv')]
  writeFileSync(first, READ_ALREADY)
  writeFileSync(second, TABLE)
  const app = await launch([first])
  await expect(app.rows).toHaveCount(2)
  await app.answerDialogs({ open: [second] })
  await app.page.keyboard.press('Control+o')
  await press(app, 'Cancel')
  await expect(app.status).toContainText('b.csv was not opened')
  await expect(app.rows).toHaveCount(2)
})

test('nobody is asked about a file that was only found beside the audio', async ({ launch, folder }) => {
  writeFileSync(path.join(folder, 'talk.csv'), UNTIMED)
  const app = await launch([copyAudio(folder, 'talk.m4a')])
  await app.audioReady()
  await expect(app.problems).toContainText('you can then say what its columns or keys mean')
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
})

test('what a mapped file has no place for is said before saving', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.csv')
  writeFileSync(text, UNTIMED)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await map(app, { Wer: 'speaker', Was: 'text', Seite: '' })
  await press(app, 'Read it this way')
  await app.audioReady()
  await app.row(1).getByRole('paragraph').click()
  await app.seek(3250)
  await app.page.keyboard.press('i')
  await app.page.keyboard.press('Control+s')
  await expect(app.page.getByRole('dialog')).toContainText('The starts of 1 line cannot be written')
  await press(app, 'Cancel')
  expect(readFileSync(text, 'utf8')).toBe(UNTIMED)
})
