import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { prepareAudio } from '../../../main/audio/prepare.ts'
import { grantAudio } from '../../../main/grants/grants.ts'
import type { PeaksOrder } from '../../../main/jobs/compute-peaks.ts'
import type { FromJob } from '../../../main/jobs/messages.ts'
import { streamPeaks } from '../../../main/media/waveform-stream.ts'
import { contentKey } from '../../../main/store/content-key.ts'
import { openPeaks } from '../../../main/store/peaks-cache.ts'
import {
  createRecordReader,
  type PeaksPart,
  type PeaksRecord,
} from '../../../shared/media/peaks/peaks-stream.ts'
import { LEVELS } from '../../../shared/media/peaks/pyramid.ts'
import { until } from '../../until.ts'
import { pyramidWith, RATE } from '../store/peaks-truth.ts'

/** A job that was started: what it was told, and the way to answer for it. */
type Job = {
  readonly order: PeaksOrder
  readonly signal: AbortSignal
  readonly answer: (message: FromJob<PeaksPart>) => void
}
const jobs: Job[] = []
const place = vi.hoisted((): { ffmpeg: string | null } => ({ ffmpeg: '/usr/bin/ffmpeg' }))
vi.mock('../../../main/jobs/start.ts', () => ({
  startJob: (_entry: unknown, order: PeaksOrder, signal: AbortSignal, answer: Job['answer']) =>
    jobs.push({ order, signal, answer }),
}))
vi.mock('../../../main/audio/ffmpeg.ts', () => ({ findFfmpeg: () => Promise.resolve(place.ffmpeg) }))

const folder = mkdtempSync(path.join(tmpdir(), 'earmark-stream-'))
const peaks = path.join(folder, 'peaks')
const WINDOW = { fromMs: 100, toMs: 200 }
beforeEach(() => {
  jobs.length = 0
  place.ffmpeg = '/usr/bin/ffmpeg'
})
afterAll(() => rm(folder, { recursive: true }))

/** A file that is granted and prepared, as it is. */
async function audio(name: string): Promise<{ id: string; file: string }> {
  const file = path.join(folder, name)
  await writeFile(file, name)
  const id = grantAudio(file, 'audio/wav')
  prepareAudio(id, file, { kind: 'WAV', mime: 'audio/wav', plays: true, layout: null })
  return { id, file }
}

/** Reads a stream; `records` grow as they come. */
function read(stream: ReadableStream<Uint8Array>) {
  const records: PeaksRecord[] = []
  const take = createRecordReader((record) => records.push(record))
  const reader = stream.getReader()
  const over = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) take(part.value)
  })()
  return { records, over, reader }
}

describe('the waveform that the page is sent', () => {
  it('comes from a job, as it answers', async () => {
    const { id, file } = await audio('one.wav')
    const { records, over } = read(streamPeaks(id, WINDOW, peaks))
    await until(() => expect(jobs).toHaveLength(1))
    const [job] = jobs
    expect(job?.order).toEqual({
      path: file,
      table: null,
      window: WINDOW,
      ffmpeg: '/usr/bin/ffmpeg',
      folder: peaks,
      key: await contentKey(file),
    })
    job?.answer({ kind: 'progress', answer: { kind: 'rate', rate: RATE } })
    job?.answer({ kind: 'progress', answer: { kind: 'points', at: 7, points: Int8Array.of(-1, 1) } })
    job?.answer({ kind: 'done' })
    await over
    expect(records).toEqual([
      { kind: 'rate', rate: RATE },
      { kind: 'points', at: 7, points: Int8Array.of(-1, 1) },
      { kind: 'done' },
    ])
  })

  it('comes whole, and from no job, when it was stored', async () => {
    const { id, file } = await audio('two.wav')
    const pyramid = pyramidWith([{ at: 0, count: 500 }])
    await (await openPeaks(peaks, await contentKey(file), RATE)).finish(pyramid, 500)
    const { records, over } = read(streamPeaks(id, WINDOW, peaks))
    await over
    expect(records[0]).toEqual({ kind: 'stored', rate: RATE, count: 500 })
    expect(records.filter(({ kind }) => kind === 'level')).toHaveLength(LEVELS)
    expect(records.at(-1)).toEqual({ kind: 'done' })
    expect(jobs).toEqual([])
  })

  it('is left to the page where there is no decoder, and where it fails', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const { id } = await audio('three.wav')
    const failing = read(streamPeaks(id, WINDOW, peaks))
    await until(() => expect(jobs).toHaveLength(1))
    jobs[0]?.answer({ kind: 'failed', reason: 'no sound' })
    await failing.over
    place.ffmpeg = null
    const lacking = read(streamPeaks(id, WINDOW, peaks))
    await lacking.over
    for (const { records } of [failing, lacking])
      expect(records).toEqual([{ kind: 'undecodable', skipMs: 0 }])
  })

  it('is none for what was not granted', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const { records, over } = read(streamPeaks('no-such', WINDOW, peaks))
    await over
    expect(records).toEqual([{ kind: 'undecodable', skipMs: 0 }])
  })

  it('ends with its job when the next one is asked for, however often', async () => {
    const { id } = await audio('five.wav')
    const streams = Array.from({ length: 20 }, () => read(streamPeaks(id, WINDOW, peaks)))
    await Promise.all(streams.slice(0, -1).map(({ over }) => over))
    await until(() => expect(jobs.filter(({ signal }) => !signal.aborted)).toHaveLength(1))
    jobs.at(-1)?.answer({ kind: 'done' })
    await streams.at(-1)?.over
    expect(streams.at(-1)?.records).toEqual([{ kind: 'done' }])
  })

  it('ends its job when the page no longer wants it', async () => {
    const { id } = await audio('four.wav')
    const { reader, records } = read(streamPeaks(id, WINDOW, peaks))
    await until(() => expect(jobs).toHaveLength(1))
    expect(jobs[0]?.signal.aborted).toBe(false)
    await reader.cancel()
    expect(jobs[0]?.signal.aborted).toBe(true)
    jobs[0]?.answer({ kind: 'progress', answer: { kind: 'rate', rate: RATE } })
    expect(records).toEqual([])
  })
})
