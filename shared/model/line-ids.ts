const HUNDRED = 100
const ENDINGS = Array.from({ length: HUNDRED }, (_, i) => String(i).padStart(2, '0'))
let block = 1
let beginning = 'L1'

/**
 * The id of the line at `index` (from 0) of its file: `L1`, `L2`, … Written for speed: consecutive ids share
 * a cached beginning.
 */
export function lineId(index: number): string {
  const number = index + 1
  if (number < HUNDRED) return `L${number}`
  const own = Math.floor(number / HUNDRED)
  if (own !== block) {
    block = own
    beginning = `L${own}`
  }
  return beginning + (ENDINGS[number % HUNDRED] ?? '')
}
