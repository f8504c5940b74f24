import { createChance } from '../fuzz/mutate.ts'
import { Victim } from '../torture/victim.ts'
import { test } from './app.ts'

// The short form of `npm run torture`, which also looks at how much is lost at most.
test('killed at any moment, what was done before comes back with its history, and nothing else is left', async ({
  launch,
  folder,
}) => {
  const victim = new Victim(folder, createChance(2), launch)
  for (let life = 1; life <= 3; life++) await victim.live()
  await victim.end()
})
