import { type EarmarkApp, expect, test } from './app.ts'
import { episode } from './keys.ts'

/** In the dialog of keys: gives a command a key more, which is shown first; null takes all its keys. */
async function rebind(app: EarmarkApp, name: string, added: string | null): Promise<void> {
  const { keyboard } = app.page
  const dialog = app.page.getByRole('dialog', { name: 'Keys' })
  await keyboard.press('F1')
  await dialog.getByLabel('Find a command or a key').fill(name)
  const row = dialog.getByRole('button', { name })
  if (added !== null) {
    await row.click()
    await expect(dialog.getByText('Press the new keys')).toBeVisible()
    await keyboard.press(added)
    await expect(dialog.getByText('Press the new keys')).toBeHidden()
  }
  while (added === null && !(await row.getAttribute('aria-label'))?.includes('no key')) {
    await row.click()
    await dialog
      .getByRole('button', { name: /^Remove / })
      .first()
      .click()
    await expect(dialog.getByText('Press the new keys')).toBeHidden()
  }
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

test('what is said of keys while tapping follows the keys that are bound', async ({ launch, folder }) => {
  const app = await launch(episode(folder))
  await app.audioReady()
  const { page } = app
  await page.keyboard.press('t')
  const view = page.getByRole('region', { name: 'Tap to sync' })
  await expect(view.getByRole('button', { name: 'Starts now' })).toHaveText('Starts now Space')
  await expect(page.getByText('When you hear the line begin, press Space')).toBeVisible()

  await rebind(app, 'Tap: the line starts now', 'j')
  await rebind(app, 'Tap: the line ends now', null)
  await expect(view.getByRole('button', { name: 'Starts now' })).toHaveText('Starts now J')
  await expect(view.getByRole('button', { name: 'Ends now' })).toHaveText('Ends now')
  for (const line of [1, 2, 3]) {
    await expect(view.getByText(`Line ${line} of 3`)).toBeVisible()
    await page.keyboard.press('j')
  }
  await expect(
    page.getByText(
      'That was the last line: choose “Tap: the line ends now” where it ends, or press Esc to finish',
    ),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(view).toBeHidden()
})

test('so do the search for a drift, the measuring of the reaction and the notes', async ({
  launch,
  folder,
}) => {
  const app = await launch(episode(folder))
  await app.audioReady()
  const { page } = app
  await rebind(app, 'Tap: the line starts now', 'j')
  await rebind(app, 'Note on this line', 'F9')
  await page.keyboard.press('Shift+D')
  const drift = page.getByRole('region', { name: 'Find drift' })
  await expect(drift.getByText('1 of 3 · press J when you hear this line begin')).toBeVisible()
  await page.keyboard.press('j')
  await expect(drift.getByText('2 of 3 · press J')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+Shift+P')
  await page.keyboard.type('Measure your reaction')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Measure your reaction' })
  await expect(dialog.getByRole('status')).toHaveText('Press J at each tick: 0 of 10')
  await page.keyboard.press('k')
  await page.keyboard.press('j')
  await expect(dialog.getByRole('status')).toHaveText('Press J at each tick: 1 of 10')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+Shift+P')
  await page.keyboard.type('Notes')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Notes on this episode')).toHaveAttribute(
    'placeholder',
    /press F9 for one on a line/,
  )
})
