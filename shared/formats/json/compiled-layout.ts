import type { JsonItem, JsonLayout, JsonPath, JsonPaths } from '../core/json-layout.ts'

export type JsonRole = 'line' | 'word' | 'turn' | JsonPart
export type JsonPart = 'text' | 'start' | 'end' | 'duration' | 'speaker' | 'index' | 'kind' | 'group'

/** A node of the compiled layout: the role of the value here, and the nodes inside. */
export type JsonNode = {
  readonly keys: Map<string, JsonNode>
  /** The same as a list: faster than a map for a handful of keys. */
  readonly entries: (readonly [key: string, node: JsonNode])[]
  each: JsonNode | null
  role: JsonRole | null
  /** Rank among several paths for the same part; 0 counts. */
  rank: number
  perSecond: number
  /** A time is rounded to the digits it has. */
  rounds: boolean
}

export type CompiledLayout = {
  readonly root: JsonNode
  readonly line: JsonNode
  readonly word: JsonNode
  /** Kinds of items that are left alone. */
  readonly ignored: ReadonlySet<string>
}

/** The text of a JSON file, and the layout by which it is read and saved. */
export type JsonFile = {
  readonly text: string
  readonly layout: JsonLayout
  readonly compiled: CompiledLayout
}

/** A text with the layout to read or save it by. */
export function jsonFile(text: string, layout: JsonLayout): JsonFile {
  return { text, layout, compiled: compileLayout(layout) }
}

/** What an item is made of: the paths of its parts, the same compiled, and the path of its list of words. */
export type ItemPlan = { readonly item: JsonItem; readonly node: JsonNode; readonly words?: JsonPath }

/** The plan of a line. */
export function linePlan({ layout, compiled: { line } }: JsonFile): ItemPlan {
  const { words } = layout
  return { item: layout.line, node: line, ...(words !== undefined && { words }) }
}

/** The plan of a word: words are items of their own, or the lines themselves. */
export function wordPlan({ layout, compiled: { line, word } }: JsonFile): ItemPlan {
  return layout.word ? { item: layout.word, node: word } : { item: layout.line, node: line }
}

const compiled = new WeakMap<JsonLayout, CompiledLayout>()

/** The layout as a tree of keys, cached per layout. */
export function compileLayout(layout: JsonLayout): CompiledLayout {
  const known = compiled.get(layout)
  if (known) return known
  const root = createNode()
  const line = nodeAt(root, layout.lines)
  line.role = 'line'
  addItem(line, layout.line, layout)
  const wordNode = createNode()
  if (layout.word) addItem(wordNode, layout.word, layout)
  for (const [from, path] of [
    [line, layout.words],
    [root, layout.shared],
  ] as const) {
    if (path === undefined) continue
    const word = nodeAt(from, path)
    word.role = 'word'
    addItem(word, layout.word ?? {}, layout)
  }
  if (layout.turns !== undefined) {
    const turn = nodeAt(root, layout.turns)
    turn.role = 'turn'
    addItem(turn, layout.turn ?? {}, layout)
  }
  const result = { root, line, word: wordNode, ignored: new Set(layout.ignored) }
  compiled.set(layout, result)
  return result
}

const PARTS = ['text', 'start', 'end', 'duration', 'speaker', 'index', 'kind', 'group'] as const

function addItem(node: JsonNode, item: JsonItem, layout: JsonLayout): void {
  for (const part of PARTS) {
    for (const [rank, path] of pathsOf(item[part]).entries()) {
      const leaf = nodeAt(node, path)
      leaf.role ??= part
      leaf.rank = rank
      leaf.perSecond = layout.units?.[path] ?? layout.unit ?? 1
      leaf.rounds = layout.rounded?.includes(path) ?? false
    }
  }
}

/** All paths of a part, the one that counts first. */
export function pathsOf(paths: JsonPaths | undefined): readonly JsonPath[] {
  return paths === undefined ? [] : typeof paths === 'string' ? [paths] : paths
}

/** The keys of a path, unescaped. */
export function keysOf(path: JsonPath): string[] {
  return path === '' ? [] : path.split('.').map((key) => key.replaceAll('~1', '.').replaceAll('~0', '~'))
}

/** The path of keys as they are in a file. */
export function pathOf(keys: readonly string[]): JsonPath {
  return keys.map((key) => key.replaceAll('~', '~0').replaceAll('.', '~1')).join('.')
}

function createNode(): JsonNode {
  return { keys: new Map(), entries: [], each: null, role: null, rank: 0, perSecond: 1, rounds: false }
}

function nodeAt(from: JsonNode, path: JsonPath): JsonNode {
  let node = from
  for (const key of keysOf(path)) {
    if (key === '*') {
      node.each ??= createNode()
      node = node.each
    } else {
      let next = node.keys.get(key)
      if (!next) {
        next = createNode()
        node.keys.set(key, next)
        node.entries.push([key, next])
      }
      node = next
    }
  }
  return node
}
