import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type EarmarkApp, expect, test } from './app.ts'

const clipboard = (app: EarmarkApp) => app.inMain((electron) => electron.clipboard.readText())

async function runByName(app: EarmarkApp, name: string): Promise<void> {
  await app.page.keyboard.press('ControlOrMeta+Shift+P')
  await app.page.getByRole('combobox', { name: 'Command' }).fill(name)
  await app.page.keyboard.press('Enter')
}

test.beforeEach(({ folder }) => {
  writeFileSync(
    path.join(folder, 'talk.vtt'),
    'WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann>Tea &amp; <i>bread</i>\nfor all.\n\n00:04.000 --> 00:09.500\n<v Tom>And cake_walk.\n',
  )
})

test('the selected line is copied as text, with its time, and as a quote, and each says so', async ({
  launch,
  folder,
}) => {
  const app = await launch([path.join(folder, 'talk.vtt')])
  await app.row(1).getByRole('paragraph').click()
  await runByName(app, 'Copy text')
  await expect(app.status).toHaveText('Copied one line')
  await expect.poll(() => clipboard(app)).toBe('And cake_walk.')
  await runByName(app, 'Copy text with times')
  await expect(app.status).toHaveText('Copied one line with times')
  await expect.poll(() => clipboard(app)).toBe('[0:04] Tom: And cake_walk.')
  await runByName(app, 'Copy as quote')
  await expect(app.status).toHaveText('Copied one line as a quote')
  await expect.poll(() => clipboard(app)).toBe('> And cake\\_walk.\n>\n> — Tom, 0:04')
})

test('the copy key takes the line, unless text is selected: then that, also across lines', async ({
  launch,
  folder,
}) => {
  const app = await launch([path.join(folder, 'talk.vtt')])
  await app.row(0).getByRole('paragraph').click()
  await app.page.keyboard.press('ControlOrMeta+c')
  await expect.poll(() => clipboard(app)).toBe('Tea & bread for all.')

  const from = await app.boxOf(app.row(0).getByRole('paragraph'))
  const to = await app.boxOf(app.row(1).getByRole('paragraph'))
  await app.page.mouse.move(from.x + 1, from.y + 8)
  await app.page.mouse.down()
  await app.page.mouse.move(to.x + 40, to.y + to.height / 2, { steps: 8 })
  await app.page.mouse.move(to.x + to.width - 2, to.y + to.height - 4, { steps: 8 })
  await app.page.mouse.up()
  await app.page.keyboard.press('ControlOrMeta+c')
  await expect.poll(() => clipboard(app)).toMatch(/^Tea & bread\nfor all\.\s.*And cake_walk\.$/s)
  await expect(app.row(0)).toHaveAttribute('data-selected', 'true')
})

test('what is selected in a field is copied by the system', async ({ launch, folder }) => {
  const app = await launch([path.join(folder, 'talk.vtt')])
  await app.row(1).getByRole('paragraph').dblclick()
  await app.page.keyboard.press('Home')
  for (let i = 0; i < 3; i++) await app.page.keyboard.press('Shift+ArrowRight')
  await app.page.keyboard.press('ControlOrMeta+c')
  await expect.poll(() => clipboard(app)).toBe('And')
})
