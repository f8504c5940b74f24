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
  ['titles that stand in files and their chapters', /chapters\/(?:write-chapters|chapters-cue-sheet)\.ts$/],
  ['style and script of the exported page', /export\/html-page(?:-parts)?\.ts$/],
  ['names of codecs and containers', /(?:media\/sniff|main\/media\/markers)\.ts$/],
  ['what the network and the page’s policy say', /main\/media\/protocol\.ts$/],
]

/** Single texts that are names, or that nobody sees but who looks for a fault. */
const NAMES =
  /^(?:Earmark|Subtitle Edit|Aegisub|oTranscribe|Markdown)$| JSON$|^(?:Praat TextGrid|SubStation Alpha \(ASS, SSA\))$/
const FAULTS =
  /^(?:nudge |Earmark waveform|no such |unknown |too many|no chord|there is no sound in this file|its worker could not be loaded|the process ended with|\$\{\} of \$\{\} bytes|line \$\{\}: |bytes |\$\{\} has no sign for a character)/
const CODE = /\[role=|^(?:\((?:prefers|forced)-|\d+ \$\{\}px|\$\{\}px \$|oklch\()/

const WORDS = /\p{L}{2,}[,:;.]? \p{L}{2,}|\p{L}{2,} \$\{\}|\$\{\} \p{L}{2,}/u
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
  if (WORDS.test(text)) return text
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

function strays(): readonly string[] {
  const found: string[] = []
  everyNode((node, file) => {
    const shown = shownBy(node)
    if (shown === null || NAMES.test(shown) || FAULTS.test(shown) || CODE.test(shown)) return
    if (!DATA.some(([, files]) => files.test(file))) found.push(`${placeOf(node, file)}: ${shown}`)
  })
  return found
}

describe('words', () => {
  it('stand in the catalogue', () => {
    expect(strays()).toEqual([])
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
