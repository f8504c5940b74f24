import type { Word } from '../../model/transcript.ts'

/** A space behind a word, or instead of one. */
const BEHIND = /\s$/

/**
 * The words with the spaces between them in front, as new files are written from them: files may have a space
 * at the end of a word (karaoke), or as a word of its own, whose time goes to none. The text they make
 * together stays the same but for spaces around it. The same list when nothing is to be done.
 */
export function spaceInFront(words: readonly Word[]): readonly Word[] {
  if (!words.some(({ text }) => text === '' || BEHIND.test(text))) return words
  const spaced: Word[] = []
  let space = ''
  for (const word of words) {
    const bare = word.text.trimEnd()
    if (bare === '') {
      space += word.text
      continue
    }
    spaced.push({ ...word, text: spaced.length === 0 ? bare.trimStart() : space + bare })
    space = word.text.slice(bare.length)
  }
  return spaced
}
