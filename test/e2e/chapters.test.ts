import path from 'node:path'
import { expect, SAMPLE, test } from './app.ts'

test('chapters are begun at the playhead, named, jumped to, undone, and still there the next time', async ({
  launch,
  folder,
}) => {
  const userData = path.join(folder, 'profile')
  const app = await launch([SAMPLE.audio, SAMPLE.text], { userData })
  await app.audioReady()
  await app.seek(30_000)
  await app.page.keyboard.press('c')
  await app.page.getByLabel('Name of the chapter').fill('The second part')
  await app.page.keyboard.press('Enter')
  await app.seek(2000)
  await app.page.keyboard.press('c')
  await app.page.getByLabel('Name of the chapter').fill('The beginning')
  await app.page.keyboard.press('Enter')
  const panel = app.page.getByRole('tabpanel', { name: 'Chapters' })
  const entries = panel.getByRole('listitem')
  await expect(entries).toHaveText([/0:02.*The beginning/, /0:30.*The second part/])
  await expect(app.page.getByRole('heading', { name: 'The beginning' })).toBeVisible()

  await entries
    .nth(1)
    .getByRole('button', { name: /The second part/ })
    .first()
    .click()
  await expect.poll(() => app.position()).toBeCloseTo(30_000, -1)
  await expect(entries.nth(1)).toHaveAttribute('aria-current', 'true')
  await app.page.keyboard.press('ControlOrMeta+Shift+ArrowLeft')
  await expect.poll(() => app.position()).toBeCloseTo(2000, -1)

  await entries.nth(0).hover()
  await entries.nth(0).getByRole('button', { name: 'Remove The beginning' }).click()
  await expect(entries).toHaveCount(1)
  await app.page.keyboard.press('ControlOrMeta+z')
  await expect(entries).toHaveCount(2)

  await app.page.getByRole('tab', { name: 'Notes' }).click()
  await app.page.getByLabel('Notes on this episode').fill('Ask about the boat.')
  await expect(app.page.getByText('Unsaved changes')).toHaveCount(0)
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await app.electron.waitForEvent('close')

  const again = await launch([SAMPLE.audio, SAMPLE.text], { userData })
  await expect(again.page.getByLabel('Notes on this episode')).toHaveValue('Ask about the boat.')
  await again.page.getByRole('tab', { name: 'Chapters' }).click()
  await expect(again.page.getByRole('tabpanel', { name: 'Chapters' }).getByRole('listitem')).toHaveCount(2)
})
