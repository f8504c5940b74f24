import { readFileSync } from 'node:fs'
import { readTranscript } from '../../shared/formats/index.ts'
import type { EarmarkApp } from '../e2e/app.ts'
import type { Deed, Lines } from './model.ts'

/** Does it as a person does. `typed` = the text of a line that is typed anew. */
export async function act(app: EarmarkApp, { does, at }: Deed, typed: string): Promise<void> {
  const { keyboard } = app.page
  if (does === 'undo') return keyboard.press('Control+z')
  if (does === 'redo') return keyboard.press('Control+Shift+z')
  if (does === 'save') return keyboard.press('Control+s')
  await app.row(at).click()
  if (does === 'remove') return keyboard.press('Delete')
  if (does === 'later') return keyboard.press('.')
  if (does === 'earlier') return keyboard.press(',')
  await keyboard.press('Enter')
  await keyboard.press('Control+a')
  await keyboard.insertText(typed)
  return keyboard.press('Enter')
}

/** The lines on screen. */
export function shown(app: EarmarkApp): Promise<Lines> {
  return app.page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('[role="listitem"][data-index]'), (row) => ({
      index: Number(row.dataset['index']),
      line: {
        start: Number(row.dataset['start']),
        end: Number(row.dataset['end']),
        text: row.querySelector('p')?.textContent ?? '',
      },
    }))
      .sort((a, b) => a.index - b.index)
      .map(({ line }) => line),
  )
}

/** The lines in a file. */
export function inFile(file: string): Lines {
  const { transcript } = readTranscript(readFileSync(file, 'utf8'), 'talk.srt')
  return transcript.segments.map(({ start, end, text }) => ({ start: start ?? -1, end: end ?? -1, text }))
}

export function isSame(one: Lines, other: Lines): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
