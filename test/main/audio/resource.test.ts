import { mkdtemp, rm, unlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainResource, readResource, sizeOf, stateOf } from '../../../main/audio/resource.ts'

let folder = ''
let file = ''
/** More than one read of the disk. */
const content = Uint8Array.from({ length: 700_000 }, (_, i) => i % 253)

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-resource-'))
  file = path.join(folder, 'talk.m4a')
  await writeFile(file, content)
})
afterEach(() => rm(folder, { recursive: true }))

async function collect(stream: Readable): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

describe('a resource', () => {
  it('is a head of ours, then the file', async () => {
    const head = Uint8Array.of(1, 2, 3, 4)
    const resource = { ...(await plainResource(file, 'audio/mp4')), head }
    expect(sizeOf(resource)).toBe(700_004)
    const whole = Uint8Array.of(...head, ...content.subarray(0, 1000))
    for (const [from, to] of [
      [0, 1004],
      [0, 4],
      [1, 3],
      [3, 5],
      [4, 10],
      [500, 1004],
    ] as const) {
      expect(await collect(readResource(resource, from, to))).toEqual(whole.slice(from, to))
    }
    expect(await collect(readResource(resource, 600_000, 700_004))).toEqual(content.slice(599_996))
  })

  it('has some bytes replaced, wherever the reading begins', async () => {
    const overlays = [{ at: 262_142, bytes: Uint8Array.of(250, 251, 252, 253) }]
    const resource = { ...(await plainResource(file, 'audio/mp4')), overlays }
    const whole = content.slice()
    whole.set([250, 251, 252, 253], 262_142)
    expect(await collect(readResource(resource, 0, 700_000))).toEqual(whole)
    expect(await collect(readResource(resource, 262_144, 262_200))).toEqual(whole.slice(262_144, 262_200))
    expect(await collect(readResource(resource, 262_000, 262_143))).toEqual(whole.slice(262_000, 262_143))
  })

  it('knows when the file is another one, or none', async () => {
    const resource = await plainResource(file, 'audio/mp4')
    expect(await stateOf(resource)).toBe('same')
    await utimes(file, 1, 1)
    expect(await stateOf(resource)).toBe('changed')
    await unlink(file)
    expect(await stateOf(resource)).toBe('gone')
    await expect(plainResource(file, 'audio/mp4')).rejects.toThrow('ENOENT')
  })
})
