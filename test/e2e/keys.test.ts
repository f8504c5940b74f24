import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type EarmarkApp, expect, test } from './app.ts'
import { episode, inMenu, SRT } from './keys.ts'

/** The dialog of keys, at a command, with the keyboard alone. */
async function openAt(app: EarmarkApp, name: string): Promise<void> {
  const { keyboard } = app.page
  await keyboard.press('F1')
  await expect(app.page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await keyboard.type(name)
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await expect(app.page.getByRole('button', { name })).toBeFocused()
  await keyboard.press('Enter')
  await expect(app.page.getByText('Press the new keys')).toBeVisible()
}

test('a command gets other keys with the keyboard alone, and keeps them', async ({ launch, folder }) => {
  const files = episode(folder)
  const app = await launch(files)
  await app.audioReady()
  const { keyboard } = app.page
  await openAt(app, 'Split at the playhead')
  await keyboard.press('Control+Shift+KeyX')
  await expect(app.page.getByRole('dialog').getByRole('status')).toHaveText(
    'Ctrl+Shift+X: Split at the playhead',
  )
  await expect(app.page.getByRole('button', { name: 'Split at the playhead' })).toBeFocused()
  await keyboard.press('Escape')
  await expect(app.page.getByRole('dialog')).toBeHidden()
  await expect.poll(() => inMenu(app, 'edit.split')).toBe('CommandOrControl+Shift+X')
  await app.seek(1700)
  await keyboard.press('Control+Shift+KeyX')
  await expect(app.rows).toHaveCount(4)
  await keyboard.press('Control+z')
  await expect(app.rows).toHaveCount(3)
  await keyboard.press('s')
  await expect(app.rows, 'the key it had is still there').toHaveCount(4)
  await keyboard.press('Control+z')
  await app.electron.close()

  const again = await launch(files)
  await again.audioReady()
  await expect.poll(() => inMenu(again, 'edit.split')).toBe('CommandOrControl+Shift+X')
  await again.seek(1700)
  await again.page.keyboard.press('Control+Shift+KeyX')
  await expect(again.rows).toHaveCount(4)
})

test('keys that another command has are offered, with what that one loses', async ({ launch, folder }) => {
  const app = await launch(episode(folder))
  await app.audioReady()
  const { keyboard } = app.page
  const dialog = app.page.getByRole('dialog')
  await openAt(app, 'Split at the playhead')
  await keyboard.press('F5')
  await expect(dialog.getByRole('alert')).toContainText(
    'F5 is the key of “Replay line while typing”, also while typing. “Replay line while typing” would have no key left.',
  )
  await keyboard.press('Escape')
  await expect(dialog.getByRole('alert')).toBeHidden()
  await expect(dialog, 'only the question goes').toBeVisible()
  await keyboard.press('Enter')
  await keyboard.press('o')
  await expect(dialog.getByRole('alert')).toContainText('“Set end here” would keep ].')
  await keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toHaveText('O: Split at the playhead')
  await keyboard.press('Escape')
  await app.seek(1700)
  await keyboard.press('o')
  await expect(app.rows).toHaveCount(4)
  await keyboard.press('Control+z')

  await openAt(app, 'Split at the playhead')
  await dialog.getByRole('button', { name: 'Remove O' }).click()
  await expect(dialog.getByRole('status')).toHaveText(
    'O is “Set end here” again; it was “Split at the playhead”',
  )
  await keyboard.press('Enter')
  await keyboard.press('o')
  await keyboard.press('Enter')
  await keyboard.press('Escape')

  await openAt(app, 'Set end here')
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(dialog.getByRole('status')).toHaveText('“Set end here” has O and ] again')
  await keyboard.press('Escape')
  await app.row(0).getByRole('paragraph').click()
  await app.seek(2200)
  await keyboard.press('o')
  await expect(app.status).toContainText('End set to 0:02.200')
})

test('Esc leaves a question and can be a key; AltGr is refused; a chord is removed', async ({
  launch,
  folder,
}) => {
  const app = await launch(episode(folder))
  await app.audioReady()
  const { keyboard } = app.page
  const dialog = app.page.getByRole('dialog')
  await openAt(app, 'Merge with next line')
  await keyboard.press('Control+Alt+KeyQ')
  await expect(dialog.getByText('Not these')).toBeVisible()
  await keyboard.press('Escape')
  await expect(dialog.getByRole('alert')).toContainText('Esc is the key of “Select nothing”')
  await keyboard.press('Escape')
  await expect(dialog.getByRole('button', { name: 'Merge with next line' })).toBeFocused()
  await keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Remove M' }).click()
  await expect(dialog.getByRole('status')).toHaveText('M is free; it was “Merge with next line”')
  await keyboard.press('Escape')
  await app.row(0).getByRole('paragraph').click()
  await keyboard.press('m')
  await expect(app.rows).toHaveCount(3)
})

test('the keys of Aegisub work, and are shown everywhere', async ({ launch, folder }) => {
  const app = await launch(episode(folder))
  await app.audioReady()
  const { keyboard } = app.page
  await keyboard.press('F1')
  await app.page.getByLabel('Keys as in').selectOption('Aegisub')
  await expect(app.page.getByRole('dialog').getByRole('status')).toHaveText('Keys as in Aegisub')
  await keyboard.press('Escape')
  await app.row(1).getByRole('paragraph').click()
  await app.seek(3200)
  await keyboard.press('Control+Digit3')
  await expect(app.status).toContainText('Start set to 0:03.200')
  await keyboard.press('z')
  await expect(app.row(0)).toHaveAttribute('data-selected', 'true')
  await keyboard.press('KeyS')
  await app.sound.plays()
  await expect(app.rows, 'S does not split any more').toHaveCount(3)
  await expect(app.page.getByRole('button', { name: 'Pause' })).toHaveAttribute('title', 'Play or pause (B)')
  await expect.poll(() => inMenu(app, 'correct.setStart')).toBe('CommandOrControl+3')
  await keyboard.press('Control+Shift+P')
  await keyboard.type('Set start here')
  await expect(app.page.getByRole('option', { name: 'Set start here' })).toContainText('Ctrl+3')
})

test('a pipe in the place of a file of keys is not waited for', async ({ launch, folder }) => {
  test.skip(process.platform === 'win32', 'there are no such pipes')
  const pipe = path.join(folder, 'my-keys.json')
  spawnSync('mkfifo', [pipe])
  const app = await launch(episode(folder))
  await app.audioReady()
  await app.page.keyboard.press('F1')
  await app.answerDialogs({ open: [pipe] })
  const dialog = app.page.getByRole('dialog', { name: 'Keys' })
  await dialog.getByRole('button', { name: 'Import…' }).click()
  await expect(dialog.getByRole('status')).toHaveText('my-keys.json: This file holds no keys.')
})

test('keys go to a file and come back from it', async ({ launch, folder }) => {
  const file = path.join(folder, 'my-keys.json')
  const app = await launch(episode(folder))
  await app.audioReady()
  const { keyboard } = app.page
  const dialog = app.page.getByRole('dialog')
  await openAt(app, 'Split at the playhead')
  await keyboard.press('F9')
  await app.answerDialogs({ save: file, open: [file] })
  await dialog.getByRole('button', { name: 'Export…' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Saved my-keys.json')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    earmarkKeys: 1,
    preset: 'earmark',
    changes: { 'edit.split': ['F9', 'KeyS'] },
  })
  await dialog.getByRole('button', { name: 'Reset all…' }).click()
  await dialog.getByRole('alert').getByRole('button', { name: 'Reset all' }).click()
  await expect(dialog.getByRole('status')).toHaveText('All keys are those of Earmark')
  await dialog.getByRole('button', { name: 'Import…' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Keys of my-keys.json')
  writeFileSync(file, SRT)
  await dialog.getByRole('button', { name: 'Import…' }).click()
  await expect(dialog.getByRole('status')).toHaveText('my-keys.json: This file holds no keys.')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await app.seek(1700)
  await keyboard.press('F9')
  await expect(app.rows).toHaveCount(4)
})

test("Subtitle Edit's F11 and F12 set the times, and full screen leaves F11 alone", async ({
  launch,
  folder,
}) => {
  const app = await launch(episode(folder))
  await app.audioReady()
  await app.page.keyboard.press('F1')
  await app.page.getByLabel('Keys as in').selectOption('Subtitle Edit')
  await app.page.keyboard.press('Escape')
  await app.row(1).getByRole('paragraph').click()
  await app.seek(3200)
  await app.page.keyboard.press('F11')
  await expect(app.status).toContainText('Start set to 0:03.200')
  await app.seek(4200)
  await app.page.keyboard.press('F12')
  await expect(app.status).toContainText('End set to 0:04.200')
  await expect.poll(() => inMenu(app, 'correct.setStart')).toBe('F11')
  const fullScreen = await app.inMain(
    ({ Menu }) =>
      Menu.getApplicationMenu()
        ?.items.flatMap(({ submenu }) => submenu?.items ?? [])
        .find(({ role }) => role?.toLowerCase() === 'togglefullscreen')?.accelerator,
  )
  expect(fullScreen).toBe('')
})
