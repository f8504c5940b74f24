import { expect, it } from 'vitest'
import {
  episodeName,
  exportRequest,
  webPage,
  webPageSaved,
} from '../../../../renderer/commands/files/plan-export.ts'
import { line } from '../../../builders.ts'
import { contextOf } from '../../context.ts'

const LINES = [line('a', 1000, 2000, 'Hello there.')]
const alone = { session: { audio: null } }

it('an episode is called by its transcript, else by its files', () => {
  expect(episodeName(contextOf(LINES, { document: { title: 'A talk' } }))).toBe('A talk')
  expect(episodeName(contextOf(LINES))).toBe('a')
  expect(episodeName(contextOf([], { ...alone, document: { file: null } }))).toBe('episode')
})

it('is written beside its files, under a name that every system takes', () => {
  const titled = { document: { title: 'One/two: three?' } }
  const wanted = { text: 'Text', ending: 'notes.md', kind: 'Markdown' }
  expect(exportRequest(contextOf(LINES, titled), wanted)).toEqual({
    text: 'Text',
    encoding: 'utf-8',
    bom: false,
    suggestedName: 'One-two- three-.notes.md',
    beside: 'g',
    filter: { name: 'Markdown', extension: 'md' },
  })
  expect(exportRequest(contextOf(LINES, alone), wanted).beside).toBe('t')
  expect(exportRequest(contextOf([], { ...alone, document: { file: null } }), wanted).beside).toBeNull()
})

it('a web page has the lines, and plays the audio beside it', () => {
  const { text, ending } = webPage(contextOf(LINES))
  expect(ending).toBe('html')
  expect(text).toMatch('Hello there.')
  expect(text).toMatch('a.mp3')
  expect(webPageSaved(contextOf(LINES), 'a.html')).toBe('Saved a.html. Keep it beside a.mp3')
  expect(webPageSaved(contextOf(LINES, alone), 'a.html')).toBe('Saved a.html')
})
