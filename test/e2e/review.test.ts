import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect, SAMPLE, test } from './app.ts'

const pair = path.join(process.env.EARMARK_CORPUS ?? '', 'pairs/ljspeech_printing_4min')
const hasPair = process.env.EARMARK_CORPUS !== undefined && existsSync(pair)

/** A recording with a transcript on whole seconds: a real one below EARMARK_CORPUS, else the sample. */
function writeEpisode(folder: string): { audio: string; text: string } {
  const text = path.join(folder, 'talk.txt')
  if (!hasPair) {
    copyFileSync(SAMPLE.text, text)
    return { audio: copyAudio(folder, 'talk.m4a'), text }
  }
  const audio = path.join(folder, 'talk.flac')
  copyFileSync(path.join(pair, 'audio.flac'), audio)
  const lines = JSON.parse(readFileSync(path.join(pair, 'truth.json'), 'utf8')) as {
    start: number
    text: string
  }[]
  const clock = (s: number) => new Date(Math.floor(s) * 1000).toISOString().slice(11, 19)
  writeFileSync(text, lines.map((line) => `${clock(line.start)} ${line.text}\n`).join('\n'))
  return { audio, text }
}

async function runByName(app: EarmarkApp, name: string): Promise<void> {
  await app.page.keyboard.press('ControlOrMeta+Shift+P')
  await app.page.getByRole('combobox', { name: 'Command' }).fill(name)
  await app.page.keyboard.press('Enter')
}

/** The first lines' starts, as they are shown. */
const startsOf = (app: EarmarkApp) => app.starts(6)

const parts = ({ page }: EarmarkApp) => {
  const bar = page.getByRole('region', { name: 'Review' })
  return {
    bar,
    line: bar.getByRole('group', { name: 'Present line' }),
    apply: bar.getByRole('button', { name: /^Apply/ }),
  }
}

test('a snap of all lines is gone through before it is made, and its originals outlast closing', async ({
  launch,
  folder,
}) => {
  const { audio, text } = writeEpisode(folder)
  const app = await launch([audio, text])
  await app.audioReady()
  await app.page.locator('[data-peaks="complete"]').waitFor()
  const before = await startsOf(app)
  await runByName(app, 'Snap all unconfirmed lines to speech')
  const { bar, line, apply } = parts(app)
  const all = Number(/Apply (\d+)/.exec((await apply.textContent()) ?? '')?.[1])
  expect(all).toBeGreaterThan(5)
  await expect(bar).toContainText(`1 of ${all}`)
  // The lines are shown as proposed; nothing is changed yet.
  await expect.poll(() => startsOf(app)).not.toEqual(before)
  const proposed = await startsOf(app)
  await expect(app.page.getByText('Unsaved changes')).toHaveCount(0)

  await app.page.keyboard.press('F6')
  await app.page.keyboard.press('F6')
  await app.page.keyboard.press('Shift+F6')
  await expect(bar).toContainText(`2 of ${all}`)
  const index = Number(/Line (\d+)/.exec((await line.textContent()) ?? '')?.[1]) - 1
  await expect(app.row(index)).toHaveAttribute('data-selected', 'true')
  await app.sound.restsAt(proposed[index]!)
  // The edge is heard at both of its places, and the playhead waits there again.
  await app.sound.watch()
  for (const [i, key, at] of [
    [1, 'b', before[index]!],
    [2, 'a', proposed[index]!],
  ] as const) {
    await app.page.keyboard.press(key)
    await app.sound.last('play', i)
    await app.sound.restsAt(at)
  }

  // Keys that would change a line do nothing here.
  await app.page.keyboard.press('i')
  await app.page.keyboard.press('x')
  await expect(bar).toContainText(`${all - 1} lines would change, 1 left out`)
  await expect(line).toContainText('stays')
  await expect(app.row(index)).toHaveAttribute('data-start', String(before[index]))
  await app.page.keyboard.press('x')
  await expect(bar).toContainText(`${all} lines would change`)
  await app.page.keyboard.press('x')
  await app.page.keyboard.press('Enter')
  await expect(bar).toHaveCount(0)
  await expect(app.status).toContainText(`${all - 1} lines changed`)
  const wanted = proposed.with(index, before[index]!)
  await expect.poll(() => startsOf(app)).toEqual(wanted)

  await app.page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => startsOf(app)).toEqual(before)
  await app.page.keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(() => startsOf(app)).toEqual(wanted)
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(app.status).toContainText('Saved talk.txt')
  await app.quit()

  const again = await launch([audio, text])
  await again.audioReady()
  await expect.poll(() => startsOf(again)).toEqual(wanted)
  await again.page.keyboard.press('ControlOrMeta+Shift+D')
  const changes = again.page.getByRole('tabpanel', { name: 'Changes' })
  await expect(changes).toContainText('Compared with the file as opened on')
  await expect(changes.getByRole('button', { name: `Take all ${all - 1} back` })).toBeVisible()
  const first = wanted.findIndex((ms, i) => ms !== before[i])
  await changes.getByRole('listitem').first().hover()
  await changes.getByRole('listitem').first().getByRole('button', { name: /^Take/ }).click()
  await expect(again.row(first)).toHaveAttribute('data-start', String(before[first]))
  await changes.getByRole('button', { name: /^Take all/ }).click()
  await expect.poll(() => startsOf(again)).toEqual(before)
  await expect(changes).toContainText('No time has been changed')
})

test('originals are lost only where another program has changed the file, and can be forgotten', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'talk.srt')
  const cue = (n: number, from: number) =>
    `${n}\n00:00:0${from},000 --> 00:00:0${from},900\nThis is line number ${n}\n`
  writeFileSync(text, [1, 3, 5, 7].map((from, i) => cue(i + 1, from)).join('\n'))
  const audio = copyAudio(folder, 'talk.m4a')
  const app = await launch([audio, text])
  await app.audioReady()
  for (const index of [0, 1, 2]) {
    await app.row(index).getByRole('paragraph').click()
    await app.page.keyboard.press('Period')
  }
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(app.status).toContainText('Saved talk.srt')
  await app.quit()
  const saved = readFileSync(text, 'utf8')
  expect(saved).toContain('00:00:03,050')
  writeFileSync(text, saved.replace('00:00:03,050', '00:00:03,400'))

  const again = await launch([audio, text])
  await again.audioReady()
  await again.page.keyboard.press('ControlOrMeta+Shift+D')
  const changes = again.page.getByRole('tabpanel', { name: 'Changes' })
  await expect(changes.getByRole('listitem')).toHaveText([/\+0\.05 s0:01\.000 → 0:01\.050/, /0:05\.000/])
  await changes.getByRole('button', { name: 'Forget originals' }).click()
  await expect(changes).toContainText('when the earlier ones were forgotten')
  await again.page.keyboard.press('ControlOrMeta+z')
  await expect(changes.getByRole('listitem')).toHaveCount(2)
  await again.page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(changes.getByRole('listitem')).toHaveCount(0)
  await again.quit()

  const third = await launch([audio, text])
  await third.audioReady()
  await expect(third.page.getByRole('tabpanel', { name: 'Changes' })).toContainText('were forgotten')
  await expect(third.page.getByText('Unsaved changes')).toHaveCount(0)
})

test('originals go along to a file of another name and format, and stay with the first', async ({
  launch,
  folder,
}) => {
  const [text, table] = [path.join(folder, 'talk.srt'), path.join(folder, 'talk.csv')]
  writeFileSync(text, '1\n00:00:01,000 --> 00:00:02,900\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n')
  const audio = copyAudio(folder, 'talk.m4a')
  const app = await launch([audio, text])
  await app.audioReady()
  await app.row(1).getByRole('paragraph').click()
  await app.page.keyboard.press('Period')
  await app.page.keyboard.press('ControlOrMeta+s')
  await expect(app.status).toContainText('Saved talk.srt')
  await runByName(app, 'Save as')
  await app.page.getByRole('radio', { name: /CSV/ }).check()
  await app.answerDialogs({ save: table })
  await app.page.getByRole('button', { name: 'Choose a place…' }).click()
  await expect(app.status).toHaveText('Saved talk.csv')
  await app.quit()

  for (const file of [table, text]) {
    const again = await launch([audio, file])
    await again.audioReady()
    await expect(again.page.getByTitle('How this file was read')).toContainText(path.basename(file))
    await expect(again.row(1)).toHaveAttribute('data-state', /changed/)
    await expect(again.row(0)).not.toHaveAttribute('data-state', /changed/)
    await again.quit()
  }
})

test('fixes of a kind are reviewed by their ends; Escape leaves all as it was', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'talk.srt')
  const cue = (n: number, from: string, to: string) =>
    `${n}\n00:00:${from} --> 00:00:${to}\nThis is line number ${n}, long enough\n`
  const lines = [cue(1, '01,000', '05,500'), cue(2, '05,000', '09,700'), cue(3, '08,000', '11,000')]
  writeFileSync(text, lines.join('\n'))
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await app.page.keyboard.press('ControlOrMeta+Shift+K')
  const fixAll = app.page.getByRole('button', { name: 'Fix all…' })
  await fixAll.press('Enter')
  const { bar, line } = parts(app)
  await expect(line).toContainText('Line 1, end: 0:05.500 → 0:05.000 −0.50 s')
  await app.page.keyboard.press('o')
  await expect(line).toContainText('Line 2, end: 0:09.700 → 0:08.000 −1.70 s')
  await expect(bar).toContainText('1 of 2')
  await app.page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await expect(app.row(0)).toHaveAttribute('data-end', '5500')
  await expect(app.page.getByText('Unsaved changes')).toHaveCount(0)

  // A line that changes otherwise ends the review: it was of the lines as they were.
  await fixAll.press('Enter')
  // Selecting it moves it a little.
  await app.row(2).getByRole('paragraph').click()
  await expect(app.row(2)).toHaveAttribute('data-selected', 'true')
  await app.row(2).getByRole('paragraph').dblclick()
  const field = app.page.getByLabel('Text of the line')
  await expect(field).toBeFocused()
  await field.fill('More words')
  await app.page.keyboard.press('Enter')
  await expect(bar).toHaveCount(0)
  await expect(app.row(0)).toHaveAttribute('data-end', '5500')
})
