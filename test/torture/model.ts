/** What the torture knows of a line: its times (ms) and its text. */
export type Line = { readonly start: number; readonly end: number; readonly text: string }
export type Lines = readonly Line[]

/** What a hand does: to the line at `at`, or to the history, or to the file. */
export type Deed = {
  readonly does: 'remove' | 'later' | 'earlier' | 'retype' | 'undo' | 'redo' | 'save'
  readonly at: number
}

/** A whole number below `below`. */
export type Chance = (below: number) => number

const NUDGE_MS = 50
/** So much of a line, and of the gap before it, stays (ms): neighbours are never pushed. */
const KEEP_MS = 200
/** So many lines are shown at once, and so few are left. */
const MOST_LINES = 12
const FEWEST_LINES = 5

/** A transcript, long enough to be cut and short enough to be seen. */
export function freshLines(): Lines {
  return Array.from({ length: MOST_LINES }, (_, i) => {
    const start = 1000 + i * 4000
    return { start, end: start + 2500, text: `Line number ${i + 1}` }
  })
}

/** The lines as SubRip. */
export function subRip(lines: Lines): string {
  const time = (ms: number) => new Date(ms).toISOString().slice(11, 23).replace('.', ',')
  return lines
    .map(({ start, end, text }, i) => `${i + 1}\n${time(start)} --> ${time(end)}\n${text}\n`)
    .join('\n')
}

/** What the app has to hold after everything that was done to it. */
export class Model {
  lines: Lines
  past: Lines[] = []
  future: Lines[] = []
  #last: Deed['does'] | null = null

  constructor(lines: Lines) {
    this.lines = lines
  }

  /** The document was opened anew: nothing to be undone. */
  forget(): void {
    Object.assign(this, { past: [], future: [] })
    this.#last = null
  }

  /** Something that may be done now. Steps that the app takes together as one do not follow each other. */
  choose(chance: Chance): Deed {
    for (;;) {
      const does = (['remove', 'later', 'earlier', 'retype', 'undo', 'redo', 'save', 'retype'] as const)[
        chance(8)
      ]!
      const deed = { does, at: chance(this.lines.length) }
      if (this.#mayBe(deed)) return deed
    }
  }

  #mayBe({ does, at }: Deed): boolean {
    const line = this.lines[at]!
    if (does === 'save') return true
    if (does === 'undo') return this.past.length > 0
    if (does === 'redo') return this.future.length > 0
    if (does === 'remove') return this.lines.length > FEWEST_LINES
    if (does === this.#last || (does !== 'retype' && ['later', 'earlier'].includes(this.#last ?? '')))
      return false
    if (does === 'later') return line.end - line.start > KEEP_MS + NUDGE_MS
    if (does === 'earlier') return line.start - (this.lines[at - 1]?.end ?? 0) > KEEP_MS + NUDGE_MS
    return true
  }

  /** Does it; answers the text that is typed. */
  do({ does, at }: Deed): string {
    const typed = `Typed ${this.past.length} ${at} ${this.lines[at]?.text.length}`
    if (does === 'undo') this.#step(this.past, this.future)
    else if (does === 'redo') this.#step(this.future, this.past)
    else if (does !== 'save') {
      // Whatever is undone, done again or saved meanwhile, two alike may still become one step.
      this.#last = does
      this.past.push(this.lines)
      this.future = []
      this.lines = this.#changed(does, at, typed)
    }
    return typed
  }

  #step(from: Lines[], to: Lines[]): void {
    to.push(this.lines)
    this.lines = from.pop() ?? this.lines
  }

  #changed(does: Deed['does'], at: number, typed: string): Lines {
    if (does === 'remove') return this.lines.filter((_, i) => i !== at)
    return this.lines.map((line, i) => {
      if (i !== at) return line
      if (does === 'retype') return { ...line, text: typed }
      return { ...line, start: line.start + (does === 'later' ? NUDGE_MS : -NUDGE_MS) }
    })
  }
}
