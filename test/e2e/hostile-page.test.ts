import { createChance } from '../fuzz/mutate.ts'
import { besiege } from '../torture/siege.ts'
import { expect, test } from './app.ts'

// The short form of what `npm run torture` does with very many messages.
test('a page that is not ours any more reads and writes nothing that it was not given', async ({
  launch,
  folder,
}) => {
  const { taken, refused } = await besiege(folder, createChance(3), launch, 300)
  expect(taken).toBeGreaterThan(10)
  expect(refused).toBeGreaterThan(100)
})
