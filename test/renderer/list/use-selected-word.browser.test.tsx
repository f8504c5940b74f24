import { afterEach, beforeEach, expect, it } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { clearDocument, commit, documentStore } from '../../../renderer/state/document.ts'
import { select } from '../../../renderer/state/selection.ts'
import { TranscriptList } from '../../../renderer/transcript/transcript-list.tsx'
import { setText } from '../../../shared/lines/set-text.ts'
import { createSegment } from '../../../shared/model/transcript.ts'
import { until } from '../../until.ts'
import { showLines } from '../context.ts'
import { resetStores } from '../stores.ts'
import '../../../renderer/styles/tokens.css'

beforeEach(resetStores)
afterEach(async () => {
  await cleanup()
  clearDocument()
})

it('marks the selected word, also when its line is drawn anew, and none when none is selected', async () => {
  const words = ['one', ' two', ' three'].map((text, i) => ({ text, start: 1000 * i, end: 1000 * i + 900 }))
  showLines([createSegment('a', 0, 3000, 'one two three', { words }), createSegment('b', 3000, 4000, 'Yes.')])
  await render(<TranscriptList />)
  const list = document.querySelector<HTMLElement>('[role="list"]')
  const marked = () => [...(CSS.highlights.get('selected-word') ?? [])].map(String)
  expect([list?.dataset['selectedWord'], marked()]).toEqual(['', []])
  select('a', { word: 1 })
  expect([list?.dataset['selectedWord'], marked()]).toEqual(['1', ['two']])
  select('a', { edge: 'end' })
  expect(marked()).toEqual(['two'])
  commit(setText(documentStore.getState().transcript, 0, 'once two three', { label: 'x' })!)
  await until(() => expect(marked()).toEqual(['two']))
  select('b')
  expect([list?.dataset['selectedWord'], marked()]).toEqual(['', []])
})
