import { merge } from '../../../shared/lines/merge.ts'
import { replaceTexts } from '../../../shared/lines/replace-texts.ts'
import { splitAtText } from '../../../shared/lines/split.ts'
import type { Edit } from '../../../shared/model/edit.ts'
import type { Transcript } from '../../../shared/model/transcript.ts'

/** A random edit at a word of a line; places wrap around. */
export type Step = {
  readonly kind: 'word' | 'gone' | 'split' | 'merge'
  readonly line: number
  readonly word: number
}

const LABEL = { key: 'edit.text' } as never

/** The edit of a step; `n` makes what is new in it unique. Null = there is nothing to do. */
export function takeStep(transcript: Transcript, { kind, line, word }: Step, n: number): Edit | null {
  const at = line % transcript.segments.length
  const text = transcript.segments[at]?.text ?? ''
  const words = [...text.matchAll(/\S+/g)]
  const { 0: old = '', index = 0 } = words[word % words.length] ?? {}
  if (kind === 'merge') return merge(transcript, at, { label: LABEL })
  if (kind === 'split')
    return splitAtText(transcript, at, index, { durationMs: 20_000, newId: `n${n}`, label: LABEL })
  if (kind === 'gone' && words.length < 2) return null
  const now = kind === 'gone' ? '' : `x${n}`
  const changed = (text.slice(0, index) + now + text.slice(index + old.length))
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
  return replaceTexts(transcript, new Map([[at, changed]]), { label: LABEL })
}
