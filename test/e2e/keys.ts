import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { copyAudio, type EarmarkApp } from './app.ts'

export const SRT =
  '1\n00:00:01,000 --> 00:00:02,500\nFirst line of words\n\n2\n00:00:03,000 --> 00:00:04,500\nSecond line of words\n\n3\n00:00:05,000 --> 00:00:06,000\nThird line\n'

/** An episode of three lines. */
export function episode(folder: string): string[] {
  const text = path.join(folder, 'talk.srt')
  writeFileSync(text, SRT)
  return [copyAudio(folder, 'talk.m4a'), text]
}

/** What the menu bar shows beside a command. */
export function inMenu(app: EarmarkApp, id: string): Promise<string | null> {
  return app.inMain(
    ({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.accelerator ?? null,
    id,
  )
}
