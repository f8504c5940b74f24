/** The end of the name of a tag or an attribute that begins at `from`. */
export function endOfName(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isSpace(code) || code === 47 || code === 62 || code === 61 || code === 60) break
  }
  return at
}

/** White space between the parts of a tag. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 12
}

/** What a name begins with: letters, an underscore, anything beyond ASCII. */
export function isNameStart(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code >= 128
}
