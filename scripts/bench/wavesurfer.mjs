// What most players on the web do: wavesurfer.js decodes the whole file in the page. Measured in a Chromium.
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { root, say } from '../tools.mjs'
import { canMeasureMemory, peakMemory, restingMemory } from './memory.mjs'

const READY_MS = 3 * 60_000
const PAGE = '<!doctype html><meta charset="utf-8"><title>wavesurfer</title><div id="wave"></div>'

/** Resolves to { ms: [...], memory: [...] }, or { failed: why } where the browser cannot decode so much at once. */
export async function measureWavesurfer(bench, file) {
  const server = await serve({
    '/': { type: 'text/html', text: PAGE },
    '/wavesurfer.js': {
      type: 'text/javascript',
      file: join(root, 'node_modules', 'wavesurfer.js', 'dist', 'wavesurfer.esm.js'),
    },
    '/audio.mp3': { type: 'audio/mpeg', file },
  })
  const address = `http://127.0.0.1:${server.address().port}/`
  try {
    const ms = []
    const memory = []
    for (let turn = 0; turn < bench.repeats; turn++) {
      ms.push(await withPage(bench, address, (page) => page.evaluate(decode, READY_MS)))
      say(`  run ${turn + 1} of ${bench.repeats}: ${Math.round(ms.at(-1))} ms`)
    }
    if (canMeasureMemory) {
      memory.push(
        await withPage(bench, address, async (page, pid) => {
          const before = await restingMemory(pid)
          return (await peakMemory(pid, () => page.evaluate(decode, READY_MS))) - before
        }),
      )
    }
    return { ms, memory }
  } catch (error) {
    return { failed: error.message.split('\n')[0] }
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

/** A fresh browser for each run, as the app has a fresh start. */
async function withPage(bench, address, work) {
  const server = await chromium.launchServer({
    executablePath: bench.chromium,
    env: bench.env,
    timeout: 30_000,
  })
  try {
    const browser = await chromium.connect(server.wsEndpoint(), { timeout: 30_000 })
    const page = await browser.newPage()
    await page.goto(address, { timeout: 30_000 })
    const crashed = new Promise((_, fail) => {
      page.once('crash', () => fail(new Error('the page crashed')))
    })
    crashed.catch(() => undefined)
    return await Promise.race([work(page, server.process().pid), crashed])
  } finally {
    await server.kill()
  }
}

/** In the page: ms until wavesurfer has fetched, decoded and drawn. */
async function decode(patience) {
  const { default: WaveSurfer } = await import('/wavesurfer.js')
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`not ready within ${patience} ms`)), patience)
    const started = performance.now()
    const surfer = WaveSurfer.create({ container: '#wave', url: '/audio.mp3' })
    surfer.on('ready', () => {
      clearTimeout(timer)
      done(performance.now() - started)
    })
    surfer.on('error', fail)
  })
}

async function serve(pages) {
  const server = createServer(async (request, response) => {
    const page = pages[request.url ?? '']
    if (!page) return response.writeHead(404).end()
    if (page.text) return response.writeHead(200, { 'Content-Type': page.type }).end(page.text)
    const { size } = await stat(page.file)
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
    const range = { start: Number(from), end: to === '' ? size - 1 : Number(to) }
    const length = range.end - range.start + 1
    response.writeHead(request.headers.range ? 206 : 200, {
      'Content-Type': page.type,
      'Content-Length': length,
      'Accept-Ranges': 'bytes',
      ...(request.headers.range && { 'Content-Range': `bytes ${range.start}-${range.end}/${size}` }),
    })
    createReadStream(page.file, range)
      .on('error', () => response.destroy())
      .pipe(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
