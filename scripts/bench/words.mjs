// Twenty thousand lines with ten words each: how late the spoken word is lit, and what that costs.
import { setTimeout as delay } from 'node:timers/promises'
import { withApp } from './app.mjs'
import { LINE_MS, WORD_MS } from './material.mjs'
import { median, quantile, row } from './rows.mjs'

/** Fast, so that there is much to measure: some fifty words a second. */
const RATE = 8

/** What a frame consists of on the main thread, as the developer tools call it. */
const STEPS = ['FireAnimationFrame', 'UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit']

/** Rows of the light on the spoken word. */
export async function measureWords(bench) {
  const ms = bench.short ? 1500 : 10_000
  const { long, words, wordless } = bench.material
  const lit = await withApp(bench, async (app) => {
    await app.open([long.file, words], 'complete', bench.patienceMs)
    await start(bench, app, 1)
    const seen = await app.page.evaluate(watchWords, { ms, line: LINE_MS, word: WORD_MS })
    return { ...seen, busy: await busyWhilePlaying(bench, app, ms) }
  })
  const plain = await withApp(bench, async (app) => {
    await app.open([long.file, wordless], 'complete', bench.patienceMs)
    return busyWhilePlaying(bench, app, ms)
  })
  const perSecond = (RATE * 1000) / WORD_MS
  const frame = { what: 'one frame while playing', values: [quantile(lit.frames, 0.5)] }
  // What is less than the noise of the measuring counts as next to nothing.
  const each = Math.max(0.001, lit.busy - plain) / perSecond
  return [
    ...[0.5, 0.99].map((share) =>
      row(`Spoken word lit after it begins, p${share * 100}`, 'ms', [quantile(lit.late, share)], frame),
    ),
    row('Main thread for each spoken word', 'ms', [each], {
      what: 'for a frame of playing lines without words',
      values: [(plain * quantile(lit.frames, 0.5)) / 1000],
    }),
  ]
}

/** Plays from the middle of the lines. */
async function start(bench, { page }, rate) {
  const half = Math.min(20_000 * LINE_MS, bench.lengths.long.seconds * 1000) / 2
  await page.evaluate(
    async ({ at, fast }) => {
      const audio = document.querySelector('audio')
      audio.currentTime = at
      audio.playbackRate = fast
      await audio.play()
    },
    { at: half / 1000, fast: rate },
  )
  await delay(500)
}

/** ms of a second that frames take of the page's main thread while it plays fast: the median of some times. */
async function busyWhilePlaying(bench, app, ms) {
  const values = []
  for (let turn = 0; turn < bench.repeats; turn++) values.push(await busyOnce(bench, app, ms))
  return median(values)
}

async function busyOnce(bench, app, ms) {
  await start(bench, app, RATE)
  const client = await app.page.context().newCDPSession(app.page)
  let spent = 0
  client.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, dur } of value) if (STEPS.includes(name)) spent += dur ?? 0
  })
  const traceConfig = { includedCategories: ['devtools.timeline'] }
  await client.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  await delay(ms)
  const complete = new Promise((done) => client.once('Tracing.tracingComplete', done))
  await client.send('Tracing.end')
  await complete
  await client.detach()
  return spent / ms
}

/** In the page: how late (ms) each word is lit, looked at after each frame, and the distances between frames. */
async function watchWords({ ms, line, word }) {
  const audio = document.querySelector('audio')
  const list = document.querySelector('[role="list"][data-lines]')
  const channel = new MessageChannel()
  const afterFrame = () =>
    new Promise((done) => {
      requestAnimationFrame((stamp) => {
        // What is due in this frame has been done by then.
        const clock = audio.currentTime * 1000 - Number(audio.dataset.skipMs ?? 0)
        channel.port1.onmessage = () => done({ stamp, clock })
        channel.port2.postMessage(0)
      })
    })
  const late = []
  const frames = []
  let before = null
  let last = null
  for (const end = performance.now() + ms; performance.now() < end; ) {
    const { stamp, clock } = await afterFrame()
    if (before !== null) frames.push(stamp - before)
    before = stamp
    const row = list.querySelector('[aria-current="true"]')
    const shown = row && list.dataset.word !== '' ? `${row.dataset.index} ${list.dataset.word}` : null
    if (shown !== null && shown !== last) {
      const began = Number(row.dataset.index) * line + Number(list.dataset.word) * word
      if (last !== null) late.push(clock - began)
      last = shown
    }
  }
  return { late, frames }
}
