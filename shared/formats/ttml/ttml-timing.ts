import type { Ms } from '../../model/time.ts'
import { attributeOf, isElement, localName } from '../markup/markup-text.ts'
import type { Markup, MarkupElement } from '../markup/markup-walk.ts'
import { readTtmlTime, type TtmlClock, type TtmlTime } from './ttml-time.ts'

/** An element of the body with its times in ms of the file's time line. */
export type Timed = {
  readonly element: MarkupElement
  /** `div`, `p`, `span`. */
  readonly level: string
  readonly around: Timed | null
  readonly begin: TtmlTime | null
  readonly end: TtmlTime | null
  readonly length: TtmlTime | null
  readonly inSequence: boolean
  /** White space is kept (`xml:space`). */
  readonly preserve: boolean
  /** The agent of the element or of its container. */
  readonly agent: string | null
  /** True when its times are absolute, whatever contains it. */
  fromZero: boolean
  /** True when a container has times. */
  inTime: boolean
  /** What `begin` and `end` are relative to. */
  base: Ms
  start: Ms
  /** Its end, by its own attributes or its container's, whichever is earlier; null = none. */
  stop: Ms | null
  /** The latest end of what is in it: there the next child of a sequence starts. */
  cursor: Ms
}

export type Timing = {
  /** By node index. */
  readonly timed: ReadonlyMap<number, Timed>
  /** Levels with absolute times, against the standard. */
  readonly absolute: ReadonlySet<string>
}

const LEVELS = ['div', 'p', 'span'] as const
/** The lyrics of Apple Music always count from the beginning of the file. */
const APPLE = /^(?:xmlns:)?itunes(?::|$)/
/** Elements with other times: animation, and the head. */
const OUTSIDE = new Set('head metadata set animate audio image chunk data'.split(' '))

/**
 * The times of all elements of the body (TTML2 12: children count from their container's start, or follow one
 * another).
 */
export function ttmlTiming(markup: Markup, clock: TtmlClock): Timing {
  const list = collect(markup, clock)
  const absolute = new Set<string>()
  resolve(list, absolute)
  // Many programs write absolute times in nested elements: a level is read so when its lines would otherwise
  // lie outside of their containers.
  const isApple = markup.nodes.find(isElement)?.attributes.some(({ name }) => APPLE.test(name))
  for (const level of LEVELS) {
    if (!(isApple ? list.some((one) => isNested(one, level)) : countsFromStart(list, level))) continue
    absolute.add(level)
    resolve(list, absolute)
  }
  return { timed: new Map(list.map((one) => [one.element.index, one])), absolute }
}

/** True when the element has a time of its own. */
export function hasOwnTime({ begin, end, length }: Timed): boolean {
  return begin !== null || end !== null || length !== null
}

function collect(markup: Markup, clock: TtmlClock): Timed[] {
  const list: Timed[] = []
  const known = new Map<MarkupElement, Timed>()
  const { text, nodes } = markup
  const root = nodes.find(isElement)
  for (let i = 0; i < nodes.length; i++) {
    const element = nodes[i]
    if (!isElement(element)) continue
    const level = localName(element.name)
    if (OUTSIDE.has(level)) {
      i = element.next - 1
      continue
    }
    if (level === 'tt' || level === 'br') continue
    const around = (element.parent && known.get(element.parent)) ?? null
    const space = (one: MarkupElement | undefined) =>
      one?.attributes.find(({ name }) => name === 'xml:space')?.value
    const time = (name: string) => readTtmlTime(text, attributeOf(element, name), clock)
    const one: Timed = {
      element,
      level,
      around,
      begin: time('begin'),
      end: time('end'),
      length: time('dur'),
      inSequence:
        element.parent !== null && attributeOf(element.parent, 'timeContainer')?.value.trim() === 'seq',
      preserve: around && !space(element) ? around.preserve : (space(element) ?? space(root)) === 'preserve',
      agent: attributeOf(element, 'agent')?.value.trim().split(/\s+/)[0] ?? around?.agent ?? null,
      fromZero: false,
      inTime: false,
      base: 0,
      start: 0,
      stop: null,
      cursor: 0,
    }
    known.set(element, one)
    list.push(one)
  }
  return list
}

function resolve(list: readonly Timed[], absolute: ReadonlySet<string>): void {
  for (const one of list) {
    const { around, begin, end, length, inSequence, level } = one
    const inherited = around ? (inSequence ? around.cursor : around.start) : 0
    one.fromZero = absolute.has(level)
    one.inTime =
      around !== null && (around.inTime || around.stop !== null || around.start > 0 || hasOwnTime(around))
    one.base = one.fromZero ? 0 : inherited
    one.start = begin?.ms == null ? inherited : one.base + begin.ms
    const isEnded = end?.ms != null || length?.ms != null
    const outer = around?.stop ?? Infinity
    const own = Math.min(
      end?.ms == null ? Infinity : one.base + end.ms,
      length?.ms == null ? Infinity : one.start + length.ms,
      // What is around ends what is in it (TTML2 12.2); a line outside of it altogether keeps its own end.
      !isEnded || outer > one.start ? outer : Infinity,
    )
    one.stop = Number.isFinite(own) ? own : null
    one.cursor = one.start
    reach(around, isEnded ? (one.stop ?? one.start) : one.start)
  }
}

/** Tells all that is around an element how far it reaches, up to what has an end of its own. */
function reach(around: Timed | null, to: Ms): void {
  for (let one = around; one; one = one.around) {
    if (one.cursor < to) one.cursor = to
    if (one.end?.ms != null || one.length?.ms != null) return
  }
}

/** True for a time that a container could make a later one. */
function isNested({ level: own, around, begin }: Timed, level: string): boolean {
  return own === level && begin?.ms != null && around !== null && around.start > 0
}

function countsFromStart(list: readonly Timed[], level: string): boolean {
  let relative = 0
  let absolute = 0
  for (const { level: own, around, begin, start } of list) {
    if (own !== level || begin?.ms == null || !around || around.start === 0 || around.stop === null) continue
    if (start < around.stop) relative++
    if (begin.ms >= around.start && begin.ms < around.stop) absolute++
  }
  return absolute > relative
}
