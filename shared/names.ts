import { cutText } from './base/cut-text.ts'

/** Longer titles and names do not cross between the processes. */
export const MOST_NAME = 1024
/** Longer names of files (bytes) are taken by no file system. */
const MOST_BYTES = 255
/** What says the kind of a file: up to two ends, as in `talk.en.srt`. */
const ENDING = /(?:\.[\w-]{1,16}){0,2}$/
const LONGEST_ENDING = 34

/** A title or name as far as it crosses. */
export function fittingName(text: string): string {
  return cutText(text, MOST_NAME)
}

/** A file's name as long as a file system takes; how it ends is kept. */
export function fittingFileName(text: string): string {
  const ending = ENDING.exec(text.slice(-LONGEST_ENDING))?.[0] ?? ''
  let room = MOST_BYTES - ending.length
  let end = 0
  for (const sign of text.slice(0, text.length - ending.length)) {
    room -= bytesOf(sign)
    if (room < 0) break
    end += sign.length
  }
  return text.slice(0, end) + ending
}

/** Length of a character in UTF-8. */
function bytesOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
