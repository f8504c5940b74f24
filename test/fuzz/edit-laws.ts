import {
  formatById,
  losses,
  lossesInPlace,
  patchText,
  type ReadResult,
  readTranscript,
} from '../../shared/formats/index.ts'
import { merge } from '../../shared/lines/merge.ts'
import { remove } from '../../shared/lines/remove.ts'
import { setText } from '../../shared/lines/set-text.ts'
import { splitAtText } from '../../shared/lines/split.ts'
import { apply, type Edit } from '../../shared/model/edit.ts'
import type { Segment, Transcript } from '../../shared/model/transcript.ts'
import { shift } from '../../shared/timing/shift.ts'
import { inEnglish } from '../words.ts'
import type { Chance } from './mutate.ts'

/** Times of a file in frames or tenths lie between those that were asked for (ms). */
const FRAME = 50
const GUESSED = 250
/** With fewer lines the kind of a table, of a tier or of a page is anybody's guess. */
const FEW = 4
const WORDS = ['rain', 'Zoë’s', '42', 'a < b & c', 'well,', 'ü']
const label = 'Edit'

type Hand = readonly [name: string, act: (transcript: Transcript, at: number, below: Chance) => Edit | null]

/** What hands do with a line. */
const HANDS: readonly Hand[] = [
  ['a line moved', (all, at, below) => moved(all, at, at, below)],
  ['all that follow moved', (all, at, below) => moved(all, at, all.segments.length - 1, below)],
  ['a word changed', (all, at, below) => setText(all, at, reworded(all, at, below), { label })],
  ['a line split', (all, at, below) => splitAtText(all, at, gapIn(all, at, below), halves(all, below))],
  ['two lines joined', (all, at) => merge(all, at, { label })],
  ['a line removed', (all, at) => remove(all, at, at, { label })],
]

function moved(all: Transcript, from: number, to: number, below: Chance): Edit | null {
  return shift(all, from, to, below(4000) - 1500, { confirmedToo: true, label }).edit
}

function reworded({ segments }: Transcript, at: number, below: Chance): string {
  const words = (segments[at]?.text ?? '').split(' ')
  words[below(words.length)] = WORDS[below(WORDS.length)] ?? ''
  return words.join(' ')
}

function gapIn({ segments }: Transcript, at: number, below: Chance): number {
  const text = segments[at]?.text ?? ''
  const gaps = [...text.matchAll(/ /g)].map(({ index }) => index)
  return gaps[below(gaps.length)] ?? 0
}

function halves({ segments }: Transcript, below: Chance) {
  return { durationMs: null, newId: `new-${segments.length}-${below(1e9)}`, label }
}

/** The transcript after so many random edits, each of which is told. */
export function handle(
  transcript: Transcript,
  times: number,
  below: Chance,
  tell: (what: string) => void,
): Transcript {
  let now = transcript
  for (let i = 0; i < times; i++) {
    const [name, act] = HANDS[below(HANDS.length)] as Hand
    const at = below(now.segments.length)
    const edit = act(now, at, below)
    if (!edit) continue
    tell(`${name} (${at + 1})`)
    now = apply(edit, now)
  }
  return now
}

/**
 * Saves the transcript in its file and reads that again. No word is lost, doubled or moved, however the file
 * cuts its lines; and lines that come back as they are cut start where they were put, unless saving says that
 * it cannot keep it.
 */
export function checkSaved(read: ReadResult, transcript: Transcript): void {
  const { text } = patchText(read, transcript)
  if (text === null) throw new Error('was not saved in place')
  const saved = readTranscript(text, read.name, undefined, read.format).transcript.segments
  // Files of several tiers are read in the order of time.
  const isSorted = /^(?:textgrid|eaf)$/.test(read.format)
  const inOrder = (all: readonly Segment[]) => (isSorted ? byStart(all) : all)
  const [again, wanted] = [inOrder(saved), inOrder(transcript.segments)]
  const names = new Set([...wanted, ...again].flatMap(({ speaker }) => speaker ?? []))
  const [is, was] = [again, wanted].map((lines) => spoken(lines, names))
  // Of few lines that are left nothing tells any more how the file is to be read.
  const isEdgeUntimed = [wanted[0], wanted.at(-1)].some((line) => line?.start === null)
  // Text around the first and the last time may be a heading or a note.
  if (isEdgeUntimed && /^(?:timed-text|markdown)$/.test(read.format)) return
  const before = read.transcript.segments.length
  if (was === '' || Math.min(wanted.length, before) < FEW || wanted.length * 2 < before) return
  // One time in Markdown may just mark a place.
  if (read.format === 'markdown' && wanted.filter(({ start }) => start !== null).length < 3) return
  if (is !== was) throw new Error(`words came back changed\n${was}\n${is}\n${text}`)
  // Where intervals touch, those beside a moved one go along with it.
  if (read.format === 'textgrid') return
  const isCutAlike = again.length === wanted.length && again.every((line, i) => saysSame(line, wanted[i]))
  const said = [...losses(read.format, transcript), ...lossesInPlace(read, transcript)]
  if (!isCutAlike || said.some(({ kind }) => kind === 'times' || kind === 'untimed')) return
  // How many frames a second has is guessed by those that there are.
  const isGuessed = read.diagnostics.some(({ message }) => inEnglish(message).includes('have frames'))
  const step = Math.max(isGuessed ? GUESSED : FRAME, formatById(read.format)?.limits.stepMs ?? 0)
  for (const [i, { start }] of again.entries()) {
    const asked = wanted[i]?.start ?? null
    if (isApart(start, asked, step))
      throw new Error(
        `a start came back changed\nline ${i + 1}: ${String(asked)} -> ${String(start)}\n${text}`,
      )
  }
}

function byStart(lines: readonly Segment[]): Segment[] {
  let latest = 0
  const placed = lines.map((line) => {
    latest = line.start ?? latest
    return { line, at: latest }
  })
  return placed.sort((a, b) => a.at - b.at).map(({ line }) => line)
}

/** All letters and digits, but for names: files may need to see a name twice to know it again. */
function spoken(lines: readonly Segment[], names: ReadonlySet<string>): string {
  let all = ` ${lines.map(({ text }) => text).join(' ')} `
  for (const name of names) all = all.replaceAll(name, ' ')
  return all.replace(/[^\p{L}\p{N}]+/gu, '')
}

function saysSame(line: Segment, other: Segment | undefined): boolean {
  return spoken([line], new Set()) === spoken(other ? [other] : [], new Set())
}

function isApart(a: number | null, b: number | null, step: number): boolean {
  return a === null || b === null ? a !== b : Math.abs(a - b) > step
}
