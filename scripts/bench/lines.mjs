// Twenty thousand lines on the longest audio: opening them, frames while the view moves, and keys.
import { setTimeout as delay } from 'node:timers/promises'
import { withApp } from './app.mjs'
import { quantile, row } from './rows.mjs'

/** Between two wheel events of the benchmark; the app's answer to each is waited for as well. */
const WHEEL_MS = 10
/** Between two repeats of a key that is held, as systems have it at their quickest. */
const REPEAT_MS = 30

/** Rows from the drop of a transcript to its first row on screen. */
export async function measureLines(bench) {
  const { lines, sampleText } = bench.material
  const many = []
  const few = []
  for (let turn = 0; turn < bench.repeats; turn++) {
    await withApp(bench, async (app) => {
      // The first opening after the start takes longer, whatever it is.
      await app.open([sampleText], 'row')
      await app.close()
      few.push((await app.open([sampleText], 'row')).row)
      await app.close()
      many.push((await app.open([lines], 'row')).row)
    })
  }
  return [row('Open 20 000 lines', 'ms', many, { what: 'the 36 lines of the sample', values: few })]
}

/** Rows of the distances between frames, and of keys. */
export async function measureFrames(bench) {
  return withApp(bench, async (app) => {
    const { page } = app
    const ms = bench.short ? 700 : 6000
    const idle = (await page.evaluate(recordFrames, { ms, moving: null })).distances
    await app.open([bench.material.long.file, bench.material.lines], 'complete', bench.patienceMs)
    const framesWhile = async (moving, act) => {
      const recording = page.evaluate(recordFrames, { ms, moving })
      const end = performance.now() + ms
      // Both at once: if one fails, nobody is left waiting for the other.
      const [{ distances, places }] = await Promise.all([recording, act(() => performance.now() < end)])
      if (places < 2) throw new Error(`The benchmark could not move the ${moving}.`)
      return distances
    }
    const playing = await framesWhile('sound', () => play(page, true))
    const scrolling = await framesWhile('transcript', (going) => scroll(page, going))
    await play(page, false)
    const zooming = await framesWhile('zoom', (going) => zoom(page, going))
    const dragging = await framesWhile('overview', (going) => drag(page, going))
    await holdEdge(page)
    const moving = await framesWhile('edge', (going) => moveEdge(page, going))
    await page.keyboard.press('Escape')
    await page.mouse.up()
    const selecting = await framesWhile('selection', (going) => holdKey(page, going))
    await page.getByRole('radio', { name: 'This line' }).check()
    const rows = Object.entries({
      'while playing': playing,
      'playing, while the transcript scrolls': scrolling,
      'while the waveform zooms': zooming,
      'while the waveform is dragged along': dragging,
      'while an edge is dragged and all that follow move along': moving,
      'while a held key selects line after line': selecting,
    }).flatMap(([when, frames]) =>
      [0.5, 0.99].map((share) =>
        row(`Between frames, ${when}, p${share * 100}`, 'ms', [quantile(frames, share)], {
          what: 'the app idle',
          values: [quantile(idle, share)],
        }),
      ),
    )
    return [...rows, ...(await measureKeys(bench, app, idle))]
  })
}

async function measureKeys(bench, app, idle) {
  const { page } = app
  // Inside a line: each starts at a multiple of its distance to the next, and is spoken for most of it.
  const place = Math.floor(bench.lengths.long.seconds / 2 / 1.8) * 1.8 + 0.7
  await page.evaluate((at) => {
    document.querySelector('audio').currentTime = at
  }, place)
  // Scrolling by hand has stopped the following.
  await page.keyboard.press('f')
  const spoken = page.locator('[role="listitem"][aria-current="true"]')
  await spoken.waitFor()
  await spoken.getByRole('paragraph').click()
  await page.locator('[role="listitem"][data-selected="true"]').waitFor()
  const frame = { what: 'one frame of the app idle', values: [quantile(idle, 0.5)] }
  const rows = []
  for (const [scope, what] of [
    ['This line', 'Key to changed line'],
    ['From here on', 'Key to changed line, all after it move along'],
  ]) {
    await page.getByRole('radio', { name: scope }).check()
    await app.rest()
    const values = await pressKeys(page, bench.short ? 6 : 40)
    for (const share of [0.5, 0.95])
      rows.push(row(`${what}, p${share * 100}`, 'ms', [quantile(values, share)], frame))
  }
  return rows
}

/** Nudges the line to and fro: ms from each key to its changed row. */
async function pressKeys(page, times) {
  const values = []
  for (let press = 0; press < times; press++) {
    await page.evaluate(watchKey)
    await page.keyboard.press(press % 2 === 0 ? '.' : ',')
    values.push(await page.evaluate(() => window.benchKey))
    await delay(50)
  }
  return values
}

async function play(page, wanted) {
  await page.evaluate((on) => {
    const audio = document.querySelector('audio')
    return on ? audio.play() : audio.pause()
  }, wanted)
}

async function scroll(page, going) {
  await moveTo(page, '[role="list"][data-lines]')
  while (going()) {
    await page.mouse.wheel(0, 160)
    await delay(WHEEL_MS)
  }
}

/** In and out again, about the middle. */
async function zoom(page, going) {
  await moveTo(page, '[role="slider"][aria-label="Waveform"]')
  await page.keyboard.down('Control')
  for (let step = 0; going(); step++) {
    await page.mouse.wheel(0, step % 80 < 40 ? -20 : 20)
    await delay(WHEEL_MS)
  }
  await page.keyboard.up('Control')
}

/** The frame of the overview by hand, from side to side; the waveform goes along. */
async function drag(page, going) {
  // Where the zooming ended all of it may be in view, and there is no frame to drag.
  for (let step = 0; step < 4; step++) await page.keyboard.press('=')
  const strip = await page.locator('[data-part="overview"]').boundingBox()
  const frame = await page.locator('[data-part="frame"]').boundingBox()
  const y = strip.y + strip.height / 2
  const from = frame.x + frame.width / 2
  await page.mouse.move(from, y)
  await page.mouse.down()
  for (let step = 0; going(); step++) {
    const x = from + (step % 200 < 100 ? step % 100 : 100 - (step % 100)) * (strip.width / 250)
    await page.mouse.move(Math.min(x, strip.x + strip.width - 5), y)
    await delay(WHEEL_MS)
  }
  await page.mouse.up()
}

/** Takes the start of a line by its handle, with all that follow in its wake. The playhead is at that start. */
async function holdEdge(page) {
  const shape = () => page.evaluate(() => document.querySelector('[aria-label="Waveform"]').style.cursor)
  const start = () => page.evaluate(() => document.querySelector('[data-selected="true"]')?.dataset.start)
  // A zoom is drawn with the next frame, and the pointer's shape follows what is drawn.
  const zoomIn = async () => {
    await page.keyboard.press('=')
    await drawn(page)
    await toPlayhead(page, 0)
    await drawn(page)
  }
  await page.keyboard.press('0')
  await page.locator('[role="listitem"]:not([data-selected])').nth(4).getByRole('paragraph').click()
  await page.locator('[role="listitem"][data-selected="true"]').waitFor()
  await page.getByRole('radio', { name: 'From here on' }).check()
  for (let step = 0; step < 60 && (await shape()) !== 'col-resize'; step++) await zoomIn()
  for (let step = 0; step < 4; step++) await zoomIn()
  if ((await shape()) !== 'col-resize') throw new Error('The benchmark found no edge at the playhead.')
  const before = await start()
  await page.mouse.down()
  await toPlayhead(page, 20)
  for (let step = 0; (await start()) === before; step++) {
    if (step === 100) throw new Error('The benchmark took no edge at the playhead.')
    await drawn(page)
  }
}

/** When what the page has been told so far has been drawn. */
async function drawn(page) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
  )
}

/** To and fro beside where it was taken. */
async function moveEdge(page, going) {
  for (let step = 0; going(); step++) {
    await toPlayhead(page, 20 + 15 * Math.sin(step / 8))
    await delay(WHEEL_MS)
  }
}

/** A key that is held down repeats; the list and the waveform, which is zoomed in, go along. */
async function holdKey(page, going) {
  while (going()) {
    await page.keyboard.down('ArrowDown')
    await delay(REPEAT_MS)
  }
  await page.keyboard.up('ArrowDown')
}

/** The pointer onto the playhead, or `px` right of it. */
async function toPlayhead(page, px) {
  const { x, y } = await page.evaluate(() => {
    const { left, top, height } = document.querySelector('[data-part="cursor"]').getBoundingClientRect()
    return { x: left + 1, y: top + height / 2 }
  })
  await page.mouse.move(x + px, y)
}

/** The pointer into the middle of what of an element is in the window. */
async function moveTo(page, selector) {
  const [x, y] = await page.evaluate((name) => {
    const { left, right, top, bottom } = document.querySelector(name).getBoundingClientRect()
    const low = Math.max(top, 120)
    return [(left + right) / 2, (low + Math.min(bottom, Math.max(low, innerHeight - 200))) / 2]
  }, selector)
  await page.mouse.move(x, y)
}

/** In the page: the distances (ms) between the frames of the next `ms`, and at how many places `moving` was seen. */
function recordFrames({ ms, moving }) {
  const frame = () => document.querySelector('[data-part="frame"]').style
  const places = {
    sound: () => document.querySelector('audio').currentTime,
    // The last row: the spoken one stays in the page, and is the first.
    transcript: () => document.querySelector('[role="list"][data-lines]').lastElementChild.dataset.index,
    zoom: () => frame().width,
    overview: () => frame().transform,
    selection: () => document.querySelector('[data-selected="true"]').dataset.index,
    edge: () => document.querySelector('[data-selected="true"]').dataset.start,
  }
  return new Promise((done) => {
    const distances = []
    const seen = new Set()
    const started = performance.now()
    let before = null
    const next = () => {
      // Not the frame's own time: that stays on the beat when one frame is late and the next is not.
      const now = performance.now()
      if (before !== null) distances.push(now - before)
      before = now
      if (moving !== null) seen.add(places[moving]())
      if (now - started < ms) requestAnimationFrame(next)
      else done({ distances, places: seen.size })
    }
    requestAnimationFrame(next)
  })
}

/** In the page: leaves a promise on the window of the ms from the next key to the change of a line's times. */
function watchKey() {
  window.benchKey = new Promise((done, fail) => {
    let pressed = Number.NaN
    const timer = setTimeout(() => fail(new Error('A key changed no line within 5 s.')), 5000)
    const observer = new MutationObserver(() => {
      const ms = performance.now() - pressed
      clearTimeout(timer)
      observer.disconnect()
      done(ms)
    })
    const options = { subtree: true, attributes: true, attributeFilter: ['data-start', 'data-end'] }
    observer.observe(document.querySelector('[role="list"][data-lines]'), options)
    const once = { once: true, capture: true }
    window.addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), once)
  })
  window.benchKey.catch(() => undefined)
}
