import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, expect, test } from './app.ts'

const DAMAGED = 'na\xefve'

test('a byte that is no character is named, and saving leaves it as it is', async ({ launch, folder }) => {
  const file = path.join(folder, 'talk.srt')
  const text = (start: string) =>
    Buffer.concat([
      Buffer.from(`\ufeff1\n${start} --> 00:00:02,000\nGrüße\n\n2\n00:00:03,000 --> 00:00:04,000\n`),
      Buffer.from(DAMAGED, 'latin1'),
      Buffer.from('\n'),
    ])
  writeFileSync(file, text('00:00:01,000'))
  const app = await launch([copyAudio(folder, 'talk.m4a'), file])
  await app.audioReady()
  await expect(app.row(0)).toContainText('Grüße')
  await app.page.getByRole('button', { name: '1 finding' }).click()
  await expect(app.page.getByText('A character on this line could not be read.')).toBeVisible()
  await app.page.keyboard.press('Escape')

  await app.seek(1_500)
  await app.row(0).getByRole('paragraph').click()
  await app.seek(1_500)
  await app.page.keyboard.press('i')
  await expect.poll(async () => (await app.starts(1))[0]).not.toBe(1_000)
  await app.page.keyboard.press('Control+s')
  await expect.poll(() => readFileSync(file).includes('00:00:01,000')).toBe(false)
  const saved = readFileSync(file)
  const start = saved.subarray(5, 17).toString()
  expect(saved.equals(text(start)), saved.toString('latin1')).toBe(true)
})
