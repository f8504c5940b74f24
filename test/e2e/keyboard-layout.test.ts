import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type EarmarkApp, expect, test } from './app.ts'
import { episode, inMenu, SRT } from './keys.ts'

/**
 * Real keys come from the X server: its layout is changed, and keys are pressed by what is printed on them.
 */
const TOOLS = ['setxkbmap', 'xdotool']
const hasTools = process.platform === 'linux' && process.env['DISPLAY'] !== undefined && TOOLS.every(isThere)

function isThere(tool: string): boolean {
  try {
    execFileSync(tool, ['-version'], { stdio: 'ignore' })
    return true
  } catch (cause) {
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
  }
}

test.skip(!hasTools, 'needs setxkbmap and xdotool')
test.afterEach(() => setLayout('us'))

function setLayout(...layout: string[]): void {
  execFileSync('setxkbmap', layout)
}

/** Presses keys, given as xdotool has them: the key that has this letter on the present layout. */
async function press(app: EarmarkApp, keys: string): Promise<void> {
  const id = await app.inMain(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.focus()
    // On X11 the handle is the number of the window.
    return window?.getNativeWindowHandle().readUInt32LE() ?? 0
  })
  execFileSync('xdotool', ['windowfocus', '--sync', String(id), 'key', keys])
}

/** X key codes of the keys that have these letters on a US keyboard. */
const PLACES: Readonly<Record<string, number>> = { w: 25, y: 29, i: 31, s: 39, f: 41, z: 52 }
const byLetter = (keys: string) => keys
const byPlace = (keys: string) => keys.replace(/\b[a-z]$/, (letter) => String(PLACES[letter]))

for (const [name, layout, toKeys] of [
  ['German', ['de'], byLetter],
  ['French', ['fr'], byLetter],
  ['Dvorak', ['us', '-variant', 'dvorak'], byLetter],
  ['Russian beside US', ['us,ru'], byLetter],
  ['Russian', ['ru'], byPlace],
  ['Greek', ['gr'], byPlace],
] as const) {
  test(`Ctrl goes with the letter that is printed, with the place where none is Latin (${name})`, async ({
    launch,
    folder,
  }) => {
    setLayout(...layout)
    const pressKeys = (on: EarmarkApp, keys: string) => press(on, toKeys(keys))
    const files = episode(folder)
    const app = await launch(files)
    await app.audioReady()
    await app.seek(1200)
    await app.row(0).getByRole('paragraph').click()
    await app.seek(1200)
    await pressKeys(app, 'i')
    await expect(app.row(0)).toHaveAttribute('data-start', '1200')
    await pressKeys(app, 'ctrl+z')
    await expect(app.row(0)).toHaveAttribute('data-start', '1000')
    await pressKeys(app, 'ctrl+y')
    await expect(app.row(0)).toHaveAttribute('data-start', '1200')
    await pressKeys(app, 'ctrl+s')
    await expect.poll(() => readFileSync(files[1] ?? '', 'utf8')).toBe(SRT.replace('01,000', '01,200'))
    await expect.poll(() => inMenu(app, 'edit.undo')).toBe('CommandOrControl+Z')
    await expect.poll(() => inMenu(app, 'file.close')).toBe('CommandOrControl+W')
    await pressKeys(app, 'ctrl+f')
    await expect(app.page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused()
    await press(app, 'Escape')
    await pressKeys(app, 'ctrl+w')
    await expect(app.page.getByRole('heading', { name: 'Earmark', exact: true })).toBeVisible()
  })
}

test('hints follow a change of layout', async ({ launch, folder }) => {
  const app = await launch(episode(folder))
  await app.audioReady()
  await expect.poll(() => inMenu(app, 'correct.nudgeBack')).toBe(',')
  setLayout('fr')
  await press(app, 'ctrl+shift+p')
  await expect.poll(() => inMenu(app, 'play.slower')).not.toBe('Shift+,')
  await expect(app.page.getByRole('dialog')).toBeVisible()
})
