import { expect } from 'vitest'
import { openPeaks } from '../../../main/store/peaks-cache.ts'
import { BLOCK_POINTS } from '../../../shared/media/peaks/peaks-file.ts'
import {
  addPoints,
  createPyramid,
  LEVELS,
  levelBytes,
  type Pyramid,
  pointsBetween,
} from '../../../shared/media/peaks/pyramid.ts'

export const KEY = 'ab'.repeat(32)
export const RATE = 44_100

/** What the audio of these tests looks like: `count` base points from number `from` on. Nowhere silent. */
export function truth(from: number, count: number): Int8Array {
  const points = new Int8Array(count * 2)
  for (let i = 0; i < count; i++) {
    points[2 * i] = -1 - (((from + i) * 31) % 120)
    points[2 * i + 1] = 1 + (((from + i) * 17) % 120)
  }
  return points
}

export function pyramidWith(parts: readonly { at: number; count: number }[]): Pyramid {
  return parts.reduce((p, { at, count }) => addPoints(p, at, truth(at, count)), createPyramid(RATE))
}

/** All levels in one buffer: comparing long arrays value by value takes seconds. */
export function allLevels(pyramid: Pyramid, count: number): Buffer {
  return Buffer.concat(Array.from({ length: LEVELS }, (_, k) => Buffer.from(levelBytes(pyramid, k, count))))
}

export function expectSame(pyramid: Pyramid | null | undefined, expected: Pyramid): void {
  expect(pyramid?.done).toEqual(expected.done)
  const count = expected.done.at(-1)?.to ?? 0
  expect(pyramid && allLevels(pyramid, count).equals(allLevels(expected, count))).toBe(true)
}

/** Whatever is said to be known is what the audio has there. Nothing stored is fine. */
export function expectTrue(pyramid: Pyramid | null | undefined): void {
  for (const { from, to } of pyramid?.done ?? []) {
    const stored = Buffer.from(pointsBetween(pyramid!, 0, from, to))
    expect(stored.equals(Buffer.from(truth(from, to - from)))).toBe(true)
  }
}

/** Stores the first `blocks` blocks and ends before it is complete. */
export async function storePart(folder: string, blocks: number): Promise<void> {
  const entry = await openPeaks(folder, KEY, RATE)
  entry.write(0, truth(0, blocks * BLOCK_POINTS))
  await entry.close()
}

/** Stores all of an audio with `count` base points. */
export async function storeWhole(folder: string, count: number): Promise<void> {
  const entry = await openPeaks(folder, KEY, RATE)
  await entry.finish(pyramidWith([{ at: 0, count }]), count)
  await entry.close()
}
