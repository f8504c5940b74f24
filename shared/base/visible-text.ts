/** Characters that direct what stands around them, and what is shown in their place: arrows. */
const ARROWS: Readonly<Record<string, string>> = {
  '\u202a': '⇢',
  '\u202b': '⇠',
  '\u202c': '⇥',
  '\u202d': '⇢',
  '\u202e': '⇠',
  '\u2066': '⇢',
  '\u2067': '⇠',
  '\u2068': '⇢',
  '\u2069': '⇥',
}
const CONTROLS = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f'
const UNRULY = new RegExp(`[${CONTROLS}\\u202d\\u202e]`, 'g')
const DIRECTING = new RegExp(`[${CONTROLS}\\n\\r\\u202a-\\u202e\\u2066-\\u2069]`, 'g')
/** The pictures of control characters begin here (Unicode, "Control Pictures"). */
const PICTURES = 0x2400
const DELETE = 0x7f

/**
 * A text in a paragraph of its own, with what would be obeyed and not seen made visible, character for
 * character: controls, and overrides that turn its letters around. What right-to-left text needs stays.
 */
export function visibleText(text: string): string {
  return text.replace(UNRULY, pictureOf)
}

/** The same for a name inside a sentence: nothing in it directs the rest of the sentence. */
export function visibleName(name: string): string {
  return name.replace(DIRECTING, pictureOf)
}

function pictureOf(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(PICTURES + code)
  return ARROWS[character] ?? (code === DELETE ? '\u2421' : '\ufffd')
}
