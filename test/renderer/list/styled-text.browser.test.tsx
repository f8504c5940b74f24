import { afterEach, expect, it } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { StyledText } from '../../../renderer/list/styled-text.tsx'
import { clearDocument, commit, documentStore, loadDocument } from '../../../renderer/state/document.ts'
import { readTranscript } from '../../../shared/formats/index.ts'
import { setText } from '../../../shared/lines/set-text.ts'

afterEach(async () => {
  await cleanup()
  clearDocument()
})

function Line() {
  const [segment] = documentStore.getState().transcript.segments
  return <p>{segment && <StyledText segment={segment} />}</p>
}

async function show(words: string): Promise<HTMLElement> {
  const reading = readTranscript(`WEBVTT\n\n00:01.000 --> 00:02.000\n${words}\n`, 'a.vtt')
  const { format, name } = reading
  const file = { grant: 'g', name, format, encoding: 'utf-8', bom: false, sure: true, stamp: '' }
  loadDocument({ ...file, source: reading }, reading)
  const { container } = await render(<Line />)
  return container.querySelector('p') ?? container
}

it('shows styles as styles and ruby above its base; the text is the same', async () => {
  const line = await show(
    '<v Ann>one <i>two</i> <b><u>three</u></b> <ruby>漢<rt>kan</rt></ruby>\n<v Tom>Yes.',
  )
  const spans = [...line.querySelectorAll('span')].map((span) => [
    span.textContent,
    getComputedStyle(span).fontStyle,
    Number(getComputedStyle(span).fontWeight) > 500,
    getComputedStyle(span).textDecorationLine,
    span.dataset['voice'],
  ])
  expect(spans).toEqual([
    ['two', 'italic', false, 'none', undefined],
    ['three', 'normal', true, 'underline', undefined],
    ['Yes.', 'normal', false, 'none', 'Tom'],
  ])
  expect(line.querySelector('ruby rt')?.textContent).toBe('kan')
  expect(line.textContent).toBe(documentStore.getState().transcript.segments[0]?.text)
})

it('makes no elements of what a line says', async () => {
  const line = await show('<i>one</i> &lt;img src=x onerror=alert(1)&gt;')
  expect(line.querySelectorAll('img')).toHaveLength(0)
  expect(line.textContent).toBe('one <img src=x onerror=alert(1)>')
})

it('shows a text that was changed as it will be saved: words that stay keep their styles', async () => {
  await show('<i>one</i> two')
  const edit = setText(documentStore.getState().transcript, 0, 'one two three', { label: 'Edit text' })
  if (edit) commit(edit)
  await cleanup()
  const { container } = await render(<Line />)
  expect([...container.querySelectorAll('span')].map(({ textContent }) => textContent)).toEqual(['one'])
  expect(container.textContent).toBe('one two three')
})
