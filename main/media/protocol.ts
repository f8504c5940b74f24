import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { protocol, type Session } from 'electron'
import { grantedMedia } from '../grants.ts'
import { answerRange } from './byte-range.ts'

export const APP_ORIGIN = 'app://earmark'
const READ_SIZE = 256 * 1024

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

/** Answers both schemes in a session. `pageFolder` holds the built renderer. */
export function serve(session: Session, pageFolder: string): void {
  session.protocol.handle('app', (request) => servePage(request, pageFolder))
  session.protocol.handle('media', serveMedia)
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

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

/** wavesurfer puts a style element into its shadow root, hence the nonce for styles; scripts are our own files only. */
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

async function serveMedia(request: Request): Promise<Response> {
  const media = grantedMedia(new URL(request.url).host)
  if (!media) return new Response(null, { status: 404 })
  const info = await stat(media.path).catch(() => null)
  if (!info) return new Response(null, { status: 404 })
  const { status, from, to, headers } = answerRange(request.headers.get('Range'), info.size)
  const all = {
    ...headers,
    'Content-Type': media.mime,
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Origin': APP_ORIGIN,
    'Access-Control-Expose-Headers': 'Content-Range, Content-Length, Accept-Ranges',
  }
  if (status === 416 || request.method === 'HEAD' || to === from)
    return new Response(null, { status, headers: all })
  const stream = createReadStream(media.path, { start: from, end: to - 1, highWaterMark: READ_SIZE })
  request.signal.addEventListener('abort', () => stream.destroy(), { once: true })
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers: all })
}
