import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './app.ts'

const cases = path.join(process.env['EARMARK_CORPUS'] ?? '', 'cases')
/** Silence, then a beep on which the first line starts; the files say themselves that their sound begins late. */
const LATE = [
  { audio: '08-late-10s.mka', text: '08-late-10s.srt', beepMs: 13_000, length: '0:30' },
  { audio: '08-late-10s.mp4', text: '08-late-10s.srt', beepMs: 13_000, length: '0:30' },
  { audio: '08-late-start.m4a', text: '08-late-start.srt', beepMs: 3600, length: '0:20' },
  { audio: '08-late-start.webm', text: '08-late-start.srt', beepMs: 3600, length: '0:20' },
]

for (const { audio, text, beepMs, length } of LATE) {
  test(`the waveform of ${audio} shows sound that begins late where it is heard`, async ({ launch }) => {
    test.skip(!process.env['EARMARK_CORPUS'] || !existsSync(path.join(cases, audio)))
    const app = await launch([path.join(cases, audio), path.join(cases, text)])
    await app.audioReady()
    await app.page.locator('[data-peaks="complete"]').waitFor()
    await expect(app.page.locator('body')).toContainText(`/ ${length}`)
    await app.row(0).getByRole('paragraph').click()
    await expect(app.row(0)).toHaveAttribute('data-selected', 'true')
    await app.page.keyboard.press('Shift+S')
    await expect(app.page.getByText(/where speech (?:starts|does)/).first()).toBeVisible()
    const [start] = await app.starts(1)
    expect(Math.abs((start ?? 0) - beepMs)).toBeLessThanOrEqual(50)
  })
}
