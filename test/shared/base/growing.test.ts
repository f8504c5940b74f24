import { expect, it } from 'vitest'
import { longer } from '../../../shared/base/growing.ts'

it('copies a full column into one of the same kind with twice the room', () => {
  for (const column of [new Int32Array([1, -2]), new Float64Array([0.5, 1e12]), new Uint8Array([7, 255])]) {
    const copy = longer(column)
    expect(copy.constructor).toBe(column.constructor)
    expect([...copy.subarray(0, 2)]).toEqual([...column])
    expect(copy.length).toBeGreaterThanOrEqual(4)
  }
})

it('makes room where there was none', () => {
  expect(longer(new Int32Array(0)).length).toBeGreaterThan(0)
})
