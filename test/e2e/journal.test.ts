import { once } from 'node:events'
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { EarmarkApp } from './app.ts'
import { expect, test } from './app.ts'

const SRT =
  '1\n00:00:01,000 --> 00:00:02,000\nThe gate opens.\n\n2\n00:00:03,000 --> 00:00:04,000\nNobody comes.\n'

/** As the system ends a program that has to go at once. */
async function kill(app: EarmarkApp): Promise<void> {
  const process = app.electron.process()
  const gone = once(process, 'exit')
  process.kill('SIGKILL')
  await gone
}

/** A transcript of two lines. */
function talkIn(folder: string): string {
  const file = path.join(folder, 'talk.srt')
  writeFileSync(file, SRT)
  return file
}

/** Removes the first line, takes that back, removes the second one, and waits until that is written down. */
async function edited(app: EarmarkApp, folder: string): Promise<void> {
  await app.row(0).click()
  await app.page.keyboard.press('Delete')
  await expect(app.rows).toHaveCount(1)
  await app.page.keyboard.press('Control+z')
  await expect(app.rows).toHaveCount(2)
  await app.row(1).click()
  await app.page.keyboard.press('Delete')
  await expect(app.rows).toHaveCount(1)
  const written = () =>
    journals(folder)
      .join('')
      .match(/"do":"(edit|undo)"/g)?.length ?? 0
  await expect.poll(written).toBe(3)
}

/** How often a page was loaded since this was first asked. */
function loads(app: EarmarkApp): Promise<number> {
  return app.inMain(({ BrowserWindow }) => {
    const known: unknown = Reflect.get(globalThis, 'loads')
    if (typeof known === 'number') return known
    Reflect.set(globalThis, 'loads', 0)
    BrowserWindow.getAllWindows()[0]?.webContents.on('did-finish-load', () => {
      Reflect.set(globalThis, 'loads', Number(Reflect.get(globalThis, 'loads')) + 1)
    })
    return 0
  })
}

/** The page breaks down. The tool that drives it sees nothing of the next one, which is asked through main. */
async function crash(app: EarmarkApp): Promise<void> {
  const before = await loads(app)
  await app.inMain(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await expect.poll(() => loads(app)).toBeGreaterThan(before)
}

/** What a script in the page gives. */
function ask(app: EarmarkApp, script: string): Promise<unknown> {
  return app.inMain(async ({ BrowserWindow }, text) => {
    const run = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text)
    return run as Promise<unknown> | undefined
  }, script)
}

const shown = (app: EarmarkApp): Promise<unknown> => ask(app, 'document.body.innerText')
const rowCount = (app: EarmarkApp): Promise<unknown> =>
  ask(app, `document.querySelectorAll('[role="listitem"]').length`)

async function choose(app: EarmarkApp, command: string): Promise<void> {
  await app.inMain(({ Menu }, id) => void Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), command)
}

/** What the journals of a profile hold. */
function journals(folder: string): readonly string[] {
  const all = path.join(folder, 'profile', 'journals')
  if (!existsSync(all)) return []
  // One that is being begun is none yet.
  const begun = readdirSync(all).filter((id) => !id.endsWith('.new'))
  return begun.map((id) => readFileSync(path.join(all, id, 'journal'), 'utf8'))
}

test('after a kill the episode comes back with its edits up to the last whole one, to be undone or saved', async ({
  launch,
  folder,
}) => {
  const file = talkIn(folder)
  const first = await launch([file])
  await edited(first, folder)
  await kill(first)
  expect(readFileSync(file, 'utf8')).toBe(SRT)
  const all = path.join(folder, 'profile', 'journals')
  for (const id of readdirSync(all)) appendFileSync(path.join(all, id, 'journal'), '12345678 p {"do":"ed')

  const second = await launch()
  await expect(second.page.getByRole('dialog')).toContainText('Corrections that were not saved')
  await second.page.getByRole('button', { name: 'Restore the corrections of talk.srt' }).click()
  await expect(second.rows).toHaveCount(1)
  await expect(second.row(0)).toContainText('The gate opens.')
  await expect(second.problems).toContainText('The last correction was being written down')
  await second.page.keyboard.press('Control+z')
  await expect(second.rows).toHaveCount(2)
  await second.page.keyboard.press('Control+Shift+z')
  await expect(second.rows).toHaveCount(1)
  await second.page.keyboard.press('Control+s')
  await expect.poll(() => readFileSync(file, 'utf8')).not.toContain('Nobody comes.')
  await second.quit()
  expect(readdirSync(path.join(folder, 'profile', 'journals'))).toEqual([])
})

test('what is not wanted now is kept, and found in the menu', async ({ launch, folder }) => {
  const file = talkIn(folder)
  const first = await launch([file])
  await edited(first, folder)
  await kill(first)

  const second = await launch()
  await second.page.getByRole('button', { name: 'Not now' }).click()
  await expect.poll(() => journals(folder).join('')).toContain('declined')
  await second.quit()
  const third = await launch()
  await expect(third.page.getByRole('button', { name: 'Try the sample' })).toBeVisible()
  await expect(third.page.getByRole('dialog')).toHaveCount(0)
  await third.page.keyboard.press('Control+Shift+p')
  await third.page.keyboard.type('unsaved')
  await third.page.keyboard.press('Enter')
  await third.page.getByRole('button', { name: 'Restore the corrections of talk.srt' }).click()
  await expect(third.rows).toHaveCount(1)
})

test('after a crash of the page the same episode and its edits are back in place', async ({
  launch,
  folder,
}) => {
  const app = await launch([talkIn(folder)])
  await edited(app, folder)
  await crash(app)
  await expect.poll(() => shown(app)).toContain('It broke down and was started again.')
  await expect.poll(() => rowCount(app)).toBe(1)
  await choose(app, 'edit.undo')
  await expect.poll(() => rowCount(app)).toBe(2)
})

test('after a crash with nothing to be saved the same files are open', async ({ launch, folder }) => {
  const app = await launch([talkIn(folder)])
  await expect(app.rows).toHaveCount(2)
  await crash(app)
  await expect.poll(() => shown(app)).toContain('It broke down and was started again.')
  await expect.poll(() => rowCount(app)).toBe(2)
})

test('a page that breaks down again and again starts without the episode, if the user wants', async ({
  launch,
  folder,
}) => {
  const app = await launch([talkIn(folder)])
  await edited(app, folder)
  await app.inMain(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
  })
  for (let i = 0; i < 2; i++) {
    await crash(app)
    await expect.poll(() => rowCount(app)).toBe(1)
  }
  await crash(app)
  await expect.poll(() => shown(app)).toContain('Corrections that were not saved')
  await expect.poll(() => rowCount(app)).toBe(0)
})

test('a page that hangs is ended when the user says so, and comes back with its edits', async ({
  launch,
  folder,
}) => {
  const app = await launch([talkIn(folder)])
  await edited(app, folder)
  await loads(app)
  await app.inMain(({ BrowserWindow, dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    void contents?.executeJavaScript('for (;;) {}').catch(() => undefined)
    // Chromium tells it by itself, but not of a page that a tool is attached to.
    contents?.emit('unresponsive')
  })
  await expect.poll(() => loads(app)).toBeGreaterThan(0)
  await expect.poll(() => shown(app)).toContain('It broke down and was started again.')
  await expect.poll(() => rowCount(app)).toBe(1)
  await choose(app, 'edit.undo')
  await expect.poll(() => rowCount(app)).toBe(2)
})
