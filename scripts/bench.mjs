// npm run bench              measures the built app against what else the machine can do; some minutes
//               -- --short   the same with short audio, only to see that every measure works
//               -- --built   takes dist/ as it is
//               -- --only Frames   measures only what has this in its title
import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { knowEngine } from './bench/app.mjs'
import { measureFrames, measureLines } from './bench/lines.mjs'
import { ffmpegVersion, lacksFfmpeg, makeMaterial } from './bench/material.mjs'
import { measureOperations } from './bench/operations.mjs'
import { measureSeeks, measureStart } from './bench/playback.mjs'
import { measureReading } from './bench/reading.mjs'
import { flaws, gap, printTable, row, writeJson } from './bench/rows.mjs'
import { measureMemory, measureWaveforms } from './bench/waveform.mjs'
import { measureWavesurfer } from './bench/wavesurfer.mjs'
import { measureWords } from './bench/words.mjs'
import { buildApp } from './build.mjs'
import { electronBinary, ensureElectron } from './electron-runtime.mjs'
import { ensureSystem } from './system.mjs'
import { explain, root, say, seconds } from './tools.mjs'
import { withDisplay } from './with-display.mjs'

const RESULT = join(root, 'test-results', 'bench.json')
/** Lengths of the audio; `long` is a multiple of `hour`. */
const FULL = { hour: { title: '1 h', seconds: 3600 }, long: { title: '10 h', seconds: 36_000 } }
const SHORT = { hour: { title: '1 min', seconds: 60 }, long: { title: '3 min', seconds: 180 } }

const MEASURES = [
  { title: 'Waveform', measure: measureWaveforms },
  { title: 'Memory', measure: measureMemory },
  { title: 'Start of playing', measure: measureStart },
  { title: 'Jumps', measure: measureSeeks },
  { title: 'Reading', measure: measureReading },
  { title: 'Operations', measure: measureOperations },
  { title: 'Opening lines', measure: measureLines },
  { title: 'Frames and keys', measure: measureFrames },
  { title: 'Words', measure: measureWords },
]

async function main(flags) {
  const started = performance.now()
  const short = flags.includes('--short')
  const lack = await lacksFfmpeg()
  if (lack) {
    say(lack)
    return short ? 0 : 1
  }
  const { chromium } = await ensureSystem({ browser: !short })
  const { dist, version } = await ensureElectron()
  if (!flags.includes('--built')) await buildApp()
  const versions = { electron: version, ffmpeg: await ffmpegVersion() }
  const rows = await withDisplay((env) =>
    withFolder(short ? 5 : 90, (folder, signal) =>
      measureAll({
        folder,
        signal,
        env,
        short,
        only: flags.includes('--only') ? flags[flags.indexOf('--only') + 1] : null,
        chromium,
        repeats: short ? 1 : 3,
        patienceMs: short ? 30_000 : 300_000,
        electron: electronBinary(dist),
        lengths: short ? SHORT : FULL,
      }),
    ),
  )
  say(short ? '\nShort form: these figures only show that each measure works.' : '')
  printTable(rows)
  await writeJson(RESULT, { rows, form: short ? 'short' : 'full', versions })
  say(`\nMeasured in ${seconds(started)}, written to ${RESULT}`)
  const wrong = flaws(rows)
  if (wrong.length > 0) say(`No finite number: ${wrong.join('; ')}`)
  return wrong.length > 0 ? 1 : 0
}

async function measureAll(bench) {
  say(`Making audio below ${bench.folder}`)
  const ready = { ...bench, material: await makeMaterial(bench) }
  if (!bench.short) {
    say('Starting the app once')
    await knowEngine(ready)
  }
  const rows = []
  const chosen = MEASURES.filter(({ title }) => bench.only === null || title.includes(bench.only))
  for (const { title, measure } of chosen) {
    const started = performance.now()
    say(title)
    rows.push(...(await measure(ready)))
    say(`  in ${seconds(started)}`)
  }
  return bench.short || bench.only !== null ? rows : [...rows, ...(await compareWavesurfer(ready, rows))]
}

async function compareWavesurfer(bench, rows) {
  say('wavesurfer.js by itself')
  const { file, title } = bench.material.hour[0]
  const what = `${bench.lengths.hour.title} ${title}`
  const them = await measureWavesurfer(bench, file)
  if (them.failed) return [gap(`wavesurfer.js decoding ${what}`, `failed: ${them.failed}`)]
  const ours = (start) => rows.find((each) => each.what.startsWith(start))?.runs ?? []
  const reference = (values) => ({ what: 'wavesurfer.js decoding by itself, in Chromium', values })
  const waveform = row(`Whole waveform, ${what}`, 'ms', ours('Whole waveform'), reference(them.ms))
  const memory = ours('Memory')
  return memory.length === 0
    ? [waveform]
    : [waveform, row(`Memory added by the waveform, ${what}`, 'MB', memory, reference(them.memory))]
}

/** A folder that is gone afterwards, whether the work ends, fails or is broken off. */
async function withFolder(mostMinutes, work) {
  const folder = mkdtempSync(join(tmpdir(), 'earmark-bench-'))
  const end = new AbortController()
  const remove = () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    } catch {
      // Somebody still writes there.
    }
  }
  const leave = (signal) => {
    end.abort()
    // Last, after Playwright has ended what it has started: programs that still run would write files again.
    process.removeListener('exit', remove)
    process.once('exit', remove)
    process.exit(128 + constants.signals[signal])
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  process.once('exit', remove)
  for (const signal of signals) process.once(signal, leave)
  // Single waits have their own bounds; this one is for a page that hangs.
  const timer = setTimeout(() => {
    say(`The benchmark has not ended within ${mostMinutes} minutes.`)
    leave('SIGTERM')
  }, mostMinutes * 60_000)
  try {
    return await work(folder, end.signal)
  } finally {
    clearTimeout(timer)
    end.abort()
    for (const signal of signals) process.removeListener(signal, leave)
    process.removeListener('exit', remove)
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  say(explain(error))
  process.exitCode = 1
}
