/**
 * Path to a value, from the item (or the file) inwards: `alternatives.0.content`; `*` = every item of a list.
 * A dot or `~` in a key is written `~1` or `~0`.
 */
export type JsonPath = string

/** Several places for one value: the first that exists counts, the others are kept in step. */
export type JsonPaths = JsonPath | readonly JsonPath[]

/** Where an item (a line, a word) keeps its parts; paths are relative to the item. */
export type JsonItem = {
  readonly text?: JsonPaths
  readonly start?: JsonPaths
  readonly end?: JsonPaths
  /** Its length, in files that write that instead of the end. */
  readonly duration?: JsonPaths
  readonly speaker?: JsonPaths
  /** A running number without gaps. */
  readonly index?: JsonPath
  /** The kind of item; see `attached` and `ignored`. */
  readonly kind?: JsonPath
  /** A paragraph id: a new line begins where it changes. */
  readonly group?: JsonPath
}

/**
 * Where a JSON file keeps its transcript. The built-in formats are values of this type, and so is a user's
 * mapping.
 */
export type JsonLayout = {
  /** The lines, or the holders of word lists: `segments.*`; empty = the whole file. */
  readonly lines: JsonPath
  readonly line: JsonItem
  /** The words of a line, from the line. */
  readonly words?: JsonPath
  readonly word?: JsonItem
  /** One list with the words of all lines, from the file; each belongs to the line whose time it falls in. */
  readonly shared?: JsonPath
  /** A separate list of speaker turns, from the file. With `breaks` every turn begins a line. */
  readonly turns?: JsonPath
  readonly turn?: JsonItem & { readonly breaks?: true }
  /**
   * Units per second of a bare number, 1 when absent: 1000 = ms, 10 000 000 = ticks of 100 ns. `units` = by
   * path.
   */
  readonly unit?: number
  readonly units?: Readonly<Record<JsonPath, number>>
  /** Paths of numbers and clocks that are rounded to the digits they have. */
  readonly rounded?: readonly JsonPath[]
  /** A list, from the file, that says the lines again in other pieces; its times go along with theirs. */
  readonly echoes?: JsonItem & { readonly items: JsonPath }
  /** Words are grouped into readable lines; `single` = only when most lines are one word. */
  readonly regroup?: 'always' | 'single'
  /** Kinds of items that belong to the word before, such as punctuation without times. */
  readonly attached?: readonly string[]
  /** Kinds of items that are skipped. */
  readonly ignored?: readonly string[]
  /** Items are pieces of words (tokens); a leading space begins a word. */
  readonly pieces?: true
  /** Pieces that are no speech: `[_BEG_]`. */
  readonly silent?: RegExp
  /** The file has one list per channel; lines are shown by their start. */
  readonly interleaved?: true
  /** Speakers may be named only where they change. */
  readonly named?: 'on-change'
  /** A missing start means zero. */
  readonly fromZero?: true
  /** The last line may repeat the words of all others; then it alone counts. */
  readonly repeats?: true
  /**
   * Inserted items get only the keys named here; otherwise they are copies of a neighbour with other values.
   */
  readonly plain?: true
}
