import { test } from '../e2e/app.ts'
import { createChance } from '../fuzz/mutate.ts'
import { besiege } from './siege.ts'

const MESSAGES = Number(process.env['TORTURE_MESSAGES'] ?? 20_000)
const SEED = Number(process.env['TORTURE_SEED'] ?? Math.floor(Math.random() * 2 ** 31)) || 1

test('a page that is not ours any more reads and writes nothing that it was not given', async ({
  launch,
  folder,
}) => {
  console.log(`TORTURE_SEED=${SEED}, ${MESSAGES} messages`)
  const { taken, refused } = await besiege(folder, createChance(SEED), launch, MESSAGES)
  console.log(`${taken} messages taken, ${refused} refused`)
})
