import { createHash } from 'node:crypto'
import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { writeHtmlPage } from '../../../shared/export/html-page.ts'
import { PAGE_HASHES, PAGE_SCRIPT, PAGE_STYLE } from '../../../shared/export/html-page-parts.ts'
import { recognise } from '../../../shared/formats/index.ts'
import { isElement } from '../../../shared/formats/markup/markup-text.ts'
import { walkMarkup } from '../../../shared/formats/markup/markup-walk.ts'
import { createSegment } from '../../../shared/model/transcript.ts'

const transcript = {
  segments: [
    createSegment('a', 0, 1500, 'Tea & <b>bread</b>\nfor all', { speaker: '"Ann"' }),
    createSegment('b', 1500, null, '</script><script>alert(1)</script>', { speaker: '"Ann"' }),
    createSegment('c', 3_723_400, 3_723_400, 'Late.', { speaker: 'Tom' }),
    createSegment('d', null, null, 'Untimed.'),
  ],
}
const chapters = [
  { start: 0, end: null, title: 'Tea <time>', hidden: false },
  { start: 900, end: null, title: 'Silent', hidden: true },
  { start: 60_000, end: null, title: '', hidden: false },
]
const page = writeHtmlPage({ title: 'Rye <&> more', audioName: 'rye #1?.mp3', transcript, chapters })
const without = writeHtmlPage({ title: '', audioName: '', transcript, chapters: [] })
const elements = walkMarkup(page, 'html').nodes.filter(isElement)

describe('writeHtmlPage', () => {
  it('names the audio beside it and fetches nothing else', () => {
    const addresses = elements.flatMap(({ attributes }) =>
      attributes.filter(({ name }) => name === 'src' || name === 'href').map(({ value }) => value),
    )
    expect(addresses).toEqual(['#chapter-1', '#chapter-2', 'rye%20%231%3F.mp3'])
    expect(page).not.toMatch(/https?:|url\(|@import/)
    expect(elements.map(({ name }) => name)).not.toContain('link')
    expect(without).not.toContain('<audio')
  })

  it('writes every line with its time, and text that is no markup', () => {
    expect(page).toContain('<title>Rye &lt;&amp;&gt; more</title>')
    expect(page).toContain(
      '<li id="line-1" data-start="0" data-end="1.5"><button type="button" aria-label="Play from 0:00">0:00</button><p dir="auto"><b dir="auto">"Ann"</b>Tea &amp; &lt;b&gt;bread&lt;/b&gt;\nfor all</p></li>',
    )
    expect(page).toContain('<li id="line-2" data-start="1.5" data-end="3723.4"><button type="button"')
    expect(page).toContain(
      '<li id="line-3" data-start="3723.4"><button type="button" aria-label="Play from 1:02:03">1:02:03</button><p dir="auto"><b dir="auto">Tom</b>Late.</p></li>',
    )
    expect(page).toContain('<li id="line-4"><p dir="auto">Untimed.</p></li>')
    expect(elements.filter(({ name }) => name === 'script')).toHaveLength(1)
  })

  it('puts a heading before the first line of each chapter that is to be shown', () => {
    expect(page.replace(/<script>[^]*|<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toMatch(
      /Tea &lt;time&gt; 0:00 "Ann" Tea .* Untitled 1:02:03 Tom Late\./,
    )
    expect(page).not.toContain('Silent')
    expect(without).not.toMatch(/<nav|<h2/)
    expect(without.match(/<ol>/g)).toHaveLength(1)
  })

  it('knows its own style and script by their hashes, and lets no others count', () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('base64')
    expect(PAGE_HASHES).toEqual({ style: hash(PAGE_STYLE), script: hash(PAGE_SCRIPT) })
    const policy = elements.find(({ attributes }) =>
      attributes.some(({ value }) => value === 'Content-Security-Policy'),
    )
    const content = policy?.attributes.find(({ name }) => name === 'content')?.value
    expect(content).toMatch(/^default-src 'none'; .*script-src 'sha256-[\w+/=]{44}';/)
    expect(content).not.toContain('unsafe')
    expect(page).not.toMatch(/ (?:style|on\w+)=/)
  })

  it('carries a script that browsers can read, and is no transcript for Earmark', () => {
    const script = elements.find(({ name }) => name === 'script')!
    expect(() => new Script(page.slice(script.inner.from, script.inner.to))).not.toThrow()
    expect(recognise(page, 'a.html')).toEqual([])
  })
})
