import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addRecords, frame, type Kept, readFrames, readJournal } from '../../../main/store/journal-file.ts'

const anyRecord: fc.Arbitrary<Kept> = fc.record({
  by: fc.constantFrom('main' as const, 'page' as const),
  text: fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
})
const page = (text: string): Kept => ({ by: 'page', text })
const anyRecords = fc.array(anyRecord, { maxLength: 8 })
const bytesOf = (records: readonly Kept[]) => Buffer.concat(records.map(frame))

describe('readFrames', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const bytes = bytesOf(records)
        expect(readFrames(bytes)).toEqual({ records, size: bytes.length, isTorn: false, isDamaged: false })
      }),
    )
  })

  it('gives the whole records before the place where it is torn', () => {
    fc.assert(
      fc.property(anyRecords, fc.nat(), (records, pick) => {
        const bytes = bytesOf(records)
        const cut = pick % (bytes.length + 1)
        const found = readFrames(bytes.subarray(0, cut))
        expect(found.records).toEqual(records.slice(0, found.records.length))
        expect(found.size).toBe(bytesOf(found.records).length)
        expect(found.isTorn).toBe(found.size < cut)
        const next = records[found.records.length]
        if (next) expect(found.size + frame(next).length).toBeGreaterThan(cut)
      }),
    )
  })

  it('gives nothing of what comes after a byte that is another one', () => {
    fc.assert(
      fc.property(anyRecords, fc.nat(), fc.integer({ min: 1, max: 255 }), (records, pick, by) => {
        fc.pre(records.length > 0)
        const bytes = bytesOf(records)
        const at = pick % bytes.length
        bytes[at] = (bytes[at] ?? 0) ^ by
        const found = readFrames(bytes)
        expect(found.records).toEqual(records.slice(0, found.records.length))
        expect(found.size).toBeLessThanOrEqual(at)
        expect(found.isTorn).toBe(true)
      }),
    )
  })
})

describe('addRecords', () => {
  let folder = ''
  let file = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'journal-'))
    file = path.join(folder, 'journal')
  })
  afterEach(() => rm(folder, { recursive: true }))

  const growing = async () => ({ file, size: (await readJournal(file)).size })
  const texts = async () => (await readJournal(file)).records.map(({ text }) => text)

  it('goes on behind the whole records, in place of what was torn', async () => {
    await writeFile(file, bytesOf([page('1'), page('2')]))
    await truncate(file, (await readFile(file)).length - 3)
    await addRecords(await growing(), [page('3'), page('4')])
    expect(await texts()).toEqual(['1', '3', '4'])
    expect((await readJournal(file)).isTorn).toBe(false)
  })

  it('leaves nothing of a write that failed', async () => {
    await writeFile(file, bytesOf([page('1')]))
    const one = await growing()
    const whole = bytesOf([page('2')])
    await appendFile(file, whole.subarray(0, 9))
    await addRecords(one, [page('3')])
    await addRecords(one, [page('4')])
    expect(await texts()).toEqual(['1', '3', '4'])
  })
})

it('takes one line for a record: another one could be made to look like ours', () => {
  expect(() => frame({ by: 'page', text: 'x\n00000000 m {"files":{}}' })).toThrow('one line')
})
