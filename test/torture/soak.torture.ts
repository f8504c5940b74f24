import { expect, test } from '../e2e/app.ts'
import { episodesIn, hour } from './day.ts'
import { Gauge, middleOf, type Taken } from './gauge.ts'

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 30)
/** Grown by more than that, something is not let go of: a part, and MB or pieces that come and go. */
const MOST_GROWTH = 0.1
const ALWAYS_FINE = 8

test('hours of use take no more of the machine at the end than after the start', async ({
  launch,
  folder,
}) => {
  const episodes = episodesIn(folder)
  const app = await launch()
  const gauge = await Gauge.of(app)
  const end = performance.now() + MINUTES * 60_000
  const read: Taken[] = []
  for (let at = 0; performance.now() < end; at++) {
    await hour(app, episodes[at % episodes.length]!, at)
    read.push(await gauge.read())
    if (at % 50 === 0) console.log(at, JSON.stringify(read.at(-1)))
  }
  const quarter = Math.floor(read.length / 4)
  const [early, late] = [middleOf(read.slice(quarter, 2 * quarter)), middleOf(read.slice(-quarter))]
  console.log(`${read.length} episodes in ${MINUTES} min`)
  console.log(`second quarter ${JSON.stringify(early)}\nlast quarter   ${JSON.stringify(late)}`)
  for (const key of Object.keys(early) as (keyof Taken)[])
    expect(late[key], key).toBeLessThanOrEqual(early[key] * (1 + MOST_GROWTH) + ALWAYS_FINE)
})
