import { beforeEach, describe, expect, it } from 'vitest'
import { clearDocument, loadDocument } from '../../../renderer/state/document.ts'
import { select } from '../../../renderer/state/selection.ts'
import { indexOf, targetIndex } from '../../../renderer/state/selectors.ts'
import { line, transcriptOf } from '../../builders.ts'
import { resetStores } from '../stores.ts'

const file = {
  grant: 'g',
  name: 'a.srt',
  format: 'srt',
  encoding: 'utf-8',
  bom: false,
  sure: true,
  stamp: '1',
  source: null,
}
const lines = transcriptOf(line('a', 1000, 2000), line('untimed', null), line('b', 3000, 4000))

beforeEach(() => {
  resetStores()
  loadDocument(file, {
    transcript: lines,
    tokens: new Map(),
    diagnostics: [],
    title: null,
    format: 'srt',
    name: 'a.srt',
    text: '',
  })
})

describe('indexOf', () => {
  it('finds lines by id', () => {
    expect(['a', 'untimed', 'b', 'gone', null].map(indexOf)).toEqual([0, 1, 2, -1, -1])
    clearDocument()
    expect(indexOf('a')).toBe(-1)
  })
})

describe('targetIndex', () => {
  it('is the spoken line, in a gap the last one spoken', () => {
    expect([0, 1000, 1999, 2500, 3000, 9000].map(targetIndex)).toEqual([-1, 0, 0, 0, 2, 2])
  })

  it('is the selected line wherever the sound is', () => {
    select('untimed')
    expect([0, 1500, 9000].map(targetIndex)).toEqual([1, 1, 1])
    select('gone')
    expect(targetIndex(1500)).toBe(0)
  })
})
