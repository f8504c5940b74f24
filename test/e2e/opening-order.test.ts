import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, expect, test } from './app.ts'

const SRT = '1\n00:00:01,000 --> 00:00:02,000\nFirst line\n\n2\n00:00:03,000 --> 00:00:04,000\nSecond line\n'
const CHAPTERS = JSON.stringify({
  version: '1.2.0',
  chapters: [
    { startTime: 40, title: 'Home' },
    { startTime: 0, title: 'Gate' },
    { startTime: 12, endTime: 20, title: 'Wall' },
  ],
})

function write(folder: string, name: string, text: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}

test('audio, transcript and chapters given together are one episode, in any order', async ({
  launch,
  folder,
}) => {
  const audio = copyAudio(folder, 'talk.m4a')
  const lines = write(folder, 'words.srt', SRT)
  const chapters = write(folder, 'marks.json', CHAPTERS)
  const app = await launch([chapters, audio, lines])
  const entries = app.page.getByRole('tabpanel', { name: 'Chapters' }).getByRole('listitem')
  const isWhole = async (order: readonly string[]) => {
    await app.audioReady()
    await expect(app.rows, order.join()).toHaveCount(2)
    await expect(entries, order.join()).toHaveText([/0:00.*Gate/, /0:12.*Wall/, /0:40.*Home/])
    await expect(app.problems, order.join()).toHaveCount(0)
  }
  await isWhole(['command line'])
  for (const order of permutations([audio, lines, chapters])) {
    await app.page.keyboard.press('Control+w')
    await expect(app.page.getByRole('heading', { name: 'Earmark', exact: true })).toBeVisible()
    await app.drop(order)
    await isWhole(order)
  }
  await app.page.keyboard.press('Control+w')
  await app.answerDialogs({ open: [chapters, audio] })
  await app.page.keyboard.press('Control+o')
  await app.audioReady()
  await expect(entries).toHaveCount(3)
  await expect(app.problems).toHaveCount(0)
})

/** Two hours of silence that take no room on the disk: 8 bits, 8 kHz. */
function twoHours(folder: string): string {
  const file = path.join(folder, 'long.wav')
  const size = 2 * 3600 * 8000
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + size, 4)
  head.write('WAVEfmt ', 8)
  for (const [at, value] of [
    [16, 16],
    [24, 8000],
    [28, 8000],
    [40, size],
  ] as const)
    head.writeUInt32LE(value, at)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    head.writeUInt16LE(value, at)
  head.write('data', 36)
  const opened = openSync(file, 'w')
  writeSync(opened, head)
  ftruncateSync(opened, 44 + size)
  closeSync(opened)
  return file
}

const SHORT = '0:05 Who came to the gate\n\n0:40 Nobody came at all\n\n1:30 So they went home again\n'
const LONG = '0:00:05 It rained on the wall\n\n1:00:00 It was dry by noon\n\n1:50:00 And so it ended\n'

test('the length of one audio file says nothing of the times of another text, whatever comes first', async ({
  launch,
  folder,
}) => {
  const [talk, words] = [copyAudio(folder, 'talk.m4a'), write(folder, 'talk.txt', SHORT)]
  const [long, lines] = [twoHours(folder), write(folder, 'long.txt', LONG)]
  const alone = write(
    folder,
    'other.txt',
    '0:05 A door stood open\n\n0:40 It was cold inside\n\n1:30 The lamp burned on\n',
  )
  const starts = (count: number) => app.starts(count)
  /** Opens one of the things; `isBeside` = an episode is on screen. */
  const things: ((isBeside: boolean) => Promise<void>)[] = [
    async () => {
      await app.drop([long, lines])
      await expect(app.row(0)).toContainText('It rained')
      await expect.poll(() => starts(3)).toEqual([5000, 3_600_000, 6_600_000])
      await expect(app.page.getByText('2:00:00').first()).toBeVisible()
    },
    async () => {
      await app.drop([words, talk])
      // The other text has the same times.
      await expect(app.row(0)).toContainText('Who came')
      await expect.poll(() => starts(3)).toEqual([5000, 40_000, 90_000])
    },
    async (isBeside) => {
      await app.drop([alone])
      if (isBeside) await app.page.getByRole('button', { name: 'Open it without this audio' }).click()
      await expect(app.row(0)).toContainText('door')
      await expect.poll(() => starts(3)).toEqual([5000, 40_000, 90_000])
    },
  ]
  const app = await launch()
  for (const order of permutations(things)) {
    for (const [i, open] of order.entries()) await open(i > 0)
    await app.page.keyboard.press('Control+w')
    await expect(app.page.getByRole('heading', { name: 'Earmark', exact: true })).toBeVisible()
  }
})

test('a defect: what was said of files that could not be opened stood over later episodes', async ({
  launch,
  folder,
}) => {
  const gone = Array.from({ length: 6 }, (_, i) => path.join(folder, `gone${i}.srt`))
  const app = await launch(gone)
  await expect(app.problems).toContainText(
    'gone0.srt, gone1.srt, gone2.srt and 3 others The file is not there',
  )
  await expect(app.problems.getByRole('listitem')).toHaveCount(1)
  await app.drop([write(folder, 'words.srt', SRT)])
  await expect(app.rows).toHaveCount(2)
  await expect(app.problems).toHaveCount(0)
})

test('a defect: the waveform of audio that is opened again with another transcript is drawn again', async ({
  launch,
  folder,
}) => {
  const audio = copyAudio(folder, 'talk.m4a')
  const app = await launch([audio, write(folder, 'words.srt', SRT)])
  const dock = app.page.getByRole('region', { name: 'Audio' })
  await expect(dock).toHaveAttribute('data-peaks', 'complete', { timeout: 60_000 })
  await app.drop([audio, write(folder, 'other.srt', SRT.replace('First', 'Another'))])
  await expect(app.row(0)).toContainText('Another')
  await expect(dock).toHaveAttribute('data-peaks', 'complete', { timeout: 60_000 })
  await expect(app.page.getByText('Drawing waveform')).toHaveCount(0)
})

test('a transcript of an hour over minutes of audio: both lengths are said, and where nothing is heard', async ({
  launch,
  folder,
}) => {
  const audio = copyAudio(folder, 'talk.m4a')
  const text = write(
    folder,
    'hour.txt',
    Array.from({ length: 60 }, (_, i) => `0:${String(i).padStart(2, '0')}:00 Minute ${i} of an hour\n`).join(
      '\n',
    ),
  )
  const app = await launch([audio, text])
  await app.audioReady()
  await expect(app.problems).toContainText('run to 59:00')
  await expect(app.problems).toContainText('do not belong together')
  await app.row(10).getByRole('paragraph').click()
  await expect(app.status).toContainText('begins at 10:00, after the end of the audio')
  await app.drop([audio, write(folder, 'words.srt', SRT)])
  await expect(app.rows).toHaveCount(2)
  await expect(app.problems).toHaveCount(0)
})

test('a transcript opened beside a whole episode: it is asked whether it belongs to it', async ({
  launch,
  folder,
}) => {
  const audio = copyAudio(folder, 'talk.m4a')
  const app = await launch([audio, write(folder, 'words.srt', SRT)])
  await app.audioReady()
  const dialog = app.page.getByRole('dialog', { name: 'Does other.srt belong to talk.m4a?' })
  await app.drop([
    write(folder, 'other.srt', SRT.replace('First line', 'Who is').replace('Second line', 'That')),
  ])
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(app.row(0)).toContainText('First line')
  await app.drop([path.join(folder, 'other.srt')])
  await dialog.getByRole('button', { name: 'It belongs to talk.m4a' }).click()
  await expect(app.row(0)).toContainText('Who is')
  await expect(app.page.getByText('No audio.')).toHaveCount(0)
  await app.drop([write(folder, 'talk.de.srt', SRT.replace('First line', 'Erste Zeile'))])
  await expect(app.row(0), 'the name tells').toContainText('Erste Zeile')
  await expect(dialog).toHaveCount(0)
  await app.drop([path.join(folder, 'other.srt')])
  await dialog.getByRole('button', { name: 'Open it without this audio' }).click()
  await expect(app.row(0)).toContainText('Who is')
  await expect(app.page.getByText('No audio.')).toBeVisible()
})
