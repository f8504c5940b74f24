import type { Below, LinesBelow } from '../../../shared/timing/below-zero.ts'
import { ask } from '../ask.ts'
import type { Context } from '../context.ts'

/** What becomes of lines that would begin before 0, asked where there are any; null = nothing is to move. */
export async function askBelow({ document }: Context, { below, gone }: LinesBelow): Promise<Below | null> {
  if (below.length === 0) return 'zero'
  // Not all lines can go.
  const most = gone.length < document.transcript.segments.length ? gone.length : 0
  const answer = await ask({ kind: 'below-zero', below: below.length, gone: most })
  return answer === 'zero' || answer === 'remove' ? answer : null
}
