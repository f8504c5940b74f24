// How long the waveform takes, and what memory it needs, against one pass of ffmpeg that only decodes.
import { say } from '../tools.mjs'
import { withApp } from './app.mjs'
import { decodeTime } from './material.mjs'
import { canMeasureMemory, peakMemory, restingMemory } from './memory.mjs'
import { gap, row } from './rows.mjs'

const DECODES = 'ffmpeg only decoding the file'

/** Rows of the waveform of every kind, of the long file, and from the cache. */
export async function measureWaveforms(bench) {
  const { hour, long } = bench.lengths
  const { material } = bench
  const kinds = material.hour.map((kind) => ({ ...kind, ours: [], decoding: [] }))
  const first = { cold: [], hour: [], long: [] }
  const whole = { ours: [], decoding: [], again: [], firstAgain: [] }
  for (let turn = 0; turn < bench.repeats; turn++) {
    say(`  run ${turn + 1} of ${bench.repeats} ...`)
    await withApp(bench, async (app) => {
      const open = (file) => app.open([file], 'complete', bench.patienceMs)
      first.cold.push((await open(material.sample)).first)
      await app.close()
      for (const [index, { file, ours, decoding }] of kinds.entries()) {
        decoding.push(await decodeTime(bench, file))
        const opened = await open(file)
        ours.push(opened.complete)
        if (index === 0) first.hour.push(opened.first)
        await app.close()
      }
      say(`  run ${turn + 1}: ${long.title} ...`)
      whole.decoding.push(await decodeTime(bench, material.long.file))
      const opened = await open(material.long.file)
      first.long.push(opened.first)
      whole.ours.push(opened.complete)
      await app.close()
      const again = await open(material.long.file)
      whole.again.push(again.complete)
      whole.firstAgain.push(again.first)
    })
  }
  const complete = (length, kind, ours, decoding) =>
    row(`Whole waveform, ${length.title} ${kind}`, 'ms', ours, { what: DECODES, values: decoding })
  return [
    ...kinds.map(({ title, ours, decoding }) => complete(hour, title, ours, decoding)),
    complete(long, material.long.title, whole.ours, whole.decoding),
    row(`Whole waveform, ${long.title}, second time`, 'ms', whole.again, {
      what: 'the first time',
      values: whole.ours,
    }),
    row('First of the waveform, the sample, right after the start', 'ms', first.cold),
    row(`First of the waveform, ${hour.title} MP3`, 'ms', first.hour),
    row(`First of the waveform, ${long.title} MP3`, 'ms', first.long, {
      what: `${hour.title} MP3`,
      values: first.hour,
    }),
    row(`First of the waveform, ${long.title} MP3, second time`, 'ms', whole.firstAgain, {
      what: 'the first time',
      values: first.long,
    }),
  ]
}

/** Rows of the memory that computing adds to the app, above the sample opened and at rest. */
export async function measureMemory(bench) {
  const { hour, long } = bench.lengths
  const what = (length) => `Memory added by the waveform, ${length.title} MP3`
  if (!canMeasureMemory) return [gap(what(hour), 'only measured on Linux')]
  const added = async (file) => {
    const values = []
    for (let turn = 0; turn < bench.repeats; turn++) {
      values.push(await memoryAdded(bench, file))
      say(`  run ${turn + 1} of ${bench.repeats}: ${Math.round(values.at(-1))} MB`)
    }
    return values
  }
  const ofHour = await added(bench.material.hour[0].file)
  const ofLong = await added(bench.material.long.file)
  return [
    row(what(hour), 'MB', ofHour),
    row(what(long), 'MB', ofLong, { what: `${hour.title} MP3`, values: ofHour }),
  ]
}

async function memoryAdded(bench, file) {
  return withApp(bench, async (app) => {
    await app.open([bench.material.sample], 'complete')
    const before = await restingMemory(app.pid)
    await app.close()
    return (await peakMemory(app.pid, () => app.open([file], 'complete', bench.patienceMs))) - before
  })
}
