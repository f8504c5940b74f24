import { mkdtempSync } from 'node:fs'
import { open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readBytes, readInto } from '../../../main/files/read-bytes.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-bytes-'))
afterAll(() => rm(folder, { recursive: true }))

describe('bytes of a file', () => {
  it('are those at the place asked for, fewer where the file ends', async () => {
    const file = path.join(folder, 'ten')
    await writeFile(
      file,
      Uint8Array.from({ length: 10 }, (_, i) => i),
    )
    const handle = await open(file)
    expect([...(await readBytes(handle, 2, 3))]).toEqual([2, 3, 4])
    expect([...(await readBytes(handle, 8, 5))]).toEqual([8, 9])
    expect([...(await readBytes(handle, 20, 5))]).toEqual([])
    await handle.close()
  })

  it('are read on when the system gives fewer at a time', async () => {
    const handle = {
      read: (bytes: Uint8Array, offset: number, length: number, position: number) => {
        const bytesRead = Math.min(2, length, Math.max(0, 9 - position))
        for (let i = 0; i < bytesRead; i++) bytes[offset + i] = position + i
        return Promise.resolve({ bytesRead, buffer: bytes })
      },
    } as unknown as Parameters<typeof readInto>[0]
    const bytes = new Uint8Array(7)
    expect(await readInto(handle, bytes, 1)).toBe(7)
    expect([...bytes]).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(await readInto(handle, bytes, 5)).toBe(4)
  })
})
