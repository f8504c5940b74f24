/** The beginning of a text, of at most so many characters; no sign of two is cut in half. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  const isHalf = text.codePointAt(most - 1) !== text.charCodeAt(most - 1)
  return text.slice(0, isHalf ? most - 1 : most)
}
