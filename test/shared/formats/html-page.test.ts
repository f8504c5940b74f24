import { describe, expect, it } from 'vitest'
import { writeHtmlPage } from '../../../shared/formats/html-page.ts'
import { recognise } from '../../../shared/formats/index.ts'
import { isElement } from '../../../shared/formats/markup-text.ts'
import { walkMarkup } from '../../../shared/formats/markup-walk.ts'
import { createSegment } from '../../../shared/model/transcript.ts'

const transcript = {
  segments: [
    createSegment('a', 0, 1500, 'Tea & <b>bread</b>\nfor all', { speaker: '"Ann"' }),
    createSegment('b', 1500, null, '</script><script>alert(1)</script>', { speaker: '"Ann"' }),
    createSegment('c', 3_723_400, 3_723_400, 'Late.', { speaker: 'Tom' }),
    createSegment('d', null, null, 'Untimed.'),
  ],
}
const page = writeHtmlPage({ title: 'Rye <&> more', audioName: 'rye #1?.mp3', transcript })
const elements = walkMarkup(page, 'html').nodes.filter(isElement)

describe('writeHtmlPage', () => {
  it('names the audio beside it and fetches nothing else', () => {
    const addresses = elements.flatMap(({ attributes }) =>
      attributes.filter(({ name }) => name === 'src' || name === 'href').map(({ value }) => value),
    )
    expect(addresses).toEqual(['rye%20%231%3F.mp3'])
    expect(page).not.toMatch(/https?:|url\(|@import/)
    expect(writeHtmlPage({ title: '', audioName: '', transcript })).not.toContain('<audio')
  })

  it('writes every line with its time, and text that is no markup', () => {
    expect(page).toContain('<title>Rye &lt;&amp;&gt; more</title>')
    expect(page).toContain(
      '<li data-start="0" data-end="1.5"><button type="button" aria-label="Play from 0:00">0:00</button><p><b>"Ann"</b>Tea &amp; &lt;b&gt;bread&lt;/b&gt;<br>for all</p></li>',
    )
    expect(page).toContain('<li data-start="1.5" data-end="3723.4"><button type="button"')
    expect(page).toContain(
      '<li data-start="3723.4"><button type="button" aria-label="Play from 1:02:03">1:02:03</button><p><b>Tom</b>Late.</p></li>',
    )
    expect(page).toContain('<li><p>Untimed.</p></li>')
    expect(elements.filter(({ name }) => name === 'script')).toHaveLength(1)
  })

  it('carries a script that browsers can read, and is no transcript for Earmark', () => {
    const script = elements.find(({ name }) => name === 'script')!
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    expect(() => new Function(page.slice(script.inner.from, script.inner.to))).not.toThrow()
    expect(recognise(page, 'a.html')).toEqual([])
  })
})
