import { expect, it } from 'vitest'
import { heldRate } from '../../../renderer/playback/rates.ts'

it('holds a speed between half and three times', () => {
  expect([0.1, 0.5, 1.25, 3, 8].map(heldRate)).toEqual([0.5, 0.5, 1.25, 3, 3])
})
