import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect, test } from './app.ts'

const TALK =
  '1\n00:00:01,000 --> 00:00:03,000\nOne two three four\n\n2\n00:00:03,000 --> 00:00:04,000\nfive six\n\n3\n00:00:05,000 --> 00:00:06,000\nseven\n'

const field = (app: EarmarkApp) => app.page.getByRole('textbox', { name: 'Text of the line' })

async function open(launch: (files: string[]) => Promise<EarmarkApp>, folder: string) {
  const file = path.join(folder, 'talk.srt')
  writeFileSync(file, TALK)
  const app = await launch([copyAudio(folder, 'talk.m4a'), file])
  await app.audioReady()
  return { app, file }
}

/** Puts the caret somewhere in the text that is open. */
async function caretAt(app: EarmarkApp, at: number): Promise<void> {
  await field(app).evaluate((element, to) => (element as HTMLTextAreaElement).setSelectionRange(to, to), at)
}

async function run(app: EarmarkApp, command: string): Promise<void> {
  await app.page.keyboard.press('Control+Shift+p')
  await app.page.keyboard.type(command)
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
}

test('playing pauses while a text is typed, and goes on from a moment before', async ({ launch, folder }) => {
  const { app } = await open(launch, folder)
  await app.row(1).getByRole('paragraph').click()
  await app.seek(20_000)
  await app.page.keyboard.press('Space')
  await app.sound.plays()
  await app.sound.watch()
  await app.page.keyboard.press('Enter')
  await expect(field(app)).toBeFocused()
  await app.sound.reaches((await app.sound.now()).position + 300)
  await app.sound.plays('a text that is only open does not pause')
  await app.page.keyboard.type('x')
  const first = await app.sound.last('key', 2)
  await expect.poll(() => app.page.evaluate(() => performance.now())).toBeGreaterThan(first.at + 600)
  await app.page.keyboard.type('y')
  const key = await app.sound.last('key', 3)
  const sinceKey = async () => (await app.sound.noted('play')).filter(({ at }) => at > key.at).length
  await expect.poll(sinceKey).toBe(1)
  const resumed = await app.sound.last('play')
  const paused = await app.sound.last('pause')
  // The time without typing begins with the last key.
  expect(resumed.at - key.at).toBeGreaterThan(900)
  expect(paused.position - resumed.position).toBeGreaterThan(900)
  await app.page.keyboard.press('Escape')
  await expect(app.row(1)).toContainText('five six')
})

test('playing may slow down instead, or go on', async ({ launch, folder }) => {
  const { app } = await open(launch, folder)
  const rates = async () => (await app.sound.noted('rate')).map(({ rate }) => rate)
  await app.sound.watch()
  await run(app, 'While typing: play slowly')
  await app.row(1).getByRole('paragraph').click()
  await app.page.keyboard.press('Space')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.type('x')
  await expect.poll(rates).toEqual([0.6, 1])
  await app.page.keyboard.press('Escape')
  await run(app, 'While typing: play on')
  await app.page.keyboard.press('Enter')
  await app.page.keyboard.type('x')
  await expect(field(app)).toHaveValue(/x$/)
  await app.sound.plays()
  await expect.poll(rates).toEqual([0.6, 1])
  await expect.poll(() => app.sound.noted('pause')).toEqual([])
})

test('a line is split at the caret together with what was typed, and undone in one step', async ({
  launch,
  folder,
}) => {
  const { app, file } = await open(launch, folder)
  await app.row(0).getByRole('paragraph').dblclick()
  await field(app).fill('One two three, four')
  await caretAt(app, 8)
  await app.page.keyboard.press('Control+Enter')
  await expect(app.rows).toHaveCount(4)
  await expect(field(app)).toHaveValue('three, four')
  await app.page.keyboard.type('And ')
  await app.page.keyboard.press('Enter')
  await expect(app.row(0)).toContainText('One two')
  await expect(app.row(1)).toContainText('And three, four')
  await expect(app.row(1)).toHaveAttribute('data-start', String(1000 + Math.round((8 / 19) * 2000)))
  await app.page.keyboard.press('Control+z')
  await app.page.keyboard.press('Control+z')
  await expect(app.rows).toHaveCount(3)
  await expect(app.row(0)).toContainText('One two three four')
  await app.page.keyboard.press('Control+Shift+z')
  await app.page.keyboard.press('Control+s')
  await expect(app.status).toContainText('Saved')
  expect(readFileSync(file, 'utf8')).toContain(
    '1\n00:00:01,000 --> 00:00:01,842\nOne two\n\n2\n00:00:01,842 --> 00:00:03,000\nthree, four\n\n3\n',
  )
})

test('Backspace at the beginning and Delete at the end join lines; the caret stays', async ({
  launch,
  folder,
}) => {
  const { app } = await open(launch, folder)
  await app.row(1).getByRole('paragraph').dblclick()
  await caretAt(app, 0)
  await app.page.keyboard.press('Backspace')
  await expect(app.rows).toHaveCount(2)
  await expect(field(app)).toHaveValue('One two three four five six')
  await app.page.keyboard.type('and ')
  await expect(field(app)).toHaveValue('One two three four and five six')
  await app.page.keyboard.press('End')
  await app.page.keyboard.press('Delete')
  await expect(app.rows).toHaveCount(1)
  await expect(field(app)).toHaveValue('One two three four and five six seven')
  // Nothing typed since: undo takes the joining back.
  await app.page.keyboard.press('Control+z')
  await expect(app.rows).toHaveCount(2)
  await expect(app.row(1)).toContainText('seven')
  await expect(app.row(0)).toContainText('One two three four five six')
})

test('what is being typed counts when it is saved, and is asked about when the window is closed', async ({
  launch,
  folder,
}) => {
  const { app, file } = await open(launch, folder)
  await app.row(0).getByRole('paragraph').dblclick()
  await app.page.keyboard.type('Typed')
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(app.status).toHaveText('Saved talk.srt')
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('Typed')
  await app.row(0).getByRole('paragraph').dblclick()
  await app.page.keyboard.type('Once more')
  await app.closeWindow()
  await expect(app.page.getByRole('dialog')).toContainText('talk.srt')
  await expect(app.row(0)).toContainText('Once more')
})
