import { writeFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { copyAudio, expect, SAMPLE, test } from './app.ts'

const clock = (second: number) => new Date(second * 1000).toISOString().slice(11, 19)

test('the spoken line is lit, gaps light none, and a click on a line seeks', async ({ launch, folder }) => {
  const text = path.join(folder, 'talk.srt')
  writeFileSync(text, '1\n00:00:01,000 --> 00:00:02,000\nFirst\n\n2\n00:00:03,000 --> 00:00:04,000\nSecond\n')
  const app = await launch([copyAudio(folder, 'talk.m4a'), text])
  await app.audioReady()
  await app.seek(1500)
  await expect(app.spoken).toHaveText(/First/)
  await app.seek(2500)
  await expect(app.spoken).toHaveCount(0)
  await app.row(1).getByRole('paragraph').click()
  await app.sound.restsAt(3000)
  await expect(app.spoken).toHaveText(/Second/)
  await app.sound.rests()
})

test('playing goes on through a seek; R plays the line once and stops at its end', async ({ launch }) => {
  const app = await launch([SAMPLE.audio, SAMPLE.text])
  await app.audioReady()
  await app.page.keyboard.press('Space')
  await app.sound.reaches(300)
  await app.row(2).getByRole('paragraph').click()
  await app.sound.plays()
  await app.page.keyboard.press('Space')
  await app.sound.rests()
  const row = app.row(1)
  await row.getByRole('paragraph').click()
  await app.page.keyboard.press('r')
  const end = Number(await row.getAttribute('data-end'))
  await app.sound.reaches(end - 60)
  await app.sound.restsAt(end, 60)
})

test('the list follows until the user scrolls away, and the chip brings it back', async ({
  launch,
  folder,
}) => {
  const text = path.join(folder, 'long.txt')
  writeFileSync(
    text,
    Array.from({ length: 140 }, (_, at) => `${clock(at)} Line number ${String(at)}\n`).join('\n'),
  )
  const app = await launch([copyAudio(folder, 'audio.m4a'), text])
  await app.audioReady()
  await app.seek(100_500)
  await expect(app.row(100)).toBeInViewport()
  await app.page.mouse.move(600, 300)
  await app.page.mouse.wheel(0, -6000)
  const chip = app.page.getByRole('button', { name: /back to the spoken line/ })
  await expect(chip).toContainText('↓ 1:40')
  await app.seek(110_500)
  await expect(app.row(110)).not.toBeInViewport()
  await chip.click()
  await expect(app.row(110)).toBeInViewport()
  await expect(chip).toHaveCount(0)
})

test('Space types in a text field, and plays elsewhere', async ({ launch }) => {
  const app = await launch([SAMPLE.audio, SAMPLE.text])
  await app.audioReady()
  await app.row(0).getByRole('paragraph').dblclick()
  await app.page.keyboard.type(' a b')
  await app.sound.rests()
  await app.page.keyboard.press('Escape')
  await expect(app.row(0)).toContainText('Welcome to Earmark')
  await app.page.keyboard.press('Space')
  await app.sound.plays()
})

test('the waveform gets its peaks; a click on it seeks, at first in half a minute, then in all of it', async ({
  launch,
}) => {
  const app = await launch([SAMPLE.audio, SAMPLE.text])
  await app.audioReady()
  await expect(app.page.locator('[data-peaks="complete"]')).toHaveCount(1)
  const box = await app.boxOf(app.page.getByRole('slider', { name: 'Waveform' }))
  const clickInTheMiddle = () => app.page.mouse.click(box.x + box.width / 2, box.y + box.height - 30)
  await clickInTheMiddle()
  await app.sound.restsAt(15_000, 200)
  await app.page.keyboard.press('0')
  await clickInTheMiddle()
  const length = await app.page.evaluate(() => (document.querySelector('audio')?.duration ?? 0) * 1000)
  await app.sound.restsAt(length / 2, length / 200)
})

test('20 000 lines open, and any of them can be reached', async ({ launch, folder }) => {
  const text = path.join(folder, 'many.txt')
  writeFileSync(
    text,
    Array.from({ length: 20_000 }, (_, at) => `${clock(at)} Line number ${String(at)}\n`).join('\n'),
  )
  const app = await launch([text])
  await expect(app.row(0)).toBeInViewport()
  await expect.poll(() => app.rows.count()).toBeLessThan(200)
  await app.page.keyboard.press('End')
  await expect(app.row(19_999)).toBeInViewport()
})

test.describe('looked at by a tool with styles of its own', () => {
  test.use({ mayViolate: true })

  test('? shows the keys, and no accessibility rule is broken', async ({ launch }) => {
    const app = await launch([SAMPLE.audio, SAMPLE.text])
    await app.audioReady()
    const found = async () => {
      const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode(true).analyze()
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      )
    }
    await expect.poll(found, { timeout: 60_000 }).toEqual([])
    await app.page.keyboard.press('?')
    await expect(app.page.getByRole('dialog', { name: 'Keys' })).toContainText('Set start here')
    await expect.poll(found, { timeout: 60_000 }).toEqual([])
  })
})

test('the palette finds and runs any command by its name', async ({ launch }) => {
  const app = await launch([SAMPLE.audio, SAMPLE.text])
  await app.audioReady()
  await app.page.keyboard.press('ControlOrMeta+Shift+P')
  await app.page.getByRole('combobox', { name: 'Command' }).fill('text larg')
  await expect(
    app.page.getByRole('listbox', { name: 'Commands' }).getByRole('option', { selected: true }),
  ).toContainText('Larger text')
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
  await expect(app.status).toHaveText('Text size 19')
})
