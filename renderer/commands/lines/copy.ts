import { type Excerpt, printQuote, printTimed, printWords } from '../../../shared/export/copied-lines.ts'
import { t } from '../../../shared/words/speak.ts'
import { host } from '../../host.ts'
import { type Context, rangeOf } from '../context.ts'
import { takesTyping } from '../keys.ts'
import { reportOf, say, settled } from '../say.ts'

const WAYS = {
  words: printWords,
  timed: printTimed,
  quote: printQuote,
} as const

/** Copies the selected lines, without a selection the target line, and says what was copied. */
export async function copyLines(context: Context, way: keyof typeof WAYS): Promise<void> {
  const range = rangeOf(context)
  if (!range) return say(t('say.selectLineFirst'))
  const excerpt: Excerpt = { transcript: context.document.transcript, ...range }
  const count = range.to - range.from + 1
  await copy(WAYS[way](excerpt), t(`say.copied.${way}`, { count }))
}

/** Puts text on the clipboard and says so with `done`. */
export async function copy(text: string, done: string): Promise<void> {
  const result = await host.copyText({ text })
  if (result.ok) {
    settled('copying')
    return say(done)
  }
  reportOf('copying', {
    name: t('say.copying'),
    what: t('say.clipboardDidNot', { detail: result.detail }),
    advice: t('say.selectFewerLines'),
  })
}

/** True when the system's own copying has nothing to copy at `target`: no selected text, no open field. */
export function isFreeToCopy(target: EventTarget | null): boolean {
  const element = target instanceof Element ? target : null
  if (window.getSelection()?.isCollapsed === false) return false
  return !takesTyping(element) && !element?.closest('dialog')
}
