import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type EarmarkApp, expect, test } from './app.ts'

test.use({ mayViolate: true })

const PAGE = 'app://earmark/index.html'
const place = ({ page }: EarmarkApp) => page.evaluate(() => location.origin + location.pathname).catch(String)

/** The page is there, as it was: it has its mark still. */
async function isAsBefore(app: EarmarkApp): Promise<void> {
  const marked = () => app.page.evaluate(() => document.documentElement.dataset['mark']).catch(String)
  await expect.poll(marked).toBe('here')
  await expect.poll(() => place(app)).toBe(PAGE)
}

const mark = ({ page }: EarmarkApp) =>
  page.evaluate(() => {
    document.documentElement.dataset['mark'] = 'here'
  })

test('no link, script, frame or window leads to another document', async ({ launch, folder }) => {
  const other = path.join(folder, 'other.html')
  writeFileSync(other, '<title>other</title>')
  const app = await launch()
  await mark(app)
  const { page } = app
  const addresses = [
    'https://example.org/',
    `file://${other}`,
    'data:text/html,x',
    'media://none/',
    'app://earmark/other.html',
    'app://earmark/index.html?another',
  ]
  for (const address of addresses) {
    await page.evaluate((url) => location.assign(url), address).catch(() => undefined)
    await page.evaluate((url) => {
      for (const target of ['_self', '_blank', '_top']) {
        const link = Object.assign(document.createElement('a'), { href: url, target, rel: 'opener' })
        document.body.append(link)
        link.click()
        link.remove()
      }
    }, address)
    await isAsBefore(app)
  }
  const windows = await page.evaluate(
    (urls) => urls.map((url) => window.open(url) === null),
    ['about:blank', '', ...addresses],
  )
  expect(windows).not.toContain(false)
  await isAsBefore(app)
  await expect.poll(() => app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('a frame loads nothing, and reaches neither main nor the network', async ({ launch }) => {
  const app = await launch()
  await mark(app)
  const urls = [
    'app://earmark/index.html',
    'data:text/html,<script>parent.x=1</script>',
    'media://none/',
    'about:blank',
  ]
  const found = await app.page.evaluate(
    (addresses) =>
      Promise.all(
        addresses.map(async (src) => {
          const frame = Object.assign(document.createElement('iframe'), { src })
          const isLoaded = new Promise((resolve) => {
            frame.onload = resolve
          })
          document.body.append(frame)
          await isLoaded
          const inside = frame.contentWindow
          try {
            return { hasHost: inside !== null && 'host' in inside, text: inside?.document.body.textContent }
          } catch {
            return 'out of reach'
          }
        }),
      ),
    urls,
  )
  for (const one of found) expect(['out of reach', { hasHost: false, text: '' }]).toContainEqual(one)
  await isAsBefore(app)
})

test('an empty page does not stay', async ({ launch }) => {
  const app = await launch()
  await app.page.evaluate(() => location.assign('about:blank')).catch(() => undefined)
  await expect.poll(() => place(app)).toBe(PAGE)
  await expect(app.page.locator('main, header').first()).toBeVisible()
})

test('what is dropped on the window is opened by us or not at all', async ({ launch, folder }) => {
  const other = path.join(folder, 'other.html')
  writeFileSync(other, '<title>other</title>')
  const app = await launch()
  await mark(app)
  const client = await app.page.context().newCDPSession(app.page)
  const link = { mimeType: 'text/uri-list', data: 'https://example.org/' }
  for (const data of [
    { items: [link], files: [], dragOperationsMask: 1 },
    { items: [], files: [other], dragOperationsMask: 1 },
  ]) {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await client.send('Input.dispatchDragEvent', { type, x: 2, y: 2, data })
    await isAsBefore(app)
  }
})

test('the page gets no permission and no device, and saves nothing by itself', async ({ launch }) => {
  const app = await launch()
  await mark(app)
  const downloads: string[] = []
  app.page.on('download', (download) => downloads.push(download.url()))
  const answers = await app.page.evaluate(async () => {
    type Device = { requestDevice: (wanted: object) => Promise<unknown> }
    const { usb, hid, bluetooth, serial } = navigator as unknown as {
      usb: Device
      hid: Device
      bluetooth: Device
      serial: { requestPort: () => Promise<unknown> }
    }
    const tried: Record<string, () => Promise<unknown>> = {
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      usb: () => usb.requestDevice({ filters: [] }),
      bluetooth: () => bluetooth.requestDevice({ acceptAllDevices: true }),
      serial: () => serial.requestPort(),
      clipboard: () => navigator.clipboard.readText(),
      place: () =>
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      notes: async () => {
        if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused')
      },
      hid: async () => {
        const given = (await hid.requestDevice({ filters: [] })) as readonly unknown[]
        if (given.length === 0) throw new Error('none given')
      },
    }
    const results = Object.entries(tried).map(async ([name, ask]) => {
      // Some of these are not there at all.
      const isGiven = await Promise.resolve()
        .then(ask)
        .then(
          () => true,
          () => false,
        )
      return isGiven ? [name] : []
    })
    const save = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(new Blob(['x'])),
      download: 'x.txt',
    })
    save.click()
    print()
    return (await Promise.all(results)).flat()
  })
  expect(answers).toEqual([])
  expect(downloads).toEqual([])
  await isAsBefore(app)
})

test('text becomes neither markup nor script', async ({ launch }) => {
  const app = await launch()
  const thrown = await app.page.evaluate(() => {
    const fails = (work: () => unknown) => {
      try {
        work()
        return false
      } catch {
        return true
      }
    }
    return [
      fails(() => (document.createElement('div').innerHTML = '<img src=x>')),
      fails(() => document.body.insertAdjacentHTML('beforeend', '<p>x</p>')),
      fails(() => (document.createElement('iframe').srcdoc = '<p>x</p>')),
      fails(() => (document.createElement('script').text = '1')),
      fails(() => (document.createElement('script').src = 'app://earmark/x.js')),
      fails(() => new Worker('app://earmark/assets/index.js')),
      fails(() => new Worker(URL.createObjectURL(new Blob(['1'])))),
    ]
  })
  expect(thrown).not.toContain(false)
})
