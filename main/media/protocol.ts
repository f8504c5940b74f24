import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { protocol, type Session } from 'electron'
import { answerRange } from '../audio/byte-range.ts'
import { preparedAudio } from '../audio/prepare.ts'
import { plainResource, type Resource, readResource, sizeOf, stateOf } from '../audio/resource.ts'
import { grantedMedia } from '../grants/grants.ts'
import { streamPeaks } from './waveform-stream.ts'

/** Where the page comes from; nobody else may ask for anything. */
export const APP_ORIGIN = 'app://earmark'

/** Told when the file behind a grant is not the one that was opened. */
export type AudioChanged = (grant: string, state: 'changed' | 'gone') => void

/** Must run before `ready`. `app` serves the page, `media` the audio that was granted. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    {
      scheme: 'media',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true },
    },
  ])
}

/** What is served: `pageFolder` holds the built renderer, `peaksFolder` the stored waveforms. */
export type Served = {
  readonly pageFolder: string
  readonly peaksFolder: string
  readonly onChanged: AudioChanged
}

/** Answers both schemes in a session. */
export function serve(session: Session, served: Served): void {
  session.protocol.handle('app', (request) => servePage(request, served.pageFolder))
  session.protocol.handle('media', (request) => serveMedia(request, served))
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

const FOR_OUR_PAGE = { 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': APP_ORIGIN }

async function servePage(request: Request, folder: string): Promise<Response> {
  const { pathname, host } = new URL(request.url)
  const file = path.join(
    folder,
    path.normalize(pathname === '/' ? '/index.html' : decodeURIComponent(pathname)),
  )
  if (host !== 'earmark' || !file.startsWith(folder + path.sep)) return new Response(null, { status: 404 })
  const body = await readFile(file).catch(() => null)
  if (!body) return new Response(null, { status: 404 })
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream'
  if (!file.endsWith('.html'))
    return new Response(new Uint8Array(body), { headers: { 'Content-Type': type } })
  const nonce = randomBytes(16).toString('base64')
  return new Response(body.toString('utf8').replaceAll('__NONCE__', nonce), {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': policy(nonce),
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/**
 * wavesurfer puts a style element into its shadow root, hence the nonce for styles; scripts are our own files
 * only.
 */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    'media-src media:',
    "connect-src 'self' media:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * `media://<grant>/` is the file as it is, `media://<grant>/exact` the one made ready for exact seeking,
 * `media://<grant>/peaks?from=MS&to=MS` its waveform, that window first.
 */
async function serveMedia(request: Request, { peaksFolder, onChanged }: Served): Promise<Response> {
  const { host: id, pathname, searchParams } = new URL(request.url)
  if (pathname === '/peaks') return servePeaks(id, searchParams, peaksFolder)
  const resource = await resourceAt(id, pathname)
  if (!resource) return new Response(null, { status: 404 })
  const state = await stateOf(resource)
  if (state !== 'same') {
    onChanged(id, state)
    return new Response(null, { status: 410 })
  }
  const { status, from, to, headers } = answerRange(request.headers.get('Range'), sizeOf(resource))
  const all = {
    ...headers,
    'Content-Type': resource.mime,
    ...FOR_OUR_PAGE,
    'Access-Control-Expose-Headers': 'Content-Range, Content-Length, Accept-Ranges',
  }
  if (status === 416 || request.method === 'HEAD' || to === from)
    return new Response(null, { status, headers: all })
  const stream = readResource(resource, from, to)
  request.signal.addEventListener('abort', () => stream.destroy(), { once: true })
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers: all })
}

function servePeaks(id: string, asked: URLSearchParams, folder: string): Response {
  const fromMs = Math.max(0, Number(asked.get('from')) || 0)
  const toMs = Math.max(fromMs, Number(asked.get('to')) || 0)
  return new Response(streamPeaks(id, { fromMs, toMs }, folder), {
    headers: { 'Content-Type': 'application/octet-stream', ...FOR_OUR_PAGE },
  })
}

async function resourceAt(id: string, pathname: string): Promise<Resource | null> {
  if (pathname === '/exact') return (await preparedAudio(id))?.resource ?? null
  const media = pathname === '/' ? grantedMedia(id) : null
  return media && plainResource(media.path, media.mime).catch(() => null)
}
