import { type Excerpt, printQuote, printTimed, printWords } from '../../../shared/export/copied-lines.ts'
import { host } from '../../host.ts'
import { documentStore } from '../../state/document.ts'
import { selectedRange, targetIndex } from '../../state/selectors.ts'
import { takesTyping } from '../keys.ts'
import { playhead } from '../press.ts'
import { report, say } from '../say.ts'

const WAYS = {
  words: { print: printWords, done: '' },
  timed: { print: printTimed, done: ' with times' },
  quote: { print: printQuote, done: ' as a quote' },
} as const

/** Copies the selected lines, without a selection the target line, and says what was copied. */
export async function copyLines(way: keyof typeof WAYS): Promise<void> {
  const excerpt = chosenLines()
  if (!excerpt) return say('Select a line first')
  const count = excerpt.to - excerpt.from + 1
  const { print, done } = WAYS[way]
  const what = count === 1 ? 'one line' : `${count.toLocaleString('en')} lines`
  await copy(print(excerpt), `Copied ${what}${done}`)
}

/** Puts text on the clipboard and says so with `done`. */
export async function copy(text: string, done: string): Promise<void> {
  const result = await host.copyText({ text })
  if (result.ok) return say(done)
  report({
    name: 'Copying',
    what: `The clipboard did not take it (${result.detail}).`,
    advice: 'Select fewer lines, or export them to a file.',
  })
}

/** True when the system's own copying has nothing to copy at `target`: no text is selected, no field is open. */
export function isFreeToCopy(target: EventTarget | null): boolean {
  const element = target instanceof Element ? target : null
  if (window.getSelection()?.isCollapsed === false) return false
  return !takesTyping(element) && !element?.closest('dialog')
}

function chosenLines(): Excerpt | null {
  const { transcript } = documentStore.getState()
  const target = targetIndex(playhead())
  const range = selectedRange() ?? (target < 0 ? null : { from: target, to: target })
  return range && { transcript, ...range }
}
