import { MOST_CHAPTERS } from '../../model/chapter.ts'
import type { ReadAt } from '../mp4-boxes.ts'
import { ascii, bigEndian, latin1, tagText, utf8, utf16 } from './byte-text.ts'
import { type AudioTags, type EmbeddedChapter, MAX_TEXT, toMs, withoutVainEnds } from './embedded.ts'
import { type Id3Frame, type Id3Layout, type Id3Tag, id3Frames, id3TagAt } from './id3-frames.ts'

/** The tags at the start of a file, and the byte offset of the sound. */
export type Id3Reading = { readonly tags: AudioTags; readonly end: number }

type Chapter = EmbeddedChapter & { readonly id: string }

/** A table of contents. `isOrdered` false = its children are unordered. */
type Contents = {
  readonly id: string
  readonly isTop: boolean
  readonly isOrdered: boolean
  readonly children: readonly string[]
}

/** Some writers put a new tag before the old one. */
const MAX_TAGS = 4
const MAX_CONTENTS = 500
/** Chapter ids are short; they are read together with the times. */
const ID_BYTES = 512
const WANTED = /^(?:CHAP|CTOC|TIT2|TPE1|TALB|TLEN|TT2|TP1|TAL)$/
/** "Unknown" for times and offsets. */
const UNKNOWN = 0xffff_ffff

/**
 * Title, artist, album and chapters of ID3v2.2, 2.3 and 2.4 tags at the start of a file (id3.org: id3v2.3.0,
 * id3v2.4.0-structure, id3v2-chapters-1.0). Pictures are skipped. The caller bounds `read`.
 */
export async function readId3(read: ReadAt): Promise<Id3Reading> {
  const texts = new Map<string, string>()
  let chapters: readonly EmbeddedChapter[] = []
  let end = 0
  for (let count = 0; count < MAX_TAGS; count++) {
    const tag = await id3TagAt(read, end)
    if (!tag) break
    const found = await readTag(tag, texts)
    if (chapters.length === 0) chapters = found
    end = tag.end
  }
  const text = (id: string, old: string) => texts.get(id) ?? texts.get(old) ?? null
  return {
    tags: { title: text('TIT2', 'TT2'), artist: text('TPE1', 'TP1'), album: text('TALB', 'TAL'), chapters },
    end,
  }
}

/** The chapters of one tag; its texts are added to `texts` unless present. */
async function readTag(tag: Id3Tag, texts: Map<string, string>): Promise<readonly EmbeddedChapter[]> {
  const chapters: Chapter[] = []
  const contents: Contents[] = []
  let length: number | null = null
  for await (const frame of id3Frames(tag.layout, tag.from, tag.to, WANTED)) {
    if (frame.id === 'CHAP') {
      const chapter = chapters.length < MOST_CHAPTERS ? await readChapter(frame) : null
      if (chapter) chapters.push(chapter)
    } else if (frame.id === 'CTOC') {
      if (contents.length < MAX_CONTENTS) contents.push(await readContents(frame))
    } else {
      const text = await readText(frame)
      if (frame.id === 'TLEN') length = Number(text) || null
      else if (text !== '' && !texts.has(frame.id)) texts.set(frame.id, text)
    }
  }
  const ordered = inOrder(chapters, contents).map(({ start, end, title, hidden }) => ({
    start,
    end,
    title,
    hidden,
  }))
  return withoutVainEnds(ordered, length)
}

/** Id, start and end in ms, two byte offsets (unreliable, ignored), then nested frames. */
async function readChapter({ layout, from, to }: Id3Frame): Promise<Chapter | null> {
  const head = await layout.read(from, Math.min(ID_BYTES, to - from))
  const zero = head.indexOf(0)
  if (zero < 0 || zero + 17 > head.length) return null
  const [start, end] = [bigEndian(head, zero + 1, 4), bigEndian(head, zero + 5, 4)]
  if (start === UNKNOWN) return null
  const title = await titleInside(layout, from + zero + 17, to)
  return {
    id: ascii(head, 0, zero),
    start: toMs(start),
    end: end === UNKNOWN ? null : toMs(end),
    title,
    hidden: false,
  }
}

async function titleInside(layout: Id3Layout, from: number, to: number): Promise<string> {
  for await (const frame of id3Frames(layout, from, to, /^TIT2$/)) return await readText(frame)
  return ''
}

async function readContents({ layout, from, to }: Id3Frame): Promise<Contents> {
  const bytes = await layout.read(from, Math.min(MAX_TEXT, to - from))
  const zero = bytes.indexOf(0)
  const [flags = 0, count = 0] = zero < 0 ? [] : bytes.subarray(zero + 1, zero + 3)
  const children = zero < 0 ? [] : ascii(bytes, zero + 3).split('\0', count)
  return {
    id: ascii(bytes, 0, Math.max(0, zero)),
    isTop: (flags & 2) !== 0,
    isOrdered: (flags & 1) !== 0,
    children,
  }
}

/** The first text of a frame: an encoding byte, then zero-separated texts. */
async function readText({ layout, from, to }: Id3Frame): Promise<string> {
  const whole = await layout.read(from, Math.min(MAX_TEXT, to - from))
  const [encoding, bytes] = [whole[0], whole.subarray(1)]
  const text =
    encoding === 1
      ? utf16(bytes)
      : encoding === 2
        ? utf16(bytes, 'big')
        : encoding === 3
          ? utf8(bytes)
          : latin1(bytes)
  return tagText(text.split('\0', 1).join(''))
}

/** In the order of the tables of contents; unlisted chapters are added. */
function inOrder(chapters: readonly Chapter[], contents: readonly Contents[]): readonly Chapter[] {
  const children = new Set(contents.flatMap((table) => table.children))
  const tops = contents.filter(({ isTop }) => isTop)
  const roots = contents.filter(({ id }) => !children.has(id))
  const chaptersById = byId(chapters)
  const tablesById = byId(contents)
  const used = new Set<Contents>()
  const expand = (table: Contents): readonly Chapter[] => {
    if (used.has(table)) return []
    used.add(table)
    const found = table.children.flatMap((id) => [
      ...take(chaptersById, id),
      ...take(tablesById, id).flatMap(expand),
    ])
    return table.isOrdered ? found : found.toSorted(byTime)
  }
  const listed = (tops.length > 0 ? tops : roots).flatMap(expand)
  const rest = [...chaptersById.values()].flat().toSorted(byTime)
  const isByTime = listed.every(({ start }, i) => start >= (listed[i - 1]?.start ?? 0))
  return isByTime ? [...listed, ...rest].toSorted(byTime) : [...listed, ...rest]
}

/** Some writers give several chapters the same id. */
function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(item.id)
    if (group) group.push(item)
    else groups.set(item.id, [item])
  }
  return groups
}

/** Takes what has an id, once: a second reference gives nothing. */
function take<T>(groups: Map<string, T[]>, id: string): readonly T[] {
  const found = groups.get(id) ?? []
  groups.delete(id)
  return found
}

function byTime(a: EmbeddedChapter, b: EmbeddedChapter): number {
  return a.start - b.start
}
