import type { Ms } from '../model/time.ts'
import { bestOffset, costOf, type Heard, PRICE } from './drift-cost.ts'

/** From sample `from` on (an index) all times are `offset` ms later. */
export type Step = { readonly from: number; readonly offset: Ms }

const MOST_PARTS = 4
/** Least samples per part: a single one might be a slip. */
const LEAST_SAMPLES = 2
/** Smallest step, in ms. */
const LEAST_JUMP = 500

/**
 * The cheapest parts of constant offset for the samples (sorted by time), each step priced as two parameters,
 * place and size. Dynamic programming over all places; null when one part is best.
 */
export function fitSteps(samples: readonly Heard[]): { steps: Step[]; cost: number } | null {
  const cost = partCosts(samples)
  const count = samples.length
  // best[parts][end] = least cost of the first `end` samples in `parts` parts; cut = start of the last part.
  const best: number[][] = [Array.from({ length: count + 1 }, (_, end) => (end === 0 ? 0 : Infinity))]
  const cut: number[][] = [[]]
  for (let parts = 1; parts <= MOST_PARTS; parts++) {
    const row = new Array<number>(count + 1).fill(Infinity)
    const from = new Array<number>(count + 1).fill(0)
    for (let end = LEAST_SAMPLES * parts; end <= count; end++) {
      for (let start = 0; start + LEAST_SAMPLES <= end; start++) {
        const sum = (best[parts - 1]?.[start] ?? Infinity) + (cost[start]?.[end] ?? Infinity)
        if (sum < (row[end] ?? Infinity)) [row[end], from[end]] = [sum, start]
      }
    }
    best.push(row)
    cut.push(from)
  }
  let found: { steps: Step[]; cost: number } | null = null
  for (let parts = 2; parts <= MOST_PARTS; parts++) {
    if (best[parts]?.[count] === Infinity) continue
    const tried = refine(samples, startsOf(cut, parts, count))
    if (tried && (found === null || tried.cost < found.cost)) found = tried
  }
  return found
}

/** cost[start][end] = least cost of the samples start..end (excluded) with the offset of one of them. */
function partCosts(samples: readonly Heard[]): number[][] {
  const count = samples.length
  const offsets = samples.map(({ x, y }) => y - x)
  return samples.map((_, start) => {
    const row = new Array<number>(count + 1).fill(Infinity)
    for (let centre = start; centre < count; centre++) {
      let sum = 0
      for (let end = start + 1; end <= count; end++) {
        sum += costOf((offsets[end - 1] ?? 0) - (offsets[centre] ?? 0))
        if (end > centre) row[end] = Math.min(row[end] ?? Infinity, sum)
      }
    }
    return row
  })
}

function startsOf(cut: readonly number[][], parts: number, count: number): number[] {
  const starts: number[] = []
  for (let part = parts, end = count; part > 0; part--) {
    end = cut[part]?.[end] ?? 0
    starts.unshift(end)
  }
  return starts
}

/**
 * The parts with their best offsets; null when a step is too small or a part has too few agreeing samples.
 */
function refine(
  samples: readonly Heard[],
  starts: readonly number[],
): { steps: Step[]; cost: number } | null {
  let cost = PRICE * (2 * starts.length - 1)
  const steps: Step[] = []
  for (const [k, from] of starts.entries()) {
    const part = samples.slice(from, starts[k + 1])
    const { offset, cost: own } = bestOffset(part)
    const agreeing = part.filter(({ x, y }) => costOf(y - x - offset) < costOf(Infinity))
    const before = steps.at(-1)
    if (agreeing.length < LEAST_SAMPLES) return null
    if (before && Math.abs(offset - before.offset) < LEAST_JUMP) return null
    steps.push({ from, offset })
    cost += own
  }
  return { steps, cost }
}
