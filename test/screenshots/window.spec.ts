import path from 'node:path'
import { type EarmarkApp, expect, ROOT, SAMPLE, test } from '../e2e/app.ts'

const SIZE = { width: 1280, height: 820 }
/** Inside the line at 0:45; the one after it is selected. */
const AT_MS = 47_000
const SPOKEN = 11
const SELECTED = 12

test('the window in light and in dark colours', async ({ launch }) => {
  const app = await launch([SAMPLE.audio, SAMPLE.text])
  await app.inMain(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, SIZE)
  await app.audioReady()
  await app.seek(AT_MS)
  // A click selects the line and goes on following, so no button to come back is shown.
  await app.row(SELECTED).getByRole('paragraph').click()
  await app.seek(AT_MS)
  await app.page.mouse.move(SIZE.width / 2, 10)
  await expect(app.row(SPOKEN)).toHaveAttribute('aria-current', 'true')
  await expect(app.row(SELECTED)).toHaveAttribute('data-selected', 'true')
  for (let times = 0; times < 3; times++) await send(app, 'view.zoomIn')
  for (const theme of ['light', 'dark'] as const) {
    await send(app, theme === 'light' ? 'view.themeLight' : 'view.themeDark')
    await settle(app, theme)
    await app.page.screenshot({ path: path.join(ROOT, 'assets', 'screenshots', `${theme}.png`) })
  }
})

/** Chooses a command as the menu does. */
async function send(app: EarmarkApp, id: string): Promise<void> {
  await app.inMain(({ BrowserWindow }, command) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('command', command)
  }, id)
}

/** Waits for the colours, the whole waveform and the end of all movement. */
async function settle(app: EarmarkApp, theme: 'light' | 'dark'): Promise<void> {
  await expect
    .poll(() => app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark')
  await expect(app.page.locator('[data-peaks="complete"]')).toBeVisible()
  // Scrolling and colours move, and the waveform is drawn within the next frames: all is at rest when two looks are alike.
  const look = async () => (await app.page.screenshot()).toString('base64')
  let last = ''
  const isAlike = async () => last === (last = await look())
  await expect.poll(isAlike, { intervals: [400] }).toBe(true)
}
