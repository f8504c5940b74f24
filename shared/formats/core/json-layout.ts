/**
 * Where a value stands, from the item (or the file) inwards: `alternatives.0.content`; `*` = every item of a list. A dot
 * or `~` that belongs to a key is written `~1` and `~0`.
 */
export type JsonPath = string

/** Several places for the same thing: the first that is there counts, the others are kept in step with it. */
export type JsonPaths = JsonPath | readonly JsonPath[]

/** Where an item (a line, a word) keeps its parts; all paths count from the item. */
export type JsonItem = {
  readonly text?: JsonPaths
  readonly start?: JsonPaths
  readonly end?: JsonPaths
  /** How long it lasts, in files that write that instead of the end. */
  readonly duration?: JsonPaths
  readonly speaker?: JsonPaths
  /** A running number that has no gaps. */
  readonly index?: JsonPath
  /** What sort of item it is; see `attached` and `ignored`. */
  readonly kind?: JsonPath
  /** A name of the paragraph: where it changes, a line begins. */
  readonly group?: JsonPath
}

/**
 * Where a JSON file keeps its transcript. The built-in formats are values of this type, and so is what a user says about
 * a file of no known format.
 */
export type JsonLayout = {
  /** The lines, or what holds lists of words: `segments.*`; empty = the whole file. */
  readonly lines: JsonPath
  readonly line: JsonItem
  /** The words of a line, from the line. */
  readonly words?: JsonPath
  readonly word?: JsonItem
  /** Words of all lines in one list, from the file; they belong to the line in whose time they are. */
  readonly shared?: JsonPath
  /** Who speaks when, in a list of its own, from the file. With `breaks` a line begins with every entry. */
  readonly turns?: JsonPath
  readonly turn?: JsonItem & { readonly breaks?: true }
  /** Units of a bare number per second, 1 when absent: 1000 = ms, 10 000 000 = ticks of 100 ns. `units` = by path. */
  readonly unit?: number
  readonly units?: Readonly<Record<JsonPath, number>>
  /** The words become readable lines, whatever holds them; `single` = only when most lines are one word. */
  readonly regroup?: 'always' | 'single'
  /** Kinds of items that belong to the word before, such as punctuation without times. */
  readonly attached?: readonly string[]
  /** Kinds of items that are left alone. */
  readonly ignored?: readonly string[]
  /** The items are pieces of words (tokens); a piece that begins with a space begins a word. */
  readonly pieces?: true
  /** Pieces that are no speech: `[_BEG_]`. */
  readonly silent?: RegExp
  /** The file has one list after another (channels); the lines are shown by their start. */
  readonly interleaved?: true
  /** A name may stand only where the speaker changes. */
  readonly named?: 'on-change'
  /** A start that is left out is zero. */
  readonly fromZero?: true
  /** The last line may repeat the words of all others; then it alone counts. */
  readonly repeats?: true
  /** Inserted items have the keys named here only; else they are copies of a neighbour with other values. */
  readonly plain?: true
}
