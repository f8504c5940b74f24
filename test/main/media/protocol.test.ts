import { mkdir, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Session } from 'electron'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { prepareAudio } from '../../../main/audio/prepare.ts'
import { grantAudio, grantText } from '../../../main/grants/grants.ts'
import { serve } from '../../../main/media/protocol.ts'
import { everyNode } from '../../sources.ts'

vi.mock('electron', () => ({ protocol: {}, utilityProcess: {} }))

type Answer = (request: Request) => Promise<Response>
const answers = new Map<string, Answer>()
const changes: [grant: string, state: string][] = []
let folder = ''

/** Asks as the page would. Node's Request refuses nothing of `app:` and `media:`. */
async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  const answer = answers.get(new URL(url).protocol.slice(0, -1))
  if (!answer) throw new Error(`nobody answers ${url}`)
  return answer(new Request(url, init))
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-protocol-'))
  await mkdir(path.join(folder, 'page', 'assets'), { recursive: true })
  await writeFile(path.join(folder, 'page', 'index.html'), '<style nonce="__NONCE__"></style>')
  await writeFile(path.join(folder, 'page', 'assets', 'a b.js'), 'export {}')
  await writeFile(path.join(folder, 'secret.txt'), 'secret')
  await mkdir(path.join(folder, 'page-two'))
  await writeFile(path.join(folder, 'page-two', 'secret.txt'), 'secret')
  const handle = (scheme: string, answer: Answer) => answers.set(scheme, answer)
  serve({ protocol: { handle } } as unknown as Session, {
    pageFolder: path.join(folder, 'page'),
    peaksFolder: path.join(folder, 'peaks'),
    onChanged: (id, state) => changes.push([id, state]),
  })
})
afterAll(() => rm(folder, { recursive: true }))

describe('app://', () => {
  it('serves the page with a new nonce and a policy each time', async () => {
    const pages = await Promise.all([ask('app://earmark/'), ask('app://earmark/index.html')])
    const nonces = new Set<string>()
    for (const page of pages) {
      const nonce = /nonce="([^"]+)"/.exec(await page.text())?.[1] ?? ''
      nonces.add(nonce)
      const policy = page.headers.get('Content-Security-Policy')
      expect(policy).toContain(`'nonce-${nonce}'`)
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
    }
    expect(nonces.size).toBe(2)
  })

  it('serves the files of the page by their type', async () => {
    const script = await ask('app://earmark/assets/a%20b.js')
    expect([script.status, script.headers.get('Content-Type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ])
    expect(await script.text()).toBe('export {}')
  })

  it.each([
    'app://earmark/none.js',
    'app://earmark/assets',
    'app://other/index.html',
    'app://earmark/../secret.txt',
    'app://earmark/%2e%2e/secret.txt',
    'app://earmark/..%2fsecret.txt',
    'app://earmark/..%2f..%2fpage-two/secret.txt',
    'app://earmark/..%2fpage-two/secret.txt',
    'app://earmark/..%5csecret.txt',
  ])('has nothing at %s', async (url) => {
    expect((await ask(url)).status).toBe(404)
  })

  it('has nothing at an address that is badly written', async () => {
    expect((await ask('app://earmark/%E0%A4%A')).status).toBe(404)
  })
})

describe('media://', () => {
  const audio = Uint8Array.from({ length: 1000 }, (_, i) => i % 251)
  let url = ''
  beforeAll(async () => {
    await writeFile(path.join(folder, 'talk.mp3'), audio)
    url = `media://${grantAudio(path.join(folder, 'talk.mp3'), 'audio/mpeg')}/`
  })
  const bytes = async (response: Response) => [...new Uint8Array(await response.arrayBuffer())]

  it('serves the whole audio', async () => {
    const response = await ask(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('audio/mpeg')
    expect(response.headers.get('Accept-Ranges')).toBe('bytes')
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('app://earmark')
    expect(await bytes(response)).toEqual([...audio])
  })

  it('serves a part', async () => {
    const response = await ask(url, { headers: { Range: 'bytes=100-199' } })
    expect([response.status, response.headers.get('Content-Range')]).toEqual([206, 'bytes 100-199/1000'])
    expect(await bytes(response)).toEqual([...audio.slice(100, 200)])
    expect(await bytes(await ask(url, { headers: { Range: 'bytes=-1' } }))).toEqual([audio[999]])
  })

  it('has no bytes beyond the end, and none for HEAD', async () => {
    const beyond = await ask(url, { headers: { Range: 'bytes=1000-' } })
    expect([beyond.status, await beyond.text()]).toEqual([416, ''])
    const head = await ask(url, { method: 'HEAD' })
    expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([200, '1000', ''])
  })

  it('gives only audio that was granted and is there', async () => {
    const text = grantText(path.join(folder, 'secret.txt'))
    expect((await ask(`media://${text}/`)).status).toBe(404)
    expect((await ask('media://no-such/')).status).toBe(404)
    await writeFile(path.join(folder, 'gone.mp3'), audio)
    const gone = grantAudio(path.join(folder, 'gone.mp3'), 'audio/mpeg')
    await unlink(path.join(folder, 'gone.mp3'))
    expect((await ask(`media://${gone}/`)).status).toBe(404)
  })

  it('serves prepared audio until the file changes, and says when it did', async () => {
    const file = path.join(folder, 'prepared.m4a')
    await writeFile(file, audio)
    const id = grantAudio(file, 'audio/mp4')
    prepareAudio(id, file, { kind: 'AAC in MP4', mime: 'audio/mp4', plays: true, layout: 'mp4' })
    expect(await bytes(await ask(`media://${id}/exact`))).toEqual([...audio])
    await writeFile(file, audio.slice(0, 500))
    expect((await ask(`media://${id}/exact`)).status).toBe(410)
    await unlink(file)
    expect((await ask(`media://${id}/exact`)).status).toBe(410)
    expect(changes).toEqual([
      [id, 'changed'],
      [id, 'gone'],
    ])
  })

  it('has nothing at other addresses of a grant', async () => {
    const id = grantAudio(path.join(folder, 'talk.mp3'), 'audio/mpeg')
    expect((await ask(`media://${id}/exact`)).status).toBe(404)
    expect((await ask(`media://${id}/secret.txt`)).status).toBe(404)
  })
})

describe('any answer', () => {
  let audio = ''
  beforeAll(async () => {
    await writeFile(path.join(folder, 'any.mp3'), 'sound')
    audio = `media://${grantAudio(path.join(folder, 'any.mp3'), 'audio/mpeg')}/`
  })
  const addresses = [
    'app://earmark/',
    'app://earmark/assets/a%20b.js',
    'app://earmark/none.js',
    'media://none/',
  ]
  const everywhere = () => [...addresses, 'app://other/', 'app://earmark/%E0%A4%A', audio, `${audio}peaks`]

  it('has the policy and its type, also when nothing is there or it is refused', async () => {
    const asked = everywhere().flatMap((url) => [
      ask(url),
      ask(url, { method: 'HEAD' }),
      ask(url, { method: 'PUT' }),
    ])
    for (const { headers } of await Promise.all(asked)) {
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    }
  })

  it('is none to who would change something', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
      for (const url of everywhere()) {
        const { status, headers, body } = await ask(url, { method })
        expect([status, headers.get('Allow'), body]).toEqual([405, 'GET, HEAD', null])
      }
    }
  })

  it('has no body for HEAD', async () => {
    for (const url of everywhere()) expect((await ask(url, { method: 'HEAD' })).body).toBeNull()
  })
})

it('a Response is made in one place', () => {
  const makers = new Set<string>()
  everyNode((node, file) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Response') makers.add(file)
  })
  expect([...makers]).toEqual(['main/media/answers.ts'])
})
