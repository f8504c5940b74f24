import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LARGE } from '../../../../renderer/commands/files/large-messages.ts'
import { cancelWork, readText, stopWork, writeText } from '../../../../renderer/commands/files/large-text.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { useModule, useWorker, workers } from '../../fake-worker.ts'
import { resetStores } from '../../stores.ts'

const cue = (n: number, text: string) => `${n}\n00:00:0${n},000 --> 00:00:0${n},900\n${text}\n\n`
const SHORT = cue(1, 'One.') + cue(2, 'Two.')
/** Long by what nobody reads: one comment. */
const LONG = SHORT + cue(3, 'x'.repeat(LARGE))
const how = (text: string) => ({ text, name: 'a.srt', durationMs: null })
const progress = () => sessionStore.getState().progress
const renamed = <T extends { readonly text: string }>(segments: readonly T[]) =>
  segments.map((segment, i) => (i === 1 ? { ...segment, text: 'Deux.' } : segment))

beforeEach(async () => {
  resetStores()
  await useModule(() => import('../../../../renderer/commands/files/large-worker.ts'))
})
afterEach(() => {
  stopWork()
  vi.unstubAllGlobals()
})

describe('a short text', () => {
  it('is read and written at once', async () => {
    const source = (await readText(how(SHORT)))!
    const transcript = { segments: renamed(source.transcript.segments) }
    const made = await writeText({ formatId: 'srt', transcript, source, name: 'a.srt' })
    expect(made).toEqual({ kind: 'written', text: SHORT.replace('Two', 'Deux') })
    expect(workers).toEqual([])
  })
})

describe('a long text', () => {
  it('is read by a worker, which ends then; how far it is, is shown meanwhile', async () => {
    const reading = readText(how(LONG))
    expect(progress()).toMatchObject({ share: null, what: 'Reading a.srt' })
    const source = (await reading)!
    expect(source.transcript.segments.map(({ text }) => text.slice(0, 4))).toEqual(['One.', 'Two.', 'xxxx'])
    expect(source).toMatchObject({ format: 'srt', name: 'a.srt' })
    expect(progress()).toBeNull()
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true])
  })

  it('is written by one; without a change it is the text as read', async () => {
    const source = (await readText(how(LONG)))!
    const { transcript } = source
    const same = await writeText({ formatId: 'srt', transcript, source, name: 'a.srt' })
    expect([same, workers.length]).toEqual([{ kind: 'written', text: LONG }, 1])
    const changed = { segments: renamed(transcript.segments) }
    const made = await writeText({ formatId: 'srt', transcript: changed, source, name: 'a.srt' })
    expect(made).toEqual({ kind: 'written', text: LONG.replace('Two', 'Deux') })
    expect(workers).toHaveLength(2)
  })

  it('is dropped when the user cancels: nothing is there, and nothing goes on', async () => {
    useWorker()
    const reading = readText(how(LONG))
    expect(cancelWork()).toBe('Cancelled; nothing was changed')
    await expect(reading).resolves.toBeNull()
    expect([progress(), workers[0]?.isEnded]).toEqual([null, true])
    expect(cancelWork()).toMatch(/^Nothing is being read/)
  })

  it('makes way for another one', async () => {
    useWorker()
    const first = readText(how(LONG))
    void readText(how(LONG))
    await expect(first).resolves.toBeNull()
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false])
  })

  it('whose worker dies is refused with the reason', async () => {
    useWorker()
    const reading = readText(how(LONG))
    workers[0]?.onerror?.({ message: 'out of memory' })
    await expect(reading).rejects.toThrow('out of memory')
    const again = readText(how(LONG))
    workers[1]?.say({ kind: 'failed', reason: 'it broke' })
    await expect(again).rejects.toThrow('it broke')
    expect(progress()).toBeNull()
  })

  it('that is being saved and is cancelled is not written', async () => {
    const source = (await readText(how(LONG)))!
    useWorker()
    const transcript = { segments: renamed(source.transcript.segments) }
    const writing = writeText({ formatId: 'srt', transcript, source, name: 'a.srt' })
    stopWork()
    await expect(writing).resolves.toEqual({ kind: 'cancelled' })
  })
})
