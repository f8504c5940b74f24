/** The white space at the end of a text. */
export function blanksAtEnd(text: string): string {
  return text.slice(text.trimEnd().length)
}

/** A text parted behind the white space that it begins with. */
export function leadAndRest(text: string): readonly [lead: string, rest: string] {
  const rest = text.trimStart()
  return [text.slice(0, text.length - rest.length), rest]
}

/** The words of a text, each with the white space before it; what is at the end is left out. */
export function spacedWords(text: string): readonly string[] {
  return text.match(/(?<!\s)\s*\S+/g) ?? []
}
