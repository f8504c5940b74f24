import { describe, expect, it } from 'vitest'
import { isPage, mayAsk } from '../../../main/window/addresses.ts'

const page = 'app://earmark/index.html?locale=en'
const ask = (url: string, resourceType = 'xhr') => mayAsk({ url, resourceType }, page, false)

describe('mayAsk', () => {
  it.each(['app://earmark/assets/index.js', 'media://grant/', 'blob:app://earmark/1', 'data:font/woff2,'])(
    'lets the page ask for %s',
    (url) => expect(ask(url)).toBe(true),
  )

  it.each([
    'http://127.0.0.1:8080/',
    'https://example.org/app://earmark/',
    'ws://127.0.0.1/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'filesystem:app://earmark/temporary/x',
    'devtools://devtools/bundled/inspector.html',
    'chrome://gpu/',
    'chrome-extension://a/b.js',
    'about:blank',
    'javascript:alert(1)',
    'application:x',
    '',
  ])('refuses %s', (url) => {
    for (const type of ['xhr', 'script', 'image', 'media', 'webSocket', 'ping', 'other'])
      expect(ask(url, type)).toBe(false)
  })

  it('lets no document load but the page, and none inside it', () => {
    expect(ask('app://earmark/index.html?locale=pseudo', 'mainFrame')).toBe(true)
    for (const url of [
      'app://earmark/other.html',
      'media://grant/',
      'data:text/html,x',
      'blob:app://earmark/1',
    ])
      expect(ask(url, 'mainFrame')).toBe(false)
    for (const url of [page, 'data:text/html,x', 'media://grant/']) expect(ask(url, 'subFrame')).toBe(false)
  })

  it('lets the developer tools load for developers only', () => {
    const tools = { url: 'devtools://devtools/bundled/inspector.html', resourceType: 'mainFrame' }
    expect([mayAsk(tools, page, true), mayAsk(tools, page, false)]).toEqual([true, false])
  })
})

describe('isPage', () => {
  it('looks at the place alone', () => {
    expect(isPage('app://earmark/index.html#x', page)).toBe(true)
    expect(isPage('app://earmark/index.html.x', page)).toBe(false)
    expect(isPage('about:blank?app://earmark/index.html', page)).toBe(false)
  })
})
