import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, expect, SAMPLE, test } from './app.ts'

/** Starts of the sample's lines in ms, and its lines without their times. */
const LINES = readFileSync(SAMPLE.text, 'utf8')
  .split('\n')
  .flatMap((text) => {
    const [, m, s, rest] = /^\d\d:(\d\d):(\d\d) (.*)$/.exec(text) ?? []
    return rest === undefined ? [] : [{ ms: (Number(m) * 60 + Number(s)) * 1000, text: rest }]
  })

/** A transcript of the sample with its times moved by `wrong`. */
function writeTimed(file: string, wrong: (ms: number, index: number) => number): void {
  const clock = (ms: number) => {
    const seconds = Math.round(ms / 1000)
    return `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
  }
  writeFileSync(file, LINES.map(({ ms, text }, i) => `${clock(wrong(ms, i))} ${text}\n`).join('\n'))
}

test('a scope takes the following lines along, up to a confirmed one, which is known the next time', async ({
  launch,
  folder,
}) => {
  const userData = path.join(folder, 'profile')
  const text = path.join(folder, 'talk.txt')
  writeTimed(text, (ms) => ms)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text], { userData })
  await app.audioReady()
  await app.row(4).getByRole('paragraph').click()
  await app.page.keyboard.press('a')
  await expect(app.row(4)).toHaveAttribute('data-state', 'selected confirmed')
  await app.row(1).getByRole('paragraph').click()
  await app.page.getByRole('radio', { name: 'From here on' }).click()
  await expect(app.row(3)).toHaveAttribute('data-reach', 'true')
  await expect(app.row(4)).not.toHaveAttribute('data-reach', 'true')
  const before = await app.starts(6)
  await app.seek((before[1] ?? 0) + 1500)
  await app.page.keyboard.press('i')
  await expect(app.status).toContainText('3 lines +1.50 s')
  const moved = before.map((ms, i) => (ms ?? 0) + (i >= 1 && i <= 3 ? 1500 : 0))
  await expect.poll(() => app.starts(6)).toEqual(moved)

  await app.page.keyboard.press('Control+Shift+D')
  const changes = app.page.getByRole('tabpanel', { name: 'Changes' })
  await expect(changes.getByRole('listitem')).toHaveText([/\+1\.50 s.*3 lines/])
  await app.page.keyboard.press('Home')
  await app.page.keyboard.press('F6')
  await expect(app.status).toContainText('Line 2: originally 0:06.000')
  await app.page.keyboard.press('F6')
  await expect(app.status).toContainText('Line 3: originally 0:10.000')
  await changes.getByRole('listitem').hover()
  await changes.getByRole('button', { name: 'Take these back' }).click()
  await expect.poll(() => app.starts(6)).toEqual(before)
  await app.page.keyboard.press('Control+z')
  await app.page.keyboard.press('Control+z')
  await expect.poll(() => app.starts(6)).toEqual(before)
  await expect(app.page.getByText('Unsaved changes')).toHaveCount(0)
  await app.quit()

  const again = await launch([path.join(folder, 'talk.m4a'), text], { userData })
  await expect(again.row(4)).toHaveAttribute('data-state', 'confirmed')
})

test('an untimed transcript is timed by tapping', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.txt')
  writeFileSync(text, LINES.map((line) => `${line.text}\n`).join('\n'))
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await app.page.getByRole('button', { name: 'Tap to sync' }).click()
  const current = app.page.getByRole('status', { name: 'Current line' })
  await expect(current).toContainText('I am Nora')
  await app.page.getByRole('checkbox', { name: 'Go to the beginning of speech' }).uncheck()
  await app.page.keyboard.press('p')
  for (const [i, { ms }] of LINES.slice(0, 3).entries()) {
    // The user presses 150 ms after hearing it.
    await app.seek(ms + 150)
    await app.page.keyboard.press('Space')
    await expect(current).toContainText(LINES[i + 1]?.text.replace(/^\w+: /, '') ?? '')
  }
  // One back plays from before the line again.
  await app.page.keyboard.press('Backspace')
  await app.sound.plays()
  await app.page.keyboard.press('p')
  await app.sound.rests()
  await expect(current).toContainText(LINES[2]?.text.replace(/^\w+: /, '') ?? '')
  await app.seek((LINES[2]?.ms ?? 0) + 400)
  await app.page.keyboard.press('Space')
  await app.page.keyboard.press('Escape')
  const timed = [LINES[0]?.ms, LINES[1]?.ms, (LINES[2]?.ms ?? 0) + 250, null]
  await expect.poll(() => app.starts(4)).toEqual(timed)
})

test('a drift is found from lines that are heard, and all lines are put right at once', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'talk.txt')
  writeTimed(text, (ms) => ms + 4000)
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await app.page.keyboard.press('Shift+D')
  const current = app.page.getByRole('status', { name: 'Current line' })
  for (let asked = 0; asked < 8; asked++) {
    await expect(app.page.getByText(`${asked + 1} of 8 ·`)).toBeVisible()
    const shown = (await current.textContent()) ?? ''
    const line = LINES.find((one) => one.text.endsWith(shown.trim()))
    expect(line).toBeDefined()
    // One line is recognised too late: it has no say.
    await app.sound.plays()
    await app.page.keyboard.press('p')
    await app.sound.rests()
    await app.seek((line?.ms ?? 0) + 150 + (asked === 3 ? 2500 : 0))
    await app.page.keyboard.press('Space')
  }
  await expect(app.page.getByText('Found: all lines −4.00 s.')).toBeVisible()
  await app.page.getByRole('button', { name: 'Review line by line…' }).click()
  const review = app.page.getByRole('region', { name: 'Review' })
  await expect(review).toContainText(`${LINES.length} lines would change · all lines −4.00 s`)
  await app.page.keyboard.press('ArrowDown')
  await expect(review).toContainText(`2 of ${LINES.length}`)
  await app.page.keyboard.press('Escape')
  await app.page.getByRole('button', { name: 'Correct all lines' }).click()
  await app.page.keyboard.press('Home')
  const wanted = LINES.slice(0, 6).map(({ ms }) => ms)
  const worst = async () =>
    Math.max(...(await app.starts(6)).map((ms, i) => Math.abs((ms ?? 0) - (wanted[i] ?? 0))))
  await expect.poll(worst).toBeLessThan(50)
})

test('the checks name what is wrong, lead there, and put right what needs no ear', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'talk.srt')
  const cue = (n: number, from: string, to: string) =>
    `${n}\n00:00:${from} --> 00:00:${to}\nThis is line number ${n}, long enough\n`
  writeFileSync(
    text,
    [cue(1, '01,000', '05,500'), cue(2, '05,000', '07,000'), cue(3, '07,020', '09,000')].join('\n'),
  )
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await expect(app.row(0)).toHaveAttribute('data-state', /problem/)
  await app.page.keyboard.press('F7')
  await app.page.keyboard.press('Control+Shift+K')
  const checks = app.page.getByRole('tabpanel', { name: 'Checks' })
  await expect(checks.getByRole('listitem')).toHaveText([/500 ms after the next line/, /20 ms between/])
  const overlaps = checks.getByRole('region', { name: 'Overlaps the next line' })
  await overlaps.getByRole('button', { name: 'Fix all…' }).click()
  await expect(app.row(0)).toHaveAttribute('data-tried', 'true')
  await app.page.getByRole('button', { name: 'Apply 1' }).click()
  await expect(checks.getByRole('listitem')).toHaveText([/20 ms between/])
  await app.page.keyboard.press('Control+s')
  await expect.poll(() => readFileSync(text, 'utf8')).toContain('00:00:01,000 --> 00:00:05,000')
})

test('after a pause playing goes on a little earlier, when that is wanted, and not from another place', async ({
  launch,
}) => {
  const app = await launch([SAMPLE.audio, SAMPLE.text])
  await app.audioReady()
  await app.page.keyboard.press('Control+Shift+P')
  await app.page.keyboard.type('After a pause')
  await app.page.keyboard.press('Enter')
  await expect(app.status).toContainText('goes back 0.5 s')
  await app.seek(20_000)
  await app.sound.watch()
  await app.page.keyboard.press('Space')
  await app.sound.reaches(20_300)
  await app.page.keyboard.press('Space')
  await app.sound.rests()
  const paused = await app.sound.last('pause')
  await app.page.keyboard.press('Space')
  const resumed = await app.sound.last('play', 2)
  expect(Math.abs(paused.position - resumed.position - 500)).toBeLessThan(50)
  await app.page.keyboard.press('Space')
  await app.sound.rests()
  await app.seek(40_000)
  await app.page.keyboard.press('Space')
  const elsewhere = await app.sound.last('play', 3)
  expect(Math.abs(elsewhere.position - 40_000)).toBeLessThan(1)
})
