import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { copyLines } from '../../../../renderer/commands/lines/copy.ts'
import { contextNow } from '../../../../renderer/commands/perform.ts'
import { clearDocument, loadDocument } from '../../../../renderer/state/document.ts'
import { select } from '../../../../renderer/state/selection.ts'
import { sessionStore } from '../../../../renderer/state/session.ts'
import { readTranscript } from '../../../../shared/formats/index.ts'
import { argumentsOf, refuse, resetHost } from '../../fake-host.ts'
import { resetStores } from '../../stores.ts'

vi.mock('../../../../renderer/host.ts', () => import('../../fake-host.ts'))

const TEXT = '0:01 One.\n\n0:02 Two.\n\n0:03 Three.\n'

beforeEach(() => {
  resetStores()
  resetHost()
  const reading = readTranscript(TEXT, 'a.txt')
  const { format, name } = reading
  const file = { grant: 'g', name, format, encoding: 'utf-8', bom: false, sure: true, stamp: '' }
  loadDocument({ ...file, source: reading }, reading)
})
afterEach(clearDocument)

it('copies all selected lines, whichever end was selected first', async () => {
  for (const [selectedId, extentId] of [
    ['L1', 'L2'],
    ['L2', 'L1'],
  ]) {
    sessionStore.setState({ message: '' })
    select(selectedId ?? null, { extent: extentId ?? null })
    await copyLines(contextNow(), 'timed')
    expect(argumentsOf('copyText').at(-1)).toEqual({ text: '[0:01] One.\n[0:02] Two.' })
    expect(sessionStore.getState().message).toBe('Copied 2 lines with times')
  }
})

it('says when there is no line to copy, and when the clipboard refuses', async () => {
  await copyLines(contextNow(), 'words')
  expect(argumentsOf('copyText')).toEqual([])
  expect(sessionStore.getState().message).toBe('Select a line first')
  refuse('copyText', { detail: 'busy' })
  select('L3')
  await copyLines(contextNow(), 'words')
  expect(argumentsOf('copyText')).toEqual([{ text: 'Three.' }])
  expect(sessionStore.getState().problems[0]?.what).toContain('busy')
  expect(sessionStore.getState().message).not.toContain('Copied')
})
