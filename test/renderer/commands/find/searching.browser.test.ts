import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  previewReplaceAll,
  replaceAll,
  replaceOne,
  startFinding,
} from '../../../../renderer/commands/find/searching.ts'
import { commit, documentStore, loadDocument } from '../../../../renderer/state/document.ts'
import { findStore, setFind } from '../../../../renderer/state/find.ts'
import { selectionStore } from '../../../../renderer/state/selection.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { setText } from '../../../../shared/lines/set-text.ts'
import { until } from '../../../until.ts'
import { FILE } from '../../context.ts'
import { resetStores } from '../../stores.ts'

let ending = new AbortController()
const texts = () => documentStore.getState().transcript.segments.map(({ text }) => text)
const bar = () => findStore.getState()
const look = (text: string) => setFind({ isOpen: true, query: { ...bar().query, text }, focus: {} })
const found = (matches: number) =>
  until(() => expect([bar().hits.list.length / 3, bar().isSearching]).toEqual([matches, false]))

beforeEach(() => {
  resetStores()
  const source = readTranscript('0:01 one two\n\n0:02 two\n\n0:03 three\n', 'a.txt')
  loadDocument({ ...FILE, source }, source)
  ending = new AbortController()
  startFinding(ending.signal)
})
afterEach(() => {
  setFind({ isOpen: false })
  ending.abort()
})

it('the matches follow what is looked for, and the transcript', async () => {
  look('two')
  await found(2)
  expect(bar().present).toBe(0)
  commit(setText(documentStore.getState().transcript, 2, 'two, two', { label: 'x' })!)
  await found(4)
  look('(')
  await found(0)
})

it('one match is replaced, and the next one selected', async () => {
  look('two')
  await found(2)
  setFind({ replacement: 'four' })
  await replaceOne()
  expect(texts()).toEqual(['one four', 'two', 'three'])
  expect(sessionStore.getState().message).toBe('Replaced')
  expect(documentStore.getState().transcript.segments[1]?.id).toBe(selectionStore.getState().id)
})

it('all are replaced once that was shown', async () => {
  look('two')
  await found(2)
  setFind({ replacement: 'four' })
  replaceAll()
  await until(() => expect(bar().preview?.matches).toBe(2))
  expect(texts()).toContain('two')
  replaceAll()
  expect(texts()).toEqual(['one four', 'four', 'three'])
  await found(0)
  await previewReplaceAll()
  expect(sessionStore.getState().message).toBe('Nothing to replace')
})
