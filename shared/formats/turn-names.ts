import type { Segment, Transcript } from '../model/transcript.ts'
import type { Replacement, SegmentTokens, Span } from './format.ts'

/**
 * Changes to names that stand once for several lines. Such a name is replaced when all of its lines that are left have
 * the same new one; a name that only some of them have has no place in the file.
 */
export function turnEdits(
  known: readonly { readonly segment: Segment; readonly tokens: SegmentTokens }[],
  { segments }: Transcript,
  print: (name: string, token: Span) => string,
): Replacement[] {
  if (!known.some(({ tokens }) => tokens.turns)) return []
  const now = new Map(segments.map((segment) => [segment.id, segment.speaker]))
  const turns = new Map<
    number,
    { readonly token: Span; readonly was: string | null; readonly names: Set<string | null> }
  >()
  for (const { segment, tokens } of known) {
    const name = now.get(segment.id)
    for (const token of name === undefined ? [] : (tokens.turns ?? [])) {
      const turn = turns.get(token.from) ?? { token, was: segment.speaker, names: new Set() }
      turn.names.add(name ?? null)
      turns.set(token.from, turn)
    }
  }
  return [...turns.values()].flatMap(({ token, was, names }) => {
    const [name] = names
    if (names.size !== 1 || name == null || name === was) return []
    return [{ from: token.from, to: token.to, text: print(name, token) }]
  })
}
