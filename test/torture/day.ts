import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp, expect } from '../e2e/app.ts'

/** Lines of each episode. */
const LINES = 400

/** A folder with three episodes, and their files. */
export function episodesIn(folder: string): readonly (readonly [audio: string, text: string])[] {
  return ['one', 'two', 'three'].map((name) => {
    const text = path.join(folder, `${name}.srt`)
    const cues = Array.from({ length: LINES }, (_, i) => {
      const at = new Date(i * 150).toISOString().slice(11, 19)
      return `${i + 1}\n${at},${String((i * 150) % 1000).padStart(3, '0')} --> ${at},${String(((i * 150) % 1000) + 100).padStart(3, '0')}\nLine ${i + 1} of ${name}\n`
    })
    writeFileSync(text, cues.join('\n'))
    return [copyAudio(folder, `${name}.m4a`), text] as const
  })
}

/** What people do in an hour, in seconds: opens an episode, listens, looks for something, corrects it and saves. */
export async function hour(
  app: EarmarkApp,
  [audio, text]: readonly [string, string],
  at: number,
): Promise<void> {
  const { keyboard } = app.page
  const title = () => app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  const name = path.basename(text, '.srt')
  await app.answerDialogs({ open: [audio, text] })
  await keyboard.press('Control+o')
  await expect.poll(title).toContain(`${name} - Earmark`)
  await app.audioReady()
  await app.rows.nth(2).click()
  await keyboard.press('Space')
  await app.sound.plays()
  await app.sound.reaches((await app.sound.now()).position + 200)
  await keyboard.press('Space')
  await app.sound.rests()
  await keyboard.press('Control+f')
  await keyboard.insertText(`Line ${1 + (at % 9)}`)
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await keyboard.press(at % 2 === 0 ? '.' : ',')
  await keyboard.press('Enter')
  await keyboard.press('Control+a')
  await keyboard.insertText(`Typed for the ${at}th time`)
  await keyboard.press('Enter')
  await keyboard.press('Control+z')
  await keyboard.press('Control+Shift+z')
  await expect.poll(title).toBe(`• ${name} - Earmark`)
  await keyboard.press('Control+s')
  await expect.poll(title).toBe(`${name} - Earmark`)
}
