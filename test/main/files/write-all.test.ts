import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorCode, isFull, noSpace, writeAll } from '../../../main/files/write-all.ts'

type Handle = Parameters<typeof writeAll>[0]

/** A file that takes as many bytes at a time as the list says, one after the other, and then all. */
function fileTaking(pieces: readonly number[], content: Uint8Array): Handle {
  const left = [...pieces]
  const write = (bytes: Uint8Array, from: number, length: number, position: number) => {
    const bytesWritten = Math.min(length, left.shift() ?? length)
    content.set(bytes.subarray(from, from + bytesWritten), position)
    return Promise.resolve({ bytesWritten, buffer: bytes })
  }
  return { write: write as Handle['write'] }
}

describe('writeAll', () => {
  it('writes every byte to its place however few are taken at a time', async () => {
    const short = fc.array(fc.integer({ min: 1, max: 50 }))
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.nat(20), short, async (bytes, at, pieces) => {
        const content = new Uint8Array(at + bytes.length)
        await writeAll(fileTaking(pieces, content), bytes, at)
        expect(content).toEqual(new Uint8Array([...new Uint8Array(at), ...bytes]))
      }),
    )
  })

  // Known defect: a disk that takes nothing and says nothing was asked again for ever.
  it.each([[[0]], [[3, 0]], [[1, 1, 0, 5]]])(
    'says that the disk is full when of %j nothing more is taken',
    async (pieces) => {
      const writing = writeAll(fileTaking(pieces, new Uint8Array(9)), new Uint8Array(9), 0)
      await expect(writing).rejects.toMatchObject({ code: 'ENOSPC' })
    },
  )

  it('writes nothing when there is nothing to write', async () => {
    await writeAll(fileTaking([0], new Uint8Array()), new Uint8Array(), 0)
  })
})

describe('a full disk', () => {
  it('is told from other errors by the code', () => {
    expect(isFull(noSpace('3 of 9 bytes'))).toBe(true)
    expect(isFull(Object.assign(new Error('quota'), { code: 'EDQUOT' }))).toBe(true)
    expect(isFull(Object.assign(new Error('disk'), { code: 'EIO' }))).toBe(false)
    for (const other of [new Error('ENOSPC'), 'ENOSPC', null]) expect(errorCode(other)).toBe('')
  })
})
