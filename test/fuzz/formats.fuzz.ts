import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { it } from 'vitest'
import { patchText, readChapters, readTranscript } from '../../shared/formats/index.ts'
import { violations } from '../../shared/model/transcript.ts'

const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 60)
const SLOWEST_MS_PER_MB = 1000
/** Below this a reading is never too slow (ms): other programs run, too. */
const ALWAYS_FINE_MS = 400
const MOST = 60_000

let seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31)) || 1
function below(limit: number): number {
  seed ^= seed << 13
  seed ^= seed >>> 17
  seed ^= seed << 5
  return (seed >>> 0) % Math.max(1, limit)
}

/** All text files below a folder; large ones only by their beginning. */
function textsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(mkv|mp4|mp3|m4a|ogg|flac|docx|md5)$/i.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8').slice(0, MOST))
}

const PIECES = [
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '<',
  '>',
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '-->',
  '\\',
  '&',
  ';',
  '\t',
  '0',
  '-1',
  '1e99',
  '\u0000',
  '\ufeff',
  '😀',
  ' ',
]

/** One of the usual accidents of files: cut off, damaged, joined with another, lines lost or twice. */
function mutate(text: string, texts: readonly string[]): string {
  const [a, b] = [below(text.length + 1), below(text.length + 1)].sort((x, y) => x - y) as [number, number]
  switch (below(8)) {
    case 0:
      return text.slice(0, a)
    case 1:
      return text.slice(0, a) + text.slice(b)
    case 2:
      return text.slice(0, b) + text.slice(a)
    case 3:
      return text + (texts[below(texts.length)] ?? '')
    case 4:
      return (
        text.slice(0, a) + (texts[below(texts.length)] ?? '').slice(below(2000), below(4000)) + text.slice(b)
      )
    case 5:
      return (
        text.slice(0, a) +
        (PIECES[below(PIECES.length)] ?? '').repeat(1 + below(below(20) === 0 ? 5000 : 3)) +
        text.slice(a)
      )
    case 6:
      return text.slice(0, a) + String.fromCharCode(below(65_536)) + text.slice(a + 1)
    default:
      return text.replace(/\d/g, (digit) => (below(30) === 0 ? String(below(10)) : digit))
  }
}

let refused = 0

function check(text: string): void {
  const began = performance.now()
  const read = readTranscript(text, 'x.txt')
  readChapters(text, 'x.txt')
  const took = performance.now() - began
  const limit = Math.max(ALWAYS_FINE_MS, (text.length / 1e6) * SLOWEST_MS_PER_MB)
  if (took > limit) throw new Error(`took ${Math.round(took)} ms for ${text.length} characters`)
  const fault = read.diagnostics.find(({ code }) => code === 'file/unreadable')
  if (fault) throw new Error(fault.message)
  const wrong = violations(read.transcript)
  if (wrong.length > 0) throw new Error(wrong[0])
  if (read.transcript.segments.length === 0) return
  if (patchText(read, { segments: [...read.transcript.segments] }).text !== text)
    throw new Error(`${read.format}: an unedited save differs`)
  const at = below(read.transcript.segments.length)
  const segments = read.transcript.segments.map((segment, i) =>
    i === at
      ? { ...segment, start: segment.start === null ? null : segment.start + 10, text: 'new words' }
      : segment,
  )
  try {
    patchText(read, { segments })
  } catch (cause) {
    // Parts of a damaged file may lie in one another: then saving in place is refused in words.
    if (!String(cause).includes('Two changes overlap')) throw cause
    refused++
  }
}

it('reads whatever becomes of files', () => {
  const texts = [
    ...textsIn(path.join(import.meta.dirname, '../fixtures/transcripts')),
    ...['transcripts', 'chapters', 'seeds'].flatMap((part) =>
      textsIn(path.join(process.env['EARMARK_CORPUS'] ?? '/nowhere', part)),
    ),
  ]
  const first = seed
  const end = performance.now() + SECONDS * 1000
  const failures = new Map<string, string>()
  let cases = 0
  while (performance.now() < end) {
    let text = texts[below(texts.length)] ?? ''
    for (let times = 1 + below(3); times > 0; times--) text = mutate(text, texts).slice(0, MOST)
    cases++
    try {
      check(text)
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause)
      const kind = message.replace(/\d+/g, 'N')
      if (!failures.has(kind)) failures.set(kind, `${message}\n${JSON.stringify(text.slice(0, 1500))}`)
    }
  }
  console.log(
    `${cases} cases from ${texts.length} files in ${SECONDS} s, seed ${first}, ${refused} refused to be saved in place, ${failures.size} kinds of failure`,
  )
  if (failures.size > 0) throw new Error([...failures.values()].join('\n\n'))
})
