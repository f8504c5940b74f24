import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { everyNode, placeOf, sources, textOf } from './sources.ts'

/** Files whose words are no words of ours to people, and why. */
const DATA: readonly (readonly [why: string, files: RegExp])[] = [
  [
    'words that are looked for in files',
    /formats\/(?:core\/speaker-prefix|invented-lines|html\/html-parts)\.ts$/,
  ],
  [
    'names of columns, keys and headings in files',
    /(?:tables\/column-roles|json\/json-mapping|episode\/episode-page)\.ts$/,
  ],
  ['names of elements', /formats\/(?:markup\/markup-walk|ttml\/ttml-timing)\.ts$/],
  [
    'what files of a format are made of',
    /formats\/(?:text\/ass|textgrid\/textgrid|ttml\/ttml-print|eaf\/eaf-save|eaf\/eaf)\.ts$/,
  ],
  [
    'what files of a format are made of',
    /formats\/(?:html\/[\w-]+|markup\/(?:smil|sami|youtube-xml)|json\/vendors\/youtube-json3)\.ts$/,
  ],
  ['what the symbols of a format stand for', /formats\/textgrid\/praat-symbols\.ts$/],
  ['style and script of the exported page', /export\/html-page(?:-parts)?\.ts$/],
  ['what the network and the page’s policy say', /main\/media\/protocol\.ts$/],
]

/** Single texts that are names, or that nobody sees but who looks for a fault. */
const NAMES =
  /^(?:Earmark|Subtitle Edit|Aegisub|oTranscribe|Markdown)$| JSON$|^(?:Praat TextGrid|SubStation Alpha \(ASS, SSA\))$/
/** Codecs and containers, called alike in every language. What joins two of them is in the catalogue. */
const CODECS =
  /^(?:Sun Audio \(AU\)|Core Audio \(CAF\)|Monkey's Audio \(APE\)|Windows Media \(WMA\)|Apple Lossless \(ALAC\)|(?:Microsoft|IMA) ADPCM|Dolby (?:TrueHD|AC-3)|Theora)$/
/** What the lines of a file are called in the file itself. */
const IN_FILES = /^Track \$\{\}$/
const FAULTS =
  /^(?:nudge |Earmark waveform|no such |unknown |too many|no chord|there is no sound in this file|its worker could not be loaded|the process ended with|\$\{\} of \$\{\} bytes|line \$\{\}: |bytes |\$\{\} has no sign for a character)/
const CODE = /\[role=|^PID eq |^(?:\((?:prefers|forced)-|\d+ \$\{\}px|\$\{\}px \$|\$\{\}%$|oklch\()/

const WORDS = /\p{L}{2,}[,:;.]? \p{L}{2,}|\p{L}{2,} \$\{\}|\$\{\} \p{L}{2,}/u
const UNITS = /(?:\$\{\}|\d) ?(?:s|ms|min|h|k?Hz|[kMG]?B|dB|%)(?![\w'"-])/
/** What prints in a language: only the printer knows which. */
const PRINTERS = /^Intl\.|\.toLocale\w*$/
const PRINTER = 'shared/words/print.ts'
const TOLD = new Set([
  'label',
  'name',
  'title',
  'what',
  'advice',
  'message',
  'note',
  'reason',
  'kind',
  'done',
])
const ATTRIBUTES = new Set(['title', 'aria-label', 'placeholder', 'alt', 'label', 'tip', 'what'])

/** What people see of this node; null when it is nothing for them. */
function shownBy(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return /\p{L}{2,}/u.test(node.text) ? node.text.trim() : null
  const text = textOf(node)
  if (text === null || isForTheMachine(node)) return null
  if (WORDS.test(text) || UNITS.test(text)) return text
  const { parent } = node
  const isAttribute = ts.isJsxAttribute(parent) && ATTRIBUTES.has(parent.name.getText())
  if (isAttribute) return /\p{L}{2,}/u.test(text) ? text : null
  const isTold =
    (ts.isPropertyAssignment(parent) && parent.initializer === node && TOLD.has(parent.name.getText())) ||
    (ts.isCallExpression(parent) && ['say', 'report'].includes(parent.expression.getText()))
  return isTold && /^\p{Lu}\p{Ll}+/u.test(text) ? text : null
}

/** Imports, types, errors that are defects, and what goes to the console. */
function isForTheMachine(node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at) && !ts.isStatement(at); at = at.parent) {
    if (ts.isTypeNode(at)) return true
    if (ts.isNewExpression(at) && /Error$|^Overlap$/.test(at.expression.getText())) return true
    if (ts.isCallExpression(at) && /^console\./.test(at.expression.getText())) return true
  }
  return ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent)
}

/** True for what prints dates, numbers or lists by itself, in whatever language. */
function isPrinter(node: ts.Node): boolean {
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && PRINTERS.test(node.expression.getText())
}

/** What this node says past the catalogue; null when it does not. */
function strayIn(node: ts.Node, file: string): string | null {
  if (isPrinter(node)) return file === PRINTER ? null : node.getText()
  const shown = shownBy(node)
  if (shown === null || [NAMES, CODECS, IN_FILES, FAULTS, CODE].some((known) => known.test(shown)))
    return null
  return DATA.some(([, files]) => files.test(file)) ? null : shown
}

function strays(): readonly string[] {
  const found: string[] = []
  everyNode((node, file) => {
    const stray = strayIn(node, file)
    if (stray !== null) found.push(`${placeOf(node, file)}: ${stray}`)
  })
  return found
}

describe('words', () => {
  it('stand in the catalogue', () => {
    expect(strays()).toEqual([])
  })

  it.each([
    ["say('Nothing was found')", 'Nothing was found'],
    ['`Chapter ${n}`', 'Chapter ${}'],
    ['`${seconds} s`', '${} s'],
    ["'Vorbis in Ogg'", 'Vorbis in Ogg'],
    ["new Intl.DateTimeFormat('en-GB')", "new Intl.DateTimeFormat('en-GB')"],
    ['at.toLocaleDateString()', 'at.toLocaleDateString()'],
    ["'Apple Lossless (ALAC)'", undefined],
    ["'data-id'", undefined],
  ])('are found in %s', (text, expected) => {
    const found: string[] = []
    const visit = (node: ts.Node) => {
      const stray = strayIn(node, 'a.ts')
      if (stray !== null) found.push(stray)
      ts.forEachChild(node, visit)
    }
    visit(ts.createSourceFile('a.ts', `x = ${text}`, ts.ScriptTarget.Latest, true))
    expect(found[0]).toBe(expected)
  })

  it('are left to files that are there', () => {
    const names = [...sources.keys()]
    for (const [why, files] of DATA)
      expect(
        names.some((name) => files.test(name)),
        why,
      ).toBe(true)
  })
})
