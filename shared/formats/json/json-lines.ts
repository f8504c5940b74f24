import { blanksAtEnd } from '../../base/blanks.ts'
import { groupWords, READABLE } from '../../model/group-words.ts'
import { lineId } from '../../model/line-ids.ts'
import type { Segment } from '../../model/transcript.ts'
import type { SegmentTokens, Span, Tokens } from '../core/format.ts'
import type { JsonLayout } from '../core/json-layout.ts'
import { lazyTokens } from '../core/lazy-tokens.ts'
import { type JsonFile, jsonFile } from './compiled-layout.ts'
import { type RawWord, rawWords } from './json-raw-words.ts'
import type { RawFile, RawItem } from './json-read.ts'
import { type Built, builtLine, builtRun, type RunWord, tokensOfBuilt, withWords } from './json-segment.ts'
import { spellWords } from './json-spelling.ts'
import { turnFinder } from './json-turns.ts'

/** Lines of the file, or lines made of its words, with their tokens. */
export type BuiltLines = {
  readonly segments: readonly Segment[]
  readonly tokens: Tokens
  /** Offset at which the line at an index begins. */
  readonly placeOf: (index: number) => number
  /** True when lines were grouped from single words. */
  readonly grouped: boolean
  /** Speakers named for times without a word. */
  readonly silent: readonly string[]
}

/** Takes the lines of a file as they are read, and makes segments of them. */
export type LineBuilder = {
  readonly add: (line: RawItem) => void
  /** Completes the lines once the whole file was read. */
  readonly finish: (raw: RawFile) => BuiltLines
}

/** A builder for the lines of `text` that `layout` finds. */
export function createBuilder(text: string, layout: JsonLayout): LineBuilder {
  const file = jsonFile(text, layout)
  const { ignored } = file.compiled
  // A line with text is built at once, so that its raw item can be freed.
  const entries: (Built | RawItem)[] = []
  const add = (line: RawItem) => {
    if (line.kind !== null && ignored.has(line.kind)) return
    const hasText = line.text !== null && layout.regroup === undefined
    if (hasText || (!line.words?.length && layout.regroup === undefined)) entries.push(builtLine(file, line))
    else entries.push(line)
  }
  const finish = (raw: RawFile) => finishLines(file, entries, raw)
  return { add, finish }
}

function finishLines(file: JsonFile, entries: readonly (Built | RawItem)[], raw: RawFile): BuiltLines {
  const { layout } = file
  const built: Built[] = []
  const findTurn = turnFinder(raw.turns)
  let turn: RawItem | null = null
  const turnOf = ({ start, end }: RawWord) => {
    turn = findTurn(start, end, turn)
    return turn
  }
  let run: RunWord[] = []
  let grouped = false
  const spokenTurns = new Set<number>()
  const flush = () => {
    for (const { from, to } of groupWords(run, READABLE)) built.push(builtRun(run.slice(from, to), layout))
    grouped ||= run.length > 0
    run = []
  }
  const addRun = (items: readonly RawItem[], line: RawItem | null) => {
    for (const word of runWords(file, items, line, turnOf)) {
      run.push(word)
      if (word.turn) spokenTurns.add(word.turn.from)
    }
  }
  const raws = entries.flatMap((entry) => ('segment' in entry ? [] : [entry]))
  // A list whose words were all deleted says nothing, though a copy of its text may remain.
  const hasWords = raws.some(({ words }) => words?.length)
  const only = layout.repeats ? repeating(raws) : null
  if (layout.regroup === 'single' && areSingleWords(raws)) addRun(raws, null)
  else if (only?.words) addRun(only.words, null)
  else {
    for (const entry of entries) {
      if ('segment' in entry) {
        flush()
        built.push(entry)
      } else if (entry.words?.length && layout.regroup !== 'single') addRun(entry.words, entry)
      else if ((entry.text !== null && !(hasWords && entry.words)) || layout.regroup !== 'always') {
        flush()
        built.push(builtLine(file, entry))
      }
    }
  }
  flush()
  const silent = raw.turns.flatMap(({ speaker }) => {
    const name = speaker?.value.trim()
    return grouped && speaker && name && !spokenTurns.has(speaker.from) ? [name] : []
  })
  const sorted = layout.interleaved ? byStart(built) : built
  const tokensOf = (one: Built) => tokensOfBuilt(file, one)
  const whole = shareWords(sorted, rawWords(file, raw.shared), tokensOf)
  const named = layout.named === 'on-change' ? carryNames(whole, tokensOf) : whole
  return { ...numbered(named, tokensOf), grouped, silent }
}

type TokensOf = (built: Built) => SegmentTokens

/** Words with their speaker, joining spaces, and where a line must begin. */
function runWords(
  file: JsonFile,
  items: readonly RawItem[],
  line: RawItem | null,
  turnOf: (word: RawWord) => RawItem | null,
): RunWord[] {
  const { text, layout } = file
  const words = rawWords(file, items, line !== null)
  const texts = spellWords(
    words.map((word) => word.text),
    line?.text?.value ?? '',
    true,
  )
  let before: RawWord | null = null
  let lastTurn: RawItem | null = null
  return words.map((word, i) => {
    const own = word.item.speaker?.value.trim() || null
    const turn = turnOf(word)
    const breaks =
      before === null ||
      blanksAtEnd(before.text).includes('\n') ||
      !isComma(text, before.to, word.item.from) ||
      before.item.group !== word.item.group ||
      (layout.turn?.breaks === true && turn !== null && turn !== lastTurn)
    const holder = line?.speaker ?? turn?.speaker
    before = word
    lastTurn = turn ?? lastTurn
    return {
      text: texts[i] ?? word.text,
      start: word.start,
      end: word.end,
      speaker: own ?? (holder?.value.trim() || null),
      breaks,
      raw: word,
      turn: own === null && holder ? { from: holder.from, to: holder.to } : null,
    }
  })
}

/** Gives each line the words of the shared list that fall in its time. */
function shareWords(
  built: readonly Built[],
  shared: readonly RawWord[],
  tokensOf: TokensOf,
): readonly Built[] {
  if (shared.length === 0 || built.some(({ segment }) => segment.words !== null)) return built
  const parts: RawWord[][] = built.map(() => [])
  let line = 0
  for (const word of shared) {
    const middle = word.start === null ? null : (word.start + (word.end ?? word.start)) / 2
    for (let next = line + 1; middle !== null && next < built.length; next++) {
      const start = built[next]?.segment.start ?? null
      if (start !== null && start > middle) break
      if (start !== null) line = next
    }
    parts[line]?.push(word)
  }
  return built.map((one, i) => {
    const own = parts[i]
    return own?.length ? withWords(one, tokensOf(one), own) : one
  })
}

function numbered(
  built: readonly Built[],
  tokensOf: TokensOf,
): Pick<BuiltLines, 'segments' | 'tokens' | 'placeOf'> {
  const segments = built.map(({ segment }, i) => {
    // Created here and not shared yet, so it may still be changed.
    const own: { id: string } & Segment = segment
    own.id = lineId(i)
    return own
  })
  const tokensAt = (index: number) => {
    const one = built[index]
    return one ? tokensOf(one) : NOWHERE
  }
  return {
    segments,
    tokens: lazyTokens(built.length, tokensAt),
    placeOf: (index) => built[index]?.from ?? 0,
  }
}

const NOWHERE: SegmentTokens = { block: { from: 0, to: 0 } }

/** Sorted by start; an untimed line stays behind the line before it. */
function byStart(built: readonly Built[]): Built[] {
  let last = 0
  const keyed = built.map((one) => {
    last = one.segment.start ?? last
    return { one, at: last }
  })
  return keyed.sort((a, b) => a.at - b.at).map(({ one }) => one)
}

/** The last line, if it alone names speakers: it repeats the words of all lines before, with names. */
function repeating(lines: readonly RawItem[]): RawItem | null {
  const last = lines.at(-1)
  const isNamed = ({ speaker }: RawItem) => speaker !== null && !/^0?$/.test(speaker.value)
  if (lines.length < 2 || !last?.words?.some(isNamed)) return null
  return lines.slice(0, -1).some(({ words }) => words?.some(isNamed)) ? null : last
}

/** Carries names on to the following lines, if no two names in a row are the same. */
function carryNames(built: readonly Built[], tokensOf: TokensOf): readonly Built[] {
  const names = built.flatMap(({ segment }) => segment.speaker ?? [])
  const isOnChange = names.length < built.length && new Set(names).size > 1
  if (
    !isOnChange ||
    names.length * 2 > built.length ||
    names.some((name, i) => i > 0 && name === names[i - 1])
  )
    return built
  let speaker: string | null = null
  let holder: Span | undefined
  return built.map((one) => {
    const { segment, from } = one
    const tokens = tokensOf(one)
    const { speaker: own, ...rest } = tokens
    speaker = segment.speaker ?? speaker
    holder = own ?? holder
    return {
      segment: { ...segment, speaker },
      from,
      tokens: holder ? { ...rest, turns: [holder], carried: true } : tokens,
    }
  })
}

/** Fewer items may be short answers; they are words if they make sentences. */
const MANY = 12

/** True when most items are one word. */
function areSingleWords(lines: readonly RawItem[]): boolean {
  const texts = lines.map(({ text }) => text?.value.trim() ?? '')
  const single = texts.filter((bare) => {
    const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(bare)
    return !/\s/.test(bare) && bare.length <= (isUnspaced ? 4 : 30)
  })
  if (lines.length >= MANY) return single.length >= lines.length * 0.8
  const said = texts.filter((bare) => bare !== '')
  return single.length === lines.length && said.length > 2 && runsOn(said)
}

/** True when most items go on in the middle of a sentence. */
function runsOn(texts: readonly string[]): boolean {
  const inside = texts.filter(
    (text, i) => i > 0 && /^\p{Ll}/u.test(text) && !/[.!?…]$/.test(texts[i - 1] ?? ''),
  )
  return inside.length * 2 >= texts.length - 1
}

function isComma(text: string, from: number, to: number): boolean {
  return to >= from && to - from < 400 && /^\s*,\s*$/.test(text.slice(from, to))
}
