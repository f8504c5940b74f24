import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Beginnings of large files that are taken (characters), and what is left of them as a seed. */
const MOST = 60_000
const SMALL = 1200

export type Seed = { readonly name: string; readonly text: string }

/** Every kind of file there is, in short: what happens to long ones happens to these, too, and much sooner. */
export function smallSeeds(): string[] {
  return smallFiles().map(({ text }) => text)
}

/** The same with their names. */
export function smallFiles(): Seed[] {
  const short = allFiles().map(({ name, text }) => ({ name, text: shorten(text) }))
  const byText = new Map(short.map((file) => [file.text, file]))
  return [...byText.values()].filter(({ text }) => text !== '')
}

/** The fixtures and, if there is one, the corpus; large files only by their beginning. */
export function allTexts(): string[] {
  return allFiles().map(({ text }) => text)
}

function allFiles(): Seed[] {
  const corpus = process.env['EARMARK_CORPUS'] ?? '/nowhere'
  return [
    ...filesIn(path.join(import.meta.dirname, '../fixtures/transcripts')),
    ...['transcripts', 'chapters', 'seeds', 'cases', 'suites'].flatMap((part) =>
      filesIn(path.join(corpus, part)),
    ),
  ]
}

function filesIn(folder: string): Seed[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(mkv|mp4|mp3|m4a|mka|webm|ogg|flac|docx|md5)$/i.test(entry.name))
    .map((entry) => ({
      name: entry.name,
      text: readFileSync(path.join(entry.parentPath, entry.name), 'utf8').slice(0, MOST),
    }))
}

/** JSON with two items to a list; of other files the first lines and the last. */
function shorten(text: string): string {
  if (text.length <= SMALL) return text
  try {
    const json = JSON.stringify(shortLists(JSON.parse(text)), null, text.includes('\n') ? 2 : 0)
    if (json.length <= 2 * SMALL) return json
  } catch {
    // No JSON, or cut off.
  }
  const head = text.slice(0, SMALL)
  const lineEnd = head.lastIndexOf('\n')
  return (lineEnd > SMALL / 2 ? head.slice(0, lineEnd + 1) : head) + text.slice(-200).replace(/^[^\n]*\n/, '')
}

function shortLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(shortLists)
  if (typeof value === 'string') return value.slice(0, 80)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortLists(inner)]))
}
