// From the drop to the first sound, and from a jump to its place, against a bare audio element on the same file.
import { withApp } from './app.mjs'
import { median, quantile, row } from './rows.mjs'

const BARE = 'a bare audio element'
/** Jumps go to places of at least this many seconds from both ends. */
const MARGIN = 2

/** Rows from the drop to `playing`. */
export async function measureStart(bench) {
  const { hour, long } = bench.lengths
  const { material } = bench
  const [first, second] = material.hour
  const ours = { cold: [], hour: [], long: [] }
  const bare = []
  for (let turn = 0; turn < bench.repeats; turn++) {
    await withApp(bench, async (app) => {
      const start = async (file) => (await app.open([file], 'playing')).playing
      // The bare element finds everything started already; so does the app from its second file on.
      ours.cold.push(await start(second.file))
      await app.close()
      ours.hour.push(await start(first.file))
      await ready(bench, app)
      bare.push(median(await app.page.evaluate(startBare, 5)))
      await app.close()
      ours.long.push(await start(material.long.file))
    })
  }
  const inHour = { what: `${hour.title} MP3`, values: ours.hour }
  return [
    row(`Drop to playing, ${hour.title} MP3`, 'ms', ours.hour, { what: BARE, values: bare }),
    row(`Drop to playing, ${long.title} MP3`, 'ms', ours.long, inHour),
    row(`Drop to playing, ${hour.title} MP3, right after the start`, 'ms', ours.cold, inHour),
  ]
}

/** Rows from a jump to `seeked`. */
export async function measureSeeks(bench) {
  const kinds = bench.material.hour.filter(({ file }) => /hour\.(mp3|flac)$/.test(file))
  const places = randomPlaces(bench.short ? 6 : 60, bench.lengths.hour.seconds)
  return withApp(bench, async (app) => {
    const rows = []
    for (const { file, title } of kinds) {
      await app.open([file], 'complete', bench.patienceMs)
      await ready(bench, app)
      const ours = await app.page.evaluate(jump, { places, bare: false })
      const bare = await app.page.evaluate(jump, { places, bare: true })
      for (const share of [0.5, 0.95]) {
        const what = `Jump, ${bench.lengths.hour.title} ${title}, p${share * 100}`
        rows.push(row(what, 'ms', [quantile(ours, share)], { what: BARE, values: [quantile(bare, share)] }))
      }
      await app.close()
    }
    return rows
  })
}

/** Nothing is computed any more, and the element is paused on the audio that seeks exactly. */
async function ready(bench, app) {
  await app.page.evaluate(() => document.querySelector('audio').pause())
  const state = () =>
    document.querySelector('[data-peaks="complete"]') !== null &&
    document.querySelector('audio').src.endsWith('/exact')
  await app.until(state, 'the waveform and the exact audio', bench.patienceMs)
}

/** The same places in every run: a small generator of pseudo-random numbers. */
function randomPlaces(count, seconds) {
  let state = 20_000
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return MARGIN + (state / 2 ** 32) * (seconds - 2 * MARGIN)
  })
}

/** In the page: ms from setting an address to `playing`, some times, each with an address of its own. */
async function startBare(times) {
  const own = document.querySelector('audio')
  const plain = new URL('./', own.src).href
  const values = []
  for (let turn = 0; turn < times; turn++) {
    const bare = document.createElement('audio')
    Object.assign(bare, { preload: own.preload, crossOrigin: own.crossOrigin })
    await new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error('The bare element does not play.')), 10_000)
      bare.addEventListener('canplay', () => void bare.play().catch(fail), { once: true })
      bare.addEventListener('error', () => fail(new Error(`The bare element: ${bare.error?.message}`)))
      const started = performance.now()
      bare.addEventListener('playing', () => {
        values.push(performance.now() - started)
        clearTimeout(timer)
        done()
      })
      bare.src = `${plain}?bare=${turn}`
    })
    bare.pause()
    bare.removeAttribute('src')
    bare.load()
    await new Promise((done) => setTimeout(done, 100))
  }
  return values
}

/** In the page: ms from each jump to its `seeked`, in our element or a bare one. */
async function jump({ places, bare }) {
  const own = document.querySelector('audio')
  const element = bare ? document.createElement('audio') : own
  const event = (name, act) =>
    new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`No "${name}" within 10 s.`)), 10_000)
      const happened = () => {
        clearTimeout(timer)
        done()
      }
      element.addEventListener(name, happened, { once: true })
      act()
    })
  if (bare) {
    Object.assign(element, { preload: own.preload, crossOrigin: own.crossOrigin })
    await event('canplay', () => (element.src = `${new URL('./', own.src).href}?bare=jump`))
  }
  const values = []
  for (const place of places) {
    const started = performance.now()
    await event('seeked', () => (element.currentTime = place))
    values.push(performance.now() - started)
    await new Promise((done) => setTimeout(done, 30))
  }
  if (bare) element.removeAttribute('src')
  return values
}
