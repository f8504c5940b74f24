import { MOST_CHAPTERS } from '../../model/chapter.ts'
import type { ReadAt } from '../mp4-boxes.ts'
import { tagText } from './byte-text.ts'
import { type Element, elementAt, elements, type Held, numberIn, textIn } from './ebml.ts'
import { type AudioTags, type EmbeddedChapter, NO_TAGS, toMs, withoutVainEnds } from './embedded.ts'

/** Matroska element ids (RFC 9559, 5.1). */
const ID = {
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  seek: 0x4dbb,
  seekId: 0x53ab,
  seekPosition: 0x53ac,
  cluster: 0x1f43b675,
  info: 0x1549a966,
  title: 0x7ba9,
  duration: 0x4489,
  scale: 0x2ad7b1,
  chapters: 0x1043a770,
  edition: 0x45b9,
  isDefault: 0x45db,
  atom: 0xb6,
  start: 0x91,
  end: 0x92,
  isHidden: 0x98,
  display: 0x80,
  text: 0x85,
  tags: 0x1254c367,
  tag: 0x7373,
  targets: 0x63c0,
  level: 0x68ca,
  levelName: 0x63ca,
  simpleTag: 0x67c8,
  tagName: 0x45a3,
  tagText: 0x4487,
} as const

const NS_PER_MS = 1_000_000
/** `TargetTypeValue` of an album; tracks have 30. */
const ALBUM_LEVEL = 50
/** Deepest nesting of chapters. */
const MAX_DEPTH = 16
const MAX_SEEK_HEADS = 8
const WANTED: readonly number[] = [ID.info, ID.chapters, ID.tags]

type Places = {
  readonly found: Map<number, Element>
  /** Offsets of elements, by the seek index. */
  readonly indexed: Map<number, number>
  /** How many seek indices were read. */
  indices: number
}

/**
 * Title, artist, album and chapters of a Matroska or WebM file (RFC 9559): those of the default edition,
 * nested ones after their parent. The caller bounds `read`.
 */
export async function readMatroskaTags(read: ReadAt, size: number): Promise<AudioTags> {
  const header = await elementAt(read, 0, size)
  const segment = header && (await segmentAfter(read, header.to, size))
  if (!segment) return NO_TAGS
  const { found } = await findPlaces(read, segment)
  const children = async (id: number) => {
    const place = found.get(id)
    return place ? elements(await read(place.from, place.to - place.from)) : []
  }
  const info = await children(ID.info)
  const chapters = withoutVainEnds(chaptersOf(await children(ID.chapters)), lengthOf(info))
  const { title, artist, album } = textsOf(await children(ID.tags))
  return { title: tagText(textIn(info, ID.title) ?? '') || title, artist, album, chapters }
}

async function segmentAfter(read: ReadAt, from: number, size: number): Promise<Element | null> {
  let next = await elementAt(read, from, size)
  while (next && next.id !== ID.segment && !next.isOpen) next = await elementAt(read, next.to, size)
  return next?.id === ID.segment ? next : null
}

/** Elements before the sound are found by walking, later ones by the index, or else by walking on. */
async function findPlaces(read: ReadAt, segment: Element): Promise<Places> {
  const places: Places = { found: new Map(), indexed: new Map(), indices: 0 }
  const sound = await walk(read, segment, segment.from, places, ID.cluster)
  let hasIndex = places.indexed.size > 0
  while (places.indexed.has(ID.seekHead) && places.indices < MAX_SEEK_HEADS) {
    const place = await elementAt(read, places.indexed.get(ID.seekHead) ?? 0, segment.to)
    places.indexed.delete(ID.seekHead)
    if (place?.id !== ID.seekHead) break
    await readIndex(read, segment, place, places)
  }
  for (const [id, at] of places.indexed) {
    if (places.found.has(id)) continue
    const place = await elementAt(read, at, segment.to)
    if (place?.id === id) places.found.set(id, place)
    else hasIndex = false
  }
  if (!hasIndex && !places.found.has(ID.chapters)) await walk(read, segment, sound, places, ID.chapters)
  return places
}

/** Records the elements from `from` up to the first with id `until`; returns where it stopped. */
async function walk(
  read: ReadAt,
  segment: Element,
  from: number,
  places: Places,
  until: number,
): Promise<number> {
  for (let at = from; ; ) {
    const next = await elementAt(read, at, segment.to)
    if (!next) return at
    if (next.id === ID.seekHead) await readIndex(read, segment, next, places)
    if (WANTED.includes(next.id) && !places.found.has(next.id)) places.found.set(next.id, next)
    if (next.id === until) return at
    // Only live recordings have unknown sizes: their content is walked.
    at = next.isOpen ? next.from : next.to
  }
}

/** Positions are relative to the segment's data. The first per id counts. */
async function readIndex(read: ReadAt, segment: Element, index: Element, places: Places): Promise<void> {
  if (++places.indices > MAX_SEEK_HEADS) return
  for (const { id, data } of elements(await read(index.from, index.to - index.from))) {
    if (id !== ID.seek) continue
    const entry = elements(data)
    const [target, position] = [numberIn(entry, ID.seekId), numberIn(entry, ID.seekPosition)]
    if (target === null || position === null || segment.from + position === index.from) continue
    const isWanted = WANTED.includes(target) || target === ID.seekHead
    if (isWanted && !places.indexed.has(target)) places.indexed.set(target, segment.from + position)
  }
}

/** Length of the sound in ms; stored as a float in units of `TimestampScale` ns. */
function lengthOf(info: readonly Held[]): number | null {
  const data = info.find(({ id }) => id === ID.duration)?.data
  if (!data || (data.length !== 4 && data.length !== 8)) return null
  const view = new DataView(data.buffer, data.byteOffset, data.length)
  const units = data.length === 4 ? view.getFloat32(0) : view.getFloat64(0)
  const ms = (units * (numberIn(info, ID.scale) ?? NS_PER_MS)) / NS_PER_MS
  return ms > 0 ? toMs(ms) : null
}

/** The chapters of the default edition, or of the first with any. */
function chaptersOf(chapters: readonly Held[]): readonly EmbeddedChapter[] {
  const editions = chapters.filter(({ id }) => id === ID.edition).map(({ data }) => elements(data))
  const byDefault = editions.toSorted((a, b) => isDefault(b) - isDefault(a))
  for (const edition of byDefault) {
    const found: EmbeddedChapter[] = []
    addAtoms(edition, false, 0, found)
    if (found.length > 0) return found
  }
  return []
}

function isDefault(edition: readonly Held[]): number {
  return numberIn(edition, ID.isDefault) === 1 ? 1 : 0
}

/** Chapters inside hidden ones are hidden. */
function addAtoms(parent: readonly Held[], isHidden: boolean, depth: number, found: EmbeddedChapter[]): void {
  for (const { id, data } of parent) {
    if (id !== ID.atom || depth > MAX_DEPTH || found.length >= MOST_CHAPTERS) continue
    const atom = elements(data)
    const [start, end] = [numberIn(atom, ID.start), numberIn(atom, ID.end)]
    const display = atom.find((child) => child.id === ID.display)
    const title = tagText((display && textIn(elements(display.data), ID.text)) ?? '')
    const hidden = isHidden || numberIn(atom, ID.isHidden) === 1
    if (start !== null) {
      found.push({
        start: toMs(start / NS_PER_MS),
        end: end === null ? null : toMs(end / NS_PER_MS),
        title,
        hidden,
      })
    }
    addAtoms(atom, hidden, depth + 1, found)
  }
}

/**
 * Tags of the whole file (RFC 9559, 5.1.8), not of a track or chapter. A title at album level is the album's
 * name.
 */
function textsOf(tags: readonly Held[]): Pick<AudioTags, 'title' | 'artist' | 'album'> {
  const texts = new Map<string, string>()
  for (const { id, data } of tags) {
    if (id !== ID.tag) continue
    const tag = elements(data)
    const targets = elements(tag.find((child) => child.id === ID.targets)?.data ?? new Uint8Array())
    if (targets.some((target) => target.id !== ID.level && target.id !== ID.levelName)) continue
    const isAlbum = targets.length > 0 && (numberIn(targets, ID.level) ?? ALBUM_LEVEL) >= ALBUM_LEVEL
    for (const simple of tag.filter((child) => child.id === ID.simpleTag)) {
      const parts = elements(simple.data)
      const name = textIn(parts, ID.tagName)?.toUpperCase() ?? ''
      const key = name === 'TITLE' && isAlbum ? 'ALBUM' : name
      const text = tagText(textIn(parts, ID.tagText) ?? '')
      if (text !== '' && !texts.has(key)) texts.set(key, text)
    }
  }
  return {
    title: texts.get('TITLE') ?? null,
    artist: texts.get('ARTIST') ?? null,
    album: texts.get('ALBUM') ?? null,
  }
}
