import type { Segment, Transcript } from '../../model/transcript.ts'
import type { FormatPatching, ReadResult, Replacement, SegmentTokens, Span, Tokens } from '../core/format.ts'
import { dominantEol } from '../core/lines.ts'

/** Changes to names that stand outside of their lines. */
export type TurnNames = {
  readonly edits: readonly Replacement[]
  /** Tokens of some lines, without the names that cannot be changed there. */
  readonly changed: ReadonlyMap<string, SegmentTokens>
}

/** What was read; `tokens.get` is called several times per line. */
type Source = Pick<ReadResult, 'transcript' | 'text'> & { readonly tokens: Pick<Tokens, 'get'> }

const NONE: ReadonlyMap<string, SegmentTokens> = new Map()

type Turn = { readonly token: Span; readonly was: string | null; readonly names: Set<string | null> }

/**
 * Changes to names that stand once for several lines. Such a name is replaced if all its remaining lines have
 * the same new one; if only some have, it stays, and those lines are named individually where the format can.
 */
export function turnNames(
  { transcript: was, tokens, text: source }: Source,
  { segments }: Transcript,
  format: Pick<FormatPatching, 'printName'>,
): TurnNames {
  const lines = was.segments.filter(({ id }) => tokens.get(id)?.turns)
  if (lines.length === 0) return { edits: [], changed: NONE }
  const eol = dominantEol(source)
  const now = new Map(segments.map((segment) => [segment.id, segment.speaker]))
  const turns = new Map<number, Turn>()
  for (const { id, speaker } of lines) {
    const name = now.get(id)
    for (const token of name === undefined ? [] : (tokens.get(id)?.turns ?? [])) {
      const turn = turns.get(token.from) ?? { token, was: speaker, names: new Set() }
      turn.names.add(name ?? null)
      turns.set(token.from, turn)
    }
  }
  if (lines.some(({ id }) => tokens.get(id)?.carried) && !staysOnChange(was, segments, [...turns.values()]))
    return { edits: [], changed: withoutTurns(tokens, lines) }
  const edits = [...turns.values()].flatMap(({ token, was: old, names }) => {
    const [name] = names
    if (names.size !== 1 || name == null || name === old) return []
    return [{ from: token.from, to: token.to, text: format.printName(name, { source, token, eol }) }]
  })
  const divided = lines.filter(({ id }) =>
    tokens.get(id)?.turns?.some(({ from }) => (turns.get(from)?.names.size ?? 0) > 1),
  )
  return { edits, changed: withoutTurns(tokens, divided) }
}

/** True when a file that names speakers only where they change can stay so: no turn was split or joined. */
function staysOnChange(was: Transcript, segments: readonly Segment[], turns: readonly Turn[]): boolean {
  const names = turns.map(({ names: [name] }) => name)
  return (
    segments.length === was.segments.length &&
    was.segments.every(({ id }, i) => id === segments[i]?.id) &&
    turns.every((turn) => turn.names.size === 1 && !turn.names.has(null)) &&
    names.every((name, i) => name !== names[i + 1])
  )
}

function withoutTurns(
  tokens: Source['tokens'],
  lines: readonly Segment[],
): ReadonlyMap<string, SegmentTokens> {
  const changed = new Map<string, SegmentTokens>()
  for (const { id } of lines) {
    const { turns, ...rest } = tokens.get(id) ?? { block: { from: 0, to: 0 } }
    if (turns) changed.set(id, rest)
  }
  return changed
}
