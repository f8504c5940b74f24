import { expect, test } from '../e2e/app.ts'
import { createChance } from '../fuzz/mutate.ts'
import { Victim } from './victim.ts'

const LIVES = Number(process.env['TORTURE_LIVES'] ?? 200)
const SEED = Number(process.env['TORTURE_SEED'] ?? Math.floor(Math.random() * 2 ** 31)) || 1
/** What is promised: older edits are never lost (ms). */
const PROMISED_MS = 250

test('killed at any moment, nothing is lost but the last quarter of a second', async ({ launch, folder }) => {
  console.log(`TORTURE_SEED=${SEED}, ${LIVES} lives`)
  const victim = new Victim(folder, createChance(SEED), launch)
  const lost: number[] = []
  let deeds = 0
  for (let life = 1; life <= LIVES; life++) {
    const outcome = await victim.live()
    deeds += outcome.deeds
    lost.push(outcome.lostMs)
    expect(outcome.lostMs, `life ${life}`).toBeLessThanOrEqual(PROMISED_MS)
    if (life % 20 === 0)
      console.log(`${life} killed, ${deeds} deeds, oldest lost ${Math.round(Math.max(...lost))} ms`)
  }
  await victim.end()
  console.log(
    `killed ${LIVES} times in ${deeds} deeds; oldest edit lost: ${Math.round(Math.max(...lost))} ms`,
  )
})
