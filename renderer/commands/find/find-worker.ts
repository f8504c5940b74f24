import { compileQuery, matchesIn, replaceIn } from '../../../shared/lines/find.ts'
import type { Part, Task, Texts } from './find-messages.ts'

/** Ms between parts of an answer. */
const APART_MS = 100

let texts: readonly string[] = []

self.onmessage = ({ data }: MessageEvent<Texts | Task>) => {
  if (data.kind === 'texts') texts = divide(data)
  else perform(data)
}

function divide({ joined, lengths }: Texts): string[] {
  let at = 0
  return Array.from(lengths, (length) => joined.slice(at, (at += length)))
}

/** Searches line by line; whoever waits knows from the parts how far it got. */
function perform({ query, lines, replacement, only, isCareful }: Task): void {
  let hits: number[] = []
  let changed: (readonly [number, string])[] = []
  let last = performance.now()
  const tell = (kind: Part['kind'], at: number) => {
    const part: Part = { kind, hits: Int32Array.from(hits), texts: changed, at }
    self.postMessage(part)
    hits = []
    changed = []
    last = performance.now()
  }
  const order = lines ?? Int32Array.from(texts, (_, i) => i)
  tell('begun', order[0] ?? 0)
  const pattern = compileQuery(query)
  for (const line of pattern instanceof RegExp ? order : []) {
    if (isCareful || performance.now() - last > APART_MS) tell('part', line)
    const text = texts[line] ?? ''
    if (replacement === null)
      for (const [from, to] of matchesIn(text, pattern as RegExp)) hits.push(line, from, to)
    else {
      const options = { isRegex: query.isRegex, ...(only !== null && { only }) }
      const after = replaceIn(text, pattern as RegExp, replacement, options)
      if (after !== text) changed.push([line, after])
    }
  }
  tell('done', -1)
}
