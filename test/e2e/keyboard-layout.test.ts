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

for (const [name, layout] of [
  ['German', ['de']],
  ['French', ['fr']],
  ['Dvorak', ['us', '-variant', 'dvorak']],
  ['Russian beside US', ['us,ru']],
] as const) {
  test(`Ctrl goes with the letter that is printed, not with its place (${name})`, async ({
    launch,
    folder,
  }) => {
    setLayout(...layout)
    const files = episode(folder)
    const app = await launch(files)
    await app.audioReady()
    await app.seek(1200)
    await app.row(0).getByRole('paragraph').click()
    await app.seek(1200)
    await press(app, 'i')
    await expect(app.row(0)).toHaveAttribute('data-start', '1200')
    await press(app, 'ctrl+z')
    await expect(app.row(0)).toHaveAttribute('data-start', '1000')
    await press(app, 'ctrl+y')
    await expect(app.row(0)).toHaveAttribute('data-start', '1200')
    await press(app, 'ctrl+s')
    await expect.poll(() => readFileSync(files[1] ?? '', 'utf8')).toBe(SRT.replace('01,000', '01,200'))
    await expect.poll(() => inMenu(app, 'edit.undo')).toBe('CommandOrControl+Z')
    await expect.poll(() => inMenu(app, 'file.close')).toBe('CommandOrControl+W')
    await press(app, 'ctrl+f')
    await expect(app.page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused()
    await press(app, 'Escape')
    await press(app, 'ctrl+w')
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
