import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { type EarmarkApp, expect, test } from './app.ts'

/** What reaches sockets of this test on this machine. */
type Heard = {
  readonly tcpPort: number
  readonly udpPort: number
  readonly tcp: string[]
  readonly udp: string[]
}

const listening = test.extend<{ heard: Heard }>({
  heard: async ({}, use) => {
    const tcp: string[] = []
    const udp: string[] = []
    const server = createServer((socket) => {
      tcp.push('connected')
      socket.destroy()
    })
    const packets = createSocket('udp4', (data) => udp.push(`${data.length} bytes`))
    server.listen(0, '0.0.0.0')
    packets.bind(0, '0.0.0.0')
    await Promise.all([once(server, 'listening'), once(packets, 'listening')])
    const { port: tcpPort } = server.address() as AddressInfo
    await use({ tcpPort, udpPort: packets.address().port, tcp, udp })
    packets.close()
    server.close()
  },
})
listening.use({ mayViolate: true })

/** Has the page begin to look for a way to a peer by way of a server on this machine. */
async function gather({ page }: EarmarkApp, port: number): Promise<void> {
  await page.evaluate(async (stun) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${stun}` }] })
    peer.createDataChannel('x')
    peer.onicegatheringstatechange = () => (document.body.dataset['gathering'] = peer.iceGatheringState)
    Object.assign(window, { peer })
    await peer.setLocalDescription(await peer.createOffer())
  }, port)
}

listening('WebRTC sends no packet, not even to this machine', async ({ launch, heard }) => {
  const app = await launch()
  await gather(app, heard.udpPort)
  // It has looked everywhere.
  await app.until(() => document.body.dataset['gathering'] === 'complete')
  expect(heard.udp).toEqual([])

  // With the lock taken off, the same does send: the test would see it.
  await app.inMain(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.setWebRTCIPHandlingPolicy('default'),
  )
  await gather(app, heard.udpPort)
  await expect.poll(() => heard.udp.length).toBeGreaterThan(0)
})

/** Has the page try every way to a server that it has; ends when each of them has failed or is under way. */
async function reachOut({ page }: EarmarkApp, port: number): Promise<string[]> {
  return page.evaluate(async (at) => {
    const http = `http://127.0.0.1:${at}/`
    const tag = (name: string, attributes: Record<string, string>) => {
      const element = Object.assign(document.createElement(name), attributes)
      return new Promise<string>((resolve) => {
        const controller = new AbortController()
        const end = (how: string) => () => (controller.abort(), resolve(how))
        element.addEventListener('load', end('loaded'), { signal: controller.signal })
        element.addEventListener('error', end('failed'), { signal: controller.signal })
        document.head.append(element)
      })
    }
    const socket = (address: string) =>
      new Promise<string>((resolve) => {
        const opened = new WebSocket(address)
        opened.onopen = () => resolve('opened')
        opened.onerror = () => resolve('failed')
      })
    const events = new Promise<string>((resolve) => {
      const source = new EventSource(http)
      source.onerror = () => (source.close(), resolve('failed'))
    })
    const transport = async () => {
      const { WebTransport } = window as unknown as {
        WebTransport: new (url: string) => { ready: Promise<void> }
      }
      await new WebTransport(`https://127.0.0.1:${at}/`).ready
    }
    const or = (work: Promise<unknown>) =>
      work.then(
        () => 'answered',
        () => 'failed',
      )
    // Nothing tells when these two have been tried; what follows takes longer.
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'preconnect', href: http }),
      Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: '//localhost' }),
    )
    navigator.sendBeacon(http, 'x')
    return Promise.all([
      or(fetch(http, { mode: 'no-cors' })),
      or(fetch(`http://localhost:${at}/`, { mode: 'no-cors' })),
      or(fetch(`ftp://127.0.0.1:${at}/`, { mode: 'no-cors' })),
      or(fetch('file:///etc/hostname', { mode: 'no-cors' })),
      or(transport()),
      socket(`ws://127.0.0.1:${at}/`),
      socket(`wss://127.0.0.1:${at}/`),
      events,
      tag('img', { src: http }),
      tag('link', { rel: 'stylesheet', href: http }),
    ])
  }, port)
}

const ALL_FAILED = Array.from({ length: 10 }, () => 'failed')

/** Takes the page's own policy off, as a flaw in it would; what is below it has to hold alone. */
async function dropPolicy({ page }: EarmarkApp): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('Page.setBypassCSP', { enabled: true })
  await page.reload()
}

/** Takes the filter of requests off, too. */
async function dropFilter(app: EarmarkApp): Promise<void> {
  await app.inMain(({ session }) => session.defaultSession.webRequest.onBeforeRequest(null))
}

listening('nothing of the page connects, whichever of the locks is left', async ({ launch, heard }) => {
  const app = await launch()
  const failsEverywhere = async () => {
    const ends = await reachOut(app, heard.tcpPort)
    expect(ends).toEqual(ALL_FAILED)
  }
  await failsEverywhere()
  await dropPolicy(app)
  await failsEverywhere()
  await dropFilter(app)
  await failsEverywhere()
  expect(heard).toMatchObject({ tcp: [], udp: [] })

  await app.inMain(({ session }) => session.defaultSession.setProxy({ mode: 'direct' }))
  await failsEverywhere()
  expect(heard).toMatchObject({ tcp: [], udp: [] })

  // The test would have seen it.
  connect(heard.tcpPort, '127.0.0.1').on('error', () => undefined)
  await expect.poll(() => heard.tcp).toEqual(['connected'])
})

listening('no name has an address', async ({ launch }) => {
  const app = await launch()
  const ask = (name: string) =>
    app.inMain(
      ({ session }, host) =>
        session.defaultSession.resolveHost(host).then(
          () => 'found',
          (cause: unknown) => String(cause),
        ),
      name,
    )
  for (const name of ['localhost', 'example.org', '127.0.0.1'])
    await expect.poll(() => ask(name)).toContain('ERR_NAME_NOT_RESOLVED')
})
