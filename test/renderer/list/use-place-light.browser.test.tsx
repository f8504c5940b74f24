import { afterEach, beforeEach, expect, it } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { spokenRect, watchPlace } from '../../../renderer/list/use-place-light.ts'
import { publish } from '../../../renderer/playback/clock.ts'
import { clearDocument, commit, documentStore } from '../../../renderer/state/document.ts'
import { setFind } from '../../../renderer/state/find.ts'
import { hear } from '../../../renderer/state/session.ts'
import { TranscriptList } from '../../../renderer/transcript/transcript-list.tsx'
import { setText } from '../../../shared/lines/set-text.ts'
import { createSegment, type Segment } from '../../../shared/model/transcript.ts'
import { NO_WORD } from '../../../shared/timing/spoken-word.ts'
import { until } from '../../until.ts'
import { showLines } from '../context.ts'
import { resetStores } from '../stores.ts'
import '../../../renderer/styles/tokens.css'

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  clearDocument()
})

/** A line whose words take a second each. */
const spoken = (id: string, start: number, text: string): Segment => {
  const words = text.split(' ').map((word, i) => ({
    text: i === 0 ? word : ` ${word}`,
    start: start + 1000 * i,
    end: start + 1000 * i + 900,
  }))
  return createSegment(id, start, null, text, { words })
}
const LONG = 'This is the first of the sentences. Here is another one. And the last of them.'

async function show() {
  const segments = [
    spoken('a', 0, 'one two three'),
    spoken('b', 5000, 'שלום לך עולם'),
    createSegment('c', 10_000, 40_000, LONG),
    createSegment('d', 40_000, 42_000, 'A short one. It is.'),
    ...Array.from({ length: 400 }, (_, i) => spoken(`x${i}`, 50_000 + 3000 * i, 'and so on')),
  ]
  showLines(segments)
  await render(
    <div style={{ height: 500, display: 'flex' }}>
      <TranscriptList />
    </div>,
  )
  const list = document.querySelector<HTMLElement>('[role="list"]')
  const light = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(textOf)
  return { list, words: () => light('spoken-word'), sentences: () => light('spoken-sentence') }
}

function say(activeId: string | null, activeWord: number): void {
  hear({ activeId, activeWord })
  publish()
}

it('lights the spoken word, tells its number, and goes out in a gap', async () => {
  const { list, words } = await show()
  expect([list?.dataset['word'], words()]).toEqual(['', []])
  say('a', 1)
  expect([list?.dataset['word'], words()]).toEqual(['1', ['two']])
  say('b', 2)
  expect([list?.dataset['word'], words()]).toEqual(['2', ['עולם']])
  say(null, NO_WORD)
  expect([list?.dataset['word'], words()]).toEqual(['', []])
})

it('stays on the word while its letters are drawn anew: searched, changed', async () => {
  const { words } = await show()
  say('a', 2)
  const { segments } = documentStore.getState().transcript
  setFind({ isOpen: true, hits: { segments, list: Int32Array.of(0, 9, 12) } })
  await until(() => expect(document.querySelector('mark')).not.toBe(null))
  expect(words()).toEqual(['three'])
  const { transcript } = documentStore.getState()
  const edit = setText(transcript, 0, 'one two or three', { label: 'text' })
  if (edit) commit(edit)
  say('a', 3)
  await until(() => expect(words()).toEqual(['three']))
})

it('lights a line that is drawn only because it is spoken', async () => {
  const { words } = await show()
  say('x399', 1)
  await until(() => expect(words()).toEqual(['so']))
})

it('lights the sentence of a long line without word times, otherwise than a word; none of a short one', async () => {
  const { list, words, sentences } = await show()
  say('c', NO_WORD)
  expect([list?.dataset['word'], words(), sentences()]).toEqual(['', [], [LONG.slice(0, 35)]])
  say('d', NO_WORD)
  expect([words(), sentences()]).toEqual([[], []])
})

it('tells when another place is spoken, and where that is', async () => {
  await show()
  let times = 0
  const stop = watchPlace(() => times++)
  say('a', 0)
  publish()
  say('a', 1)
  expect(times).toBe(2)
  const [rect, line] = [
    spokenRect('a'),
    document.querySelector('[data-index="0"] p')?.getBoundingClientRect(),
  ]
  expect(rect?.left).toBeGreaterThan(line?.left ?? Infinity)
  expect(spokenRect('b')).toBe(null)
  stop()
})

function textOf(range: AbstractRange): string {
  return range instanceof Range ? range.toString() : ''
}
