import { append } from '../../base/append.ts'
import { type Diagnostic, warning } from '../../model/diagnostic.ts'
import { type Ms, parseClock } from '../../model/time.ts'
import { message } from '../../words/message.ts'
import { decodeXml } from '../core/entities.ts'
import { lineCounter, slice } from '../core/lines.ts'
import { attributeOf, localName } from '../markup/markup-text.ts'
import { type MarkupElement, walkMarkup } from '../markup/markup-walk.ts'
import { type Chapter, chapter } from './chapter.ts'

/**
 * Matroska chapters (atoms of the first edition, nested ones too) and Podlove Simple Chapters (the first
 * list, also inside a feed). A truncated file gives what comes before.
 */
export function xmlChapters(text: string): {
  readonly chapters: Chapter[]
  readonly diagnostics: Diagnostic[]
} {
  const reader = new XmlChapters()
  const { nodes, faults } = walkMarkup(text, 'xml')
  const open: MarkupElement[] = []
  const closeUpTo = (index: number) => {
    for (let last = open.at(-1); last && last.next <= index; last = open.at(-1)) {
      reader.close(localName(last.name))
      open.pop()
    }
  }
  for (const [index, node] of nodes.entries()) {
    closeUpTo(index)
    if (node.kind === 'element') {
      reader.open(localName(node.name), (name) => decodeXml(attributeOf(node, name)?.value ?? ''))
      open.push(node)
    } else reader.text(node.verbatim ? slice(text, node) : decodeXml(slice(text, node)))
  }
  closeUpTo(nodes.length)
  const found = [...reader.diagnostics]
  const [fault] = faults
  if (fault && reader.chapters.length > 0) {
    const line = lineCounter(text)(fault.at)
    found.push(warning('chapters/xml', message('found.xmlBrokenSome'), line))
  }
  return { chapters: reader.chapters, diagnostics: found }
}

type Atom = {
  start: Ms | null
  end: Ms | null
  title: string | null
  hidden: boolean
  readonly place: number
}

class XmlChapters {
  readonly chapters: Chapter[] = []
  readonly diagnostics: Diagnostic[] = []
  private readonly atoms: Atom[] = []
  private readonly done: (Chapter | null)[] = []
  private buffer = ''
  private editions = 0
  private lists = 0

  open(name: string, attribute: (name: string) => string): void {
    this.buffer = ''
    if (name === 'EditionEntry') this.editions++
    else if (name === 'ChapterAtom') {
      this.done.push(null)
      this.atoms.push({ start: null, end: null, title: null, hidden: false, place: this.done.length - 1 })
    } else if (name === 'chapters') this.lists++
    else if (name === 'chapter' && this.lists === 1) {
      const start = nptTime(attribute('start'))
      if (start !== null) this.chapters.push(chapter(start, attribute('title')))
    }
  }

  text(part: string): void {
    if (this.buffer.length < 10_000) this.buffer += part
  }

  close(name: string): void {
    const atom = this.atoms.at(-1)
    const text = this.buffer.trim()
    if (name === 'ChapterTimeStart' && atom) atom.start = parseClock(text)?.ms ?? null
    else if (name === 'ChapterTimeEnd' && atom) atom.end = parseClock(text)?.ms ?? null
    else if (name === 'ChapterString' && atom) atom.title ??= text
    else if (name === 'ChapterFlagHidden' && atom) atom.hidden ||= text === '1'
    else if (name === 'ChapterFlagEnabled' && atom) atom.hidden ||= text === '0'
    else if (name === 'ChapterAtom') this.finish(this.atoms.pop())
    else if (name === 'EditionEntry' || name === 'Chapters') this.flush()
    this.buffer = ''
  }

  private finish(atom: Atom | undefined): void {
    if (!atom || atom.start === null) return
    this.done[atom.place] = chapter(atom.start, atom.title ?? '', atom.end, atom.hidden)
  }

  /** Atoms in order of their starts, outer ones first. */
  private flush(): void {
    const atoms = this.done.splice(0).flatMap((one) => one ?? [])
    if (this.editions <= 1) append(this.chapters, atoms)
    else if (atoms.length > 0)
      this.diagnostics.push(warning('chapters/several-editions', message('found.fileSeveralEditions')))
  }
}

/** Normal play time (RFC 2326): a clock or plain seconds; null when it is neither. */
function nptTime(raw: string): Ms | null {
  const text = raw.trim()
  if (text.includes(':')) return parseClock(text)?.ms ?? null
  return /^\d{1,7}(?:\.\d{1,9})?$/.test(text) ? Math.round(Number(text) * 1000) : null
}
