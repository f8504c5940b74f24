/** Whole numbers at random, the same for the same seed. */
export type Chance = (limit: number) => number

/** `state` is any number but 0. The answers are 0..limit-1. */
export function createChance(state: number): Chance {
  let seed = state
  return (limit) => {
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    return (seed >>> 0) % Math.max(1, limit)
  }
}

const PIECES =
  '\n|\r\n|\r|\n\n|<|>|"|{|}|[|]|,|:|-->|\\|&|;|\t|0|-1|1e99|\u0000|\ufeff|😀| |null|</|/>|<!--|{"a":|00:00:01,000 --> 00:00:02,000|&#x0;|\u2028|\ud800|99999999999999999999'.split(
    '|',
  )

/** One of the usual accidents of files: cut off, damaged, joined with another, lines lost, moved or twice. */
export function mutate(text: string, others: readonly string[], below: Chance): string {
  const one = below(text.length + 1)
  const other = below(text.length + 1)
  const [a, b] = [Math.min(one, other), Math.max(one, other)]
  const foreign = () => others[below(others.length)] ?? ''
  switch (below(10)) {
    case 0:
      return text.slice(0, a)
    case 1:
      return text.slice(0, a) + text.slice(Math.min(b, a + below(80)))
    case 2:
      return text.slice(0, b) + text.slice(Math.max(a, b - below(300)))
    case 3:
      return text + foreign().slice(0, below(1500))
    case 4:
      return text.slice(0, a) + foreign().slice(below(600), below(1200)) + text.slice(a)
    case 5:
      return text.slice(0, a) + piece(below).repeat(1 + below(below(50) === 0 ? 3000 : 3)) + text.slice(a)
    case 6:
      return text.slice(0, a) + String.fromCharCode(below(below(4) === 0 ? 65_536 : 128)) + text.slice(a + 1)
    case 7:
      return text.slice(0, a) + piece(below) + text.slice(a + 1)
    case 8: {
      const lines = text.split('\n')
      const [line] = lines.splice(below(lines.length), 1)
      if (line !== undefined && below(2) === 0) lines.splice(below(lines.length), 0, line)
      return lines.join('\n')
    }
    default:
      return text.replace(/\d/g, (digit) => (below(30) === 0 ? String(below(10)) : digit))
  }
}

function piece(below: Chance): string {
  return PIECES[below(PIECES.length)] ?? ''
}
