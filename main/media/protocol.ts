import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { protocol, type Session } from 'electron'
import { answerRange } from '../audio/byte-range.ts'
import { preparedAudio } from '../audio/prepare.ts'
import { plainResource, type Resource, readResource, sizeOf, stateOf } from '../audio/resource.ts'
import { grantedMedia } from '../grants/grants.ts'
import { APP_ORIGIN, answer } from './answers.ts'
import { streamPeaks } from './waveform-stream.ts'

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

/** Answers both schemes in a session: who only reads gets what is there, everybody gets an answer. */
export function serve(session: Session, served: Served): void {
  session.protocol.handle('app', (request) => reading(request, () => servePage(request, served.pageFolder)))
  session.protocol.handle('media', (request) => reading(request, () => serveMedia(request, served)))
}

async function reading({ method, url }: Request, respond: () => Promise<Response>): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD')
    return answer(null, { status: 405, headers: { Allow: 'GET, HEAD' } })
  return respond().catch((cause: unknown) => {
    console.error(`No answer to ${url}:`, cause)
    return answer(null, { status: 500 })
  })
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

async function servePage({ method, url }: Request, folder: string): Promise<Response> {
  const file = fileOf(url, folder)
  const content = file === null ? null : await readFile(file).catch(() => null)
  if (file === null || content === null) return answer(null, { status: 404 })
  const headers = { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' }
  if (method === 'HEAD') return answer(null, { headers })
  if (!file.endsWith('.html')) return answer(new Uint8Array(content), { headers })
  const nonce = randomBytes(16).toString('base64')
  return answer(content.toString('utf8').replaceAll('__NONCE__', nonce), { headers, nonce })
}

/** The file at an address of the page; null when it is badly written, or not below `folder`. */
function fileOf(url: string, folder: string): string | null {
  const { pathname, host } = new URL(url)
  try {
    const named = pathname === '/' ? '/index.html' : decodeURIComponent(pathname)
    const file = path.join(folder, path.normalize(named))
    return host === 'earmark' && file.startsWith(folder + path.sep) ? file : null
  } catch {
    return null
  }
}

/**
 * `media://<grant>/` is the file as it is, `media://<grant>/exact` the one made ready for exact seeking,
 * `media://<grant>/peaks?from=MS&to=MS` its waveform, that window first.
 */
async function serveMedia(request: Request, { peaksFolder, onChanged }: Served): Promise<Response> {
  const { host: id, pathname, searchParams } = new URL(request.url)
  if (pathname === '/peaks') return servePeaks(request.method, id, searchParams, peaksFolder)
  const resource = await resourceAt(id, pathname)
  if (!resource) return answer(null, { status: 404 })
  const state = await stateOf(resource)
  if (state !== 'same') {
    onChanged(id, state)
    return answer(null, { status: 410 })
  }
  const { status, from, to, headers } = answerRange(request.headers.get('Range'), sizeOf(resource))
  const all = {
    ...headers,
    'Content-Type': resource.mime,
    ...FOR_OUR_PAGE,
    'Access-Control-Expose-Headers': 'Content-Range, Content-Length, Accept-Ranges',
  }
  if (status === 416 || request.method === 'HEAD' || to === from)
    return answer(null, { status, headers: all })
  const stream = readResource(resource, from, to)
  request.signal.addEventListener('abort', () => stream.destroy(), { once: true })
  return answer(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers: all })
}

function servePeaks(method: string, id: string, asked: URLSearchParams, folder: string): Response {
  const fromMs = Math.max(0, Number(asked.get('from')) || 0)
  const toMs = Math.max(fromMs, Number(asked.get('to')) || 0)
  const headers = { 'Content-Type': 'application/octet-stream', ...FOR_OUR_PAGE }
  return answer(method === 'HEAD' ? null : streamPeaks(id, { fromMs, toMs }, folder), { headers })
}

async function resourceAt(id: string, pathname: string): Promise<Resource | null> {
  if (pathname === '/exact') return (await preparedAudio(id))?.resource ?? null
  const media = pathname === '/' ? grantedMedia(id) : null
  return media && plainResource(media.path, media.mime).catch(() => null)
}
